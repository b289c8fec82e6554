"""What officers do with the tree of pages: move, copy, alias, translate, delete."""

from dataclasses import replace

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from .ledger import PageNote
from .writing import thing


class TreeDesk:
    def new_slug(self) -> str:
        self.ledger.new_word()
        return f"s{self.ledger.words}"

    def destination(self, note: PageNote, b: int) -> PageNote | None:
        """Return a home page or section that does not stand below ``note``."""
        family = {page.pk for page in self.ledger.below(note.pk)}
        found = [
            page
            for page in self.ledger.pages.values()
            if page.type in ("home", "section") and page.pk not in family and page.alias_of is None
        ]
        return found[b % len(found)] if found else None

    def move_page(self, a: int, b: int) -> None:
        """Move a page with everything below it, as its own class or as a plain page."""
        note = self.chosen_page(a, "article", "section", "standard", aliases=True)
        target = note and self.destination(note, b)
        if note is None or target is None:
            return
        page = thing(note.key) if b % 2 else Page.objects.get(pk=note.pk)
        page.move(Page.objects.get(pk=target.pk), "last-child")
        note.parent = target.pk

    def reorder_page(self, a: int, b: int) -> None:
        """Put a page before its first sibling."""
        if note := self.chosen_page(a, "article", "section", "standard", aliases=True):
            page = Page.objects.get(pk=note.pk)
            page.move(page.get_first_sibling(), "left")

    def alias_page(self, a: int, b: int) -> None:
        """Give an article a second place."""
        note = self.chosen_page(a, "article")
        target = note and self.destination(note, b)
        if note is None or target is None or len(self.ledger.pages) > self.most_pages:
            return
        slug = self.new_slug()
        page = thing(note.key).create_alias(parent=Page.objects.get(pk=target.pk), update_slug=slug)
        alias = self.note_page(
            page, note.type, target.pk, replace(note.row, slug=slug), alias_of=note.pk, locale=note.locale
        )
        alias.live = note.live
        self.copy_restriction(note, alias)

    def copy_restriction(self, note: PageNote, copy: PageNote) -> None:
        """Wagtail copies the restriction of a page along with it, unless one covers its new place."""
        parent = self.ledger.pages.get(copy.parent or 0)
        copy.restricted = note.restricted and not (parent and self.ledger.is_restricted(parent))

    def detach_alias(self, a: int, b: int) -> None:
        """Make an alias a page of its own."""
        aliases = [page for page in self.ledger.pages.values() if page.alias_of is not None]
        if not aliases:
            return
        note = aliases[a % len(aliases)]
        ConvertAliasPageAction(thing(note.key)).execute(skip_permission_checks=True)
        note.alias_of = None
        self.note_revision(note, thing(note.key).get_latest_revision(), note.row)

    def copy_page(self, a: int, b: int) -> None:
        """Copy a page that has nothing below it; the copy is live if the original is and that is wanted."""
        note = self.chosen_page(a, "article", "standard")
        target = note and self.destination(note, b)
        if note is None or target is None or len(self.ledger.pages) > self.most_pages:
            return
        slug = self.new_slug()
        page = thing(note.key).copy(
            to=Page.objects.get(pk=target.pk), update_attrs={"slug": slug}, keep_live=bool(a % 2)
        )
        copy = self.note_page(page, note.type, target.pk, replace(note.row, slug=slug), locale=note.locale)
        copy.live = note.live and bool(a % 2)
        self.copy_restriction(note, copy)
        self.note_revision(copy, thing(copy.key).get_latest_revision(), replace(note.draft, slug=slug))

    def translate_page(self, a: int, b: int) -> PageNote | None:
        """Begin the English version of a page, and first of what it stands below."""
        note = self.chosen_page(a)
        if note is None or note.locale == self.foreign or len(self.ledger.pages) > self.most_pages:
            return None
        return self.translated(note)

    def translated(self, note: PageNote) -> PageNote:
        found = (
            page
            for page in self.ledger.pages.values()
            if page.family == note.family and page.locale == self.foreign
        )
        if there := next(found, None):
            return there
        parent = self.translated(self.ledger.pages[note.parent]) if note.parent else None
        page = thing(note.key).copy_for_translation(Locale.objects.get(language_code=self.foreign))
        content = replace(note.row, slug=page.slug)
        copy = self.note_page(page, note.type, parent and parent.pk, content, family=note.family)
        self.copy_restriction(note, copy)
        self.note_revision(copy, thing(copy.key).get_latest_revision(), content)
        return copy

    def publish_translation(self, a: int, b: int) -> None:
        if note := self.translate_page(a, b):
            self.publish(note)

    def delete_page(self, a: int, b: int) -> None:
        """Delete a page with everything below it, as its own class or as a plain page."""
        note = self.chosen_page(a, "article", "section", "standard", aliases=True)
        gone = {page.pk for page in self.ledger.below(note.pk)} if note else set()
        if note is None or gone & {site.root for site in self.ledger.sites.values()}:
            return
        (thing(note.key) if b % 2 else Page.objects.get(pk=note.pk)).delete()
        for pk in gone:
            del self.ledger.pages[pk]
        for page in self.ledger.pages.values():
            if page.alias_of in gone:
                page.alias_of = None
