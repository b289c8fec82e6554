"""What officers do with pages; each action does it in Wagtail and notes in the ledger what must follow."""

from dataclasses import replace

from wagtail.models import Locale, Page, PageViewRestriction, Revision

from .clock import HOUR
from .ledger import Content, PageNote
from .writing import PAGES, thing, write_page


class PageDesk:
    """Actions on pages. ``a`` and ``b`` choose among what there is, and a desk with nothing to choose from rests."""

    def content(self, a: int, **more) -> Content:
        """Return a new text that names one thing of each kind, as far as there are any."""
        word = self.ledger.new_word()
        kinds: dict[str, list[str]] = {}
        for key in self.nameable():
            kinds.setdefault(key.split(":")[0], []).append(key)
        names = tuple(keys[(a + number) % len(keys)] for number, keys in enumerate(kinds.values()))
        return Content(**{"word": word, "slug": f"s{self.ledger.words}", "names": names} | more)

    def nameable(self) -> list[str]:
        articles = [page.key for page in self.ledger.pages.values() if page.type == "article"]
        return [*articles, *self.ledger.snippets, *self.ledger.files]

    def note_page(self, page, type: str, parent: int | None, content: Content, **more) -> PageNote:
        more = {"family": page.pk, "locale": page.locale.language_code, "type": type} | more
        note = PageNote("page", page.pk, content, content, parent=parent, **more)
        self.ledger.pages[page.pk] = note
        return note

    def chosen_page(self, a: int, *types: str, aliases: bool = False) -> PageNote | None:
        found = [
            page
            for page in self.ledger.pages.values()
            if (not types or page.type in types) and (aliases or page.alias_of is None)
        ]
        return found[a % len(found)] if found else None

    def create_page(self, a: int, b: int) -> PageNote | None:
        """Write a first draft below a home page or section."""
        parent, kind = self.chosen_page(a, "home", "section"), ("article", "section", "standard")[b % 3]
        if parent is None or len(self.ledger.pages) > self.most_pages:
            return None
        content = self.content(a + b)
        page = PAGES[kind](live=False, locale=Locale.objects.get(language_code=parent.locale))
        write_page(page, content)
        page = thing(parent.key).add_child(instance=page)
        if kind == "article":
            self.sign(page)
        note = self.note_page(page, kind, parent.pk, content)
        self.note_revision(note, page.save_revision(), content)
        return note

    def sign(self, page) -> None:
        """Give an article its author and its tag."""
        if self.author is not None:
            page.article_authors.add(self.author_of_article())
        if self.tag is not None:
            page.tags.add(self.tag)
        page.save()

    def note_revision(self, note: PageNote, revision: Revision, content: Content) -> None:
        note.draft = content
        note.revisions.append((revision.pk, content))

    def publish_new_page(self, a: int, b: int) -> None:
        if note := self.create_page(a, b):
            self.publish(note)

    def edit_page(self, a: int, b: int) -> PageNote | None:
        """Write a draft of a page that keeps its slug."""
        note = self.chosen_page(a)
        if note is not None:
            self.draft(note, self.content(b, slug=note.draft.slug, expires=note.draft.expires))
        return note

    def draft(self, note: PageNote, content: Content) -> None:
        page = thing(note.key).get_latest_revision_as_object()
        write_page(page, content)
        self.note_revision(note, page.save_revision(), content)

    def publish(self, note: PageNote) -> None:
        """Publish the latest draft."""
        revision = thing(note.key).get_latest_revision()
        if revision is None:
            return
        revision.publish()
        self.published(note, note.draft)

    def published(self, note: PageNote, content: Content) -> None:
        """Note what publishing ``content`` does to a page and to its aliases."""
        if content.begins is not None and content.begins > self.clock.moment:
            note.due = (content.begins, content)
            if not note.live:
                note.row = content
            return
        note.row, note.live, note.due = content, True, None
        for alias in self.aliases(note):
            alias.row = replace(content, slug=alias.row.slug)
            alias.live = True

    def aliases(self, note: PageNote) -> list[PageNote]:
        return [page for page in self.ledger.pages.values() if page.alias_of == note.pk]

    def publish_page(self, a: int, b: int) -> None:
        if note := self.chosen_page(a):
            self.publish(note)

    def edit_and_publish_page(self, a: int, b: int) -> None:
        if note := self.edit_page(a, b):
            self.publish(note)

    def rename_page(self, a: int, b: int) -> None:
        """Give a page, or a section with everything below, another address."""
        if note := self.chosen_page(a, "section", "article", "standard"):
            self.draft(note, replace(self.content(b), expires=note.draft.expires))
            self.publish(note)

    def schedule_page(self, a: int, b: int) -> None:
        """Have the next draft published in an hour or two."""
        if note := self.chosen_page(a, "article", "section", "standard"):
            begins = self.clock.moment + HOUR * (1 + b % 2)
            self.draft(note, self.content(b, slug=note.draft.slug, begins=begins))
            self.publish(note)

    def limit_page(self, a: int, b: int) -> None:
        """Publish a page that expires in an hour or two."""
        if note := self.chosen_page(a, "article", "section", "standard"):
            expires = self.clock.moment + HOUR * (1 + b % 2)
            self.draft(note, self.content(b, slug=note.draft.slug, expires=expires))
            self.publish(note)

    def restore_page(self, a: int, b: int) -> None:
        """Publish an old revision as it was."""
        note = self.chosen_page(a)
        if note is None or not note.revisions:
            return
        pk, content = note.revisions[b % len(note.revisions)]
        if self.names_something_lost(content):
            return
        Revision.objects.get(pk=pk).publish()
        self.published(note, content)

    def names_something_lost(self, content: Content) -> bool:
        return not set(content.names) <= set(self.ledger.keys())

    def unpublish_page(self, a: int, b: int) -> None:
        """Take a page down, as its own class or, as many of the admin's views do, as a plain page."""
        if note := self.chosen_page(a, aliases=True):
            (thing(note.key) if b % 2 else Page.objects.get(pk=note.pk)).unpublish()
            self.taken_down(note)

    def taken_down(self, note: PageNote) -> None:
        if note.live:
            note.live, note.due = False, None
        for alias in self.aliases(note):
            self.taken_down(alias)

    def restrict_page(self, a: int, b: int) -> None:
        """Let only those who log in see a page and what is below it, or everybody again."""
        note = self.chosen_page(a, aliases=True)
        if note is None:
            return
        if note.restricted:
            PageViewRestriction.objects.get(page_id=note.pk).delete()
        else:
            PageViewRestriction.objects.create(page_id=note.pk, restriction_type="login")
        note.restricted = not note.restricted
