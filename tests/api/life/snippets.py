"""What officers do with polls, banners, link groups and video clips, and with authors and tags."""

from django.urls import reverse
from wagtail.models import Revision

from pages import models
from tests import factories

from .clock import HOUR
from .ledger import Content, Piece
from .writing import FACTORIES, thing, write_snippet

KINDS = tuple(FACTORIES)


class SnippetDesk:
    def snippet_content(self, kind: str, a: int) -> Content:
        """Return a new text of a snippet: a banner leads, and a web link, to a page or document or to elsewhere."""
        places = [""]
        if kind in ("banner", "link_group"):
            places += [page.key for page in self.ledger.pages.values()]
        if kind == "banner":
            places += [file.key for file in self.ledger.files.values() if file.kind == "document"]
        place = places[a % len(places)]
        return Content(self.ledger.new_word(), names=(place,) if place else ())

    def create_snippet(self, a: int, b: int) -> Piece | None:
        kind = KINDS[a % len(KINDS)]
        image = next((file for file in self.ledger.files.values() if file.kind == "image"), None)
        if kind == "banner" and image is None:
            return None
        return self.make_snippet(kind, self.snippet_content(kind, b))

    def make_snippet(self, kind: str, content: Content) -> Piece:
        more = {"picture": thing(self.image_key())} if kind == "banner" else {}
        snippet = FACTORIES[kind](live=False, **more)
        write_snippet(snippet, content)
        snippet.save()
        piece = Piece(kind, snippet.pk, content, content)
        self.ledger.snippets[piece.key] = piece
        if kind == "link_group":
            self.ledger.groups.append(snippet.pk)
        self.note_revision(piece, snippet.save_revision(), content)
        return piece

    def image_key(self) -> str:
        return next(file.key for file in self.ledger.files.values() if file.kind == "image")

    def chosen_snippet(self, a: int, kind: str = "") -> Piece | None:
        found = [piece for piece in self.ledger.snippets.values() if kind in ("", piece.kind)]
        return found[a % len(found)] if found else None

    def publish_new_snippet(self, a: int, b: int) -> None:
        if piece := self.create_snippet(a, b):
            self.publish_piece(piece)

    def publish_piece(self, piece: Piece) -> None:
        thing(piece.key).get_latest_revision().publish()
        piece.row, piece.live = piece.draft, True

    def publish_snippet(self, a: int, b: int) -> None:
        if piece := self.chosen_snippet(a):
            self.publish_piece(piece)

    def edit_snippet(self, a: int, b: int) -> Piece | None:
        if piece := self.chosen_snippet(a):
            self.draft_snippet(piece, self.snippet_content(piece.kind, b))
        return piece

    def draft_snippet(self, piece: Piece, content: Content) -> None:
        snippet = thing(piece.key).get_latest_revision_as_object()
        write_snippet(snippet, content)
        self.note_revision(piece, snippet.save_revision(), content)

    def edit_and_publish_snippet(self, a: int, b: int) -> None:
        if piece := self.edit_snippet(a, b):
            self.publish_piece(piece)

    def limit_snippet(self, a: int, b: int) -> None:
        """Let a poll open, or a banner begin or end, in an hour."""
        piece = self.chosen_snippet(a, ("poll", "banner")[b % 2])
        if piece is None:
            return
        moment, word = self.clock.moment + HOUR, self.ledger.new_word()
        begins = piece.kind == "poll" or b % 4 == 1
        self.draft_snippet(piece, Content(word, **{"begins" if begins else "expires": moment}))
        self.publish_piece(piece)

    def restore_snippet(self, a: int, b: int) -> None:
        piece = self.chosen_snippet(a)
        if piece is None:
            return
        pk, content = piece.revisions[b % len(piece.revisions)]
        if not self.names_something_lost(content):
            Revision.objects.get(pk=pk).publish()
            piece.row, piece.live = content, True

    def unpublish_snippet(self, a: int, b: int) -> None:
        if piece := self.chosen_snippet(a):
            thing(piece.key).unpublish()
            piece.live = False

    def delete_snippet(self, a: int, b: int) -> None:
        if piece := self.chosen_snippet(a):
            thing(piece.key).delete()
            del self.ledger.snippets[piece.key]
            self.ledger.groups = [pk for pk in self.ledger.groups if piece.key != f"link_group:{pk}"]
            self.ledger.placed = [pk for pk in self.ledger.placed if piece.key != f"banner:{pk}"]

    def order_banners(self, a: int, b: int) -> None:
        """Put banners at the placement, in a new order, as its form does."""
        banners = [piece.pk for piece in self.ledger.snippets.values() if piece.kind == "banner"]
        wanted = banners[a % (len(banners) or 1) :] + banners[: a % (len(banners) or 1)]
        placement = models.Placement.objects.get(pk=self.placement.pk)
        placement.banner_placements = [
            models.BannerPlacement(banner_id=pk, sort_order=number) for number, pk in enumerate(wanted)
        ]
        placement.save()
        self.ledger.placed = wanted

    def place_banner(self, a: int, b: int) -> None:
        """Put one more banner behind those at the placement."""
        found = [
            piece.pk
            for piece in self.ledger.snippets.values()
            if piece.kind == "banner" and piece.pk not in self.ledger.placed
        ]
        if found:
            place = {"banner_id": found[0], "sort_order": 1000 + len(self.ledger.placed)}
            models.BannerPlacement.objects.create(placement_id=self.placement.pk, **place)
            self.ledger.placed.append(found[0])

    def take_banner_away(self, a: int, b: int) -> None:
        if self.ledger.placed:
            pk = self.ledger.placed.pop(a % len(self.ledger.placed))
            models.BannerPlacement.objects.get(placement_id=self.placement.pk, banner_id=pk).delete()

    def renew_placement(self, a: int, b: int) -> None:
        """Delete the placement and make another of the same name, without banners."""
        models.Placement.objects.get(pk=self.placement.pk).delete()
        self.placement = factories.PlacementFactory(slug="ben-phai", name="Bên phải")
        self.ledger.placed = []

    def order_link_groups(self, a: int, b: int) -> None:
        """Drag a group of web links to another place in their list."""
        if piece := self.chosen_snippet(a, "link_group"):
            address = reverse(models.LinkGroup.snippet_viewset.get_url_name("reorder"), args=[piece.pk])
            place = b % len(self.ledger.groups)
            answer = self.admin.post(f"{address}?position={place}")
            assert answer.status_code == 200, answer.content[:2000]
            self.ledger.groups.remove(piece.pk)
            self.ledger.groups.insert(place, piece.pk)

    def resize_placement(self, a: int, b: int) -> None:
        placement = models.Placement.objects.get(pk=self.placement.pk)
        placement.width, placement.name = 100 + a, f"Chỗ {b}"
        placement.save()

    def rename_author(self, a: int, b: int) -> None:
        word = self.ledger.new_word()
        self.author.refresh_from_db()
        self.author.name = word
        self.author.save()
        self.ledger.open_words["author"] = word

    def rename_tag(self, a: int, b: int) -> None:
        if self.tag is not None:
            word = self.ledger.new_word()
            self.tag.refresh_from_db()
            self.tag.name = word
            self.tag.save()
            self.ledger.open_words["tag"] = word

    def delete_tag(self, a: int, b: int) -> None:
        if self.tag is not None:
            models.Tag.objects.get(pk=self.tag.pk).delete()
            self.tag = None
            del self.ledger.open_words["tag"]

    def author_of_article(self):
        return models.ArticleAuthor(author=self.author)

    def new_tag(self) -> None:
        """Make the tag of the articles written from now on."""
        self.ledger.open_words["tag"] = self.ledger.new_word()
        self.tag = factories.TagFactory(name=self.ledger.open_words["tag"], slug="the")
