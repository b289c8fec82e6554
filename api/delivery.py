"""Answer from the content items: take what is asked, fetch what its texts name, and join the texts.

Every function takes ``now``, the moment at which things must be public, and costs a constant number of queries.
"""

import json
from datetime import datetime

from .banners import shown_at
from .marks import references_in
from .models import ContentItem, Reference
from .querysets import CARD_COLUMNS
from .splicing import Part, splice


def part_of(item: ContentItem) -> Part:
    return Part(*(getattr(item, name) for name in CARD_COLUMNS))


def parts_in(*texts: str, now: datetime) -> dict[str, Part]:
    """Return what the texts name and is public, by key, with what the cards among it name. One query."""
    named = references_in(*texts)
    in_cards = Reference.objects.filter(source__key__in=named, in_card=True).values("target_key")
    public = ContentItem.objects.public(now)
    rows = public.filter(key__in=named).union(public.filter(key__in=in_cards))
    return {row[0]: Part(*row) for row in rows.values_list(*CARD_COLUMNS)}


def document(item: ContentItem, now: datetime) -> str:
    """Return the document of an item as JSON. One query and those of its lists."""
    parts = parts_in(item.document, now=now)
    return splice(item.document, parts, part_of(item), Lists(now, item).fill)


def cards(items: list[ContentItem], now: datetime) -> list[str]:
    """Return the card of each item as JSON. One query."""
    parts = parts_in(*(item.card for item in items), now=now)
    return [splice(item.card, parts, part_of(item)) for item in items]


def resolved(item: ContentItem, now: datetime) -> str:
    """Return the answer to ``resolve`` for a page: the page, its zones, breadcrumbs and alternates."""
    family = list(ancestors(item, now))
    aside = next((page.aside for page in reversed([*family, item]) if page.aside), "[]")
    parts = parts_in(item.document, aside, now=now)
    lists = Lists(now, item)
    page = splice(item.document, parts, part_of(item), lists.fill)
    zone = splice(aside, parts, fill=lists.fill)
    crumbs = ",".join(part_of(page).link() for page in family)
    return (
        f'{{"kind":"page","page":{page},"zones":{{"aside":{zone}}},'
        f'"breadcrumbs":[{crumbs}],"alternates":{json.dumps(alternates(item, now))}}}'
    )


def ancestors(item: ContentItem, now: datetime):
    """Return the public pages above ``item`` on its site, the home page first. One query."""
    above = [item.tree_path[:length] for length in range(4, len(item.tree_path), 4)]
    pages = ContentItem.objects.public(now).filter(kind="page", tree_path__in=above, site=item.site)
    return pages.exclude(path="").order_by("tree_path").for_cards("aside")


def alternates(item: ContentItem, now: datetime) -> list[dict]:
    """Return where ``item`` stands in other languages. One query."""
    others = ContentItem.objects.public(now).filter(
        kind="page", translation_key=item.translation_key, site=item.site
    )
    others = others.exclude(locale=item.locale).exclude(path="").order_by("locale")
    return [{"locale": locale, "url": path} for locale, path in others.values_list("locale", "path")]


class Lists:
    """Fills the lists of a page that are found when it is read. Each costs at most four queries."""

    def __init__(self, now: datetime, page: ContentItem):
        self.now = now
        self.page = page

    def fill(self, name: str, arguments: dict) -> str:
        """Return the elements of the list ``name``, joined by commas."""
        return ",".join(getattr(self, name)(**arguments))

    def latest(self, section: int | None, count: int) -> list[str]:
        """Cards of the newest articles of a section, or of the whole site, in the page's language."""
        found = self.articles()
        if section is not None:
            found = found.below(section_path(section, self.now))
        return cards(list(found.once().for_cards()[:count]), self.now)

    def featured(self, count: int) -> list[str]:
        """Cards of the newest articles marked as featured."""
        return cards(list(self.articles().once().for_cards().filter(featured=True)[:count]), self.now)

    def banners(self, placement: int) -> list[str]:
        """The banners that show at a placement on this page now."""
        return cards(shown_at(placement, self.page, self.now), self.now)

    def articles(self):
        public = ContentItem.objects.public(self.now).of_type("article")
        return public.filter(site=self.page.site, locale=self.page.locale).exclude(path="").newest_first()


def section_path(section: int, now: datetime) -> str:
    """Return the tree path of a public section; one that matches nothing if there is none."""
    found = ContentItem.objects.public(now).filter(key=f"page:{section}").values_list("tree_path", flat=True)
    return found.first() or "-"
