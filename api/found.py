"""What a statement found, and the answers that are joined from it."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from .answers import Answer
from .calendar import Calendar, Coming, calendar
from .marks import key_of, references_in
from .problems import invalid
from .splicing import splice
from .statements import Row, earliest, moment


def articles_tag(section: int | None = None) -> str:
    """Return the tag of answers that list articles: one more article changes them, though nothing in them changed."""
    return f"articles:{section}" if section else "articles"


def listing(elements: str, next_cursor: str | None) -> str:
    """Return the JSON of a list from its elements, joined by commas."""
    return f'{{"items":[{elements}],"next_cursor":{json.dumps(next_cursor)}}}'


ListWanted = tuple[str, str]
# The arms whose rows no text can name.
NO_PARTS = {"asked", "places", "version", "site", "texts"}


class Found:
    """The rows of a statement, for readers of a site: by arm, those that texts can name by key, and lists by number."""

    def __init__(
        self,
        rows: Sequence[Row],
        now: datetime,
        wanted: Sequence[ListWanted] = (),
        site: int | None = None,
        locale: str = "",
    ):
        self.arms: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.arms[row.arm].append(row)
        self.parts = {row.key: row for row in rows if row.arm not in NO_PARTS}
        # Banners that lead to what is not public, by what they wait for.
        self.waiting = {
            row.key: row.destination
            for row in self.parts.values()
            if row.destination and row.destination not in self.parts
        }
        for key in self.waiting:
            del self.parts[key]
        self.now = now
        self.wanted = wanted
        self.site, self.locale = site, locale

    def __getitem__(self, arm: str) -> list[Row]:
        return self.arms[arm]

    def text(self, text: str, own: Row | None = None) -> str:
        return splice(text, self.parts, own, self.fill, self.site)

    def cards(self, rows: Sequence[Row]) -> str:
        """Return the cards of some rows, joined by commas."""
        return ",".join(splice(row.card, self.parts, row, site=self.site) for row in rows)

    def fill(self, name: str, arguments: str) -> str:
        return self.cards(self.listed(name, arguments))

    def listed(self, name: str, arguments: str) -> list[Row]:
        """Return the rows of a list that a text wants."""
        if name != "banners":
            lists = [wanted for wanted in self.wanted if wanted[0] != "banners"]
            return self[list_arm(lists.index((name, arguments)))]
        return self.banners_at(json.loads(arguments)["placement"])

    def banners_at(self, placement: int) -> list[Row]:
        """Return the banners of a placement in their order, without those that lead to what is not public."""
        shown = {row.object_id: row for row in self["banners"] if row.key in self.parts}
        stands = [place.object_id for place in self["places"] if place.site == placement]
        return [shown[banner] for banner in stands if banner in shown]

    def at_site(self, locale: str | None = None) -> Row:
        """Answer for the site that is asked, in a language or its own; return its row. Raises a problem for no site."""
        if not self["site"]:
            raise invalid("site", _("There is no such site."))
        [site] = self["site"]
        self.site, self.locale = site.pk, locale or site.locale
        return site

    def answer(
        self,
        write: Callable[[], str],
        shown: Sequence[Row],
        *texts: str,
        beside: Sequence[Row] = (),
        waits_for: Callable[[Coming], bool] = lambda coming: False,
        lists: frozenset[str] = frozenset(),
        also: str = "",
    ) -> Answer:
        """Return the answer that shows some rows and the lists that are wanted; its texts and cards name others.

        ``beside`` are rows that it does not show but would be another without. ``waits_for`` tells which of what is to
        come would change it, beside what its texts and lists name.
        """
        filled = [self.listed(*wanted) for wanted in self.wanted]
        listed = [row for rows in filled for row in rows]
        keys = self.with_inner(references_in(*texts, *(row.card for row in listed)))
        made_of = [*shown, *listed, *(self.parts[key] for key in sorted(keys) if key in self.parts)]
        beside = [*beside, *(self.parts[row.destination] for row in made_of if row.destination)]
        depends_on = [*made_of, *beside]
        until = self.next_change(keys | self.awaited(keys), depends_on, waits_for)
        lists |= self.tags_of_lists()
        # The same rows may be divided among the lists in another way.
        also = f"{also};{','.join(str(len(rows)) for rows in filled)}"
        return Answer(write, made_of, until, lists, also, beside)

    def tags_of_lists(self) -> frozenset[str]:
        """Return the tags of the lists of articles that are wanted; not of a hidden section, whose id is hidden too."""
        sections = (
            json.loads(arguments).get("section") for name, arguments in self.wanted if name != "banners"
        )
        return frozenset(
            articles_tag(section)
            for section in sections
            if section is None or key_of("page", section) in self.parts
        )

    def with_inner(self, keys: set[str]) -> set[str]:
        """Return the keys that texts name, with those that the cards of the public items among them name."""
        return keys | references_in(*(self.parts[key].card for key in keys if key in self.parts))

    def awaited(self, keys: set[str]) -> set[str]:
        """Return the keys of the destinations that banners, which are named or stand at a placement, wait for."""
        placements = {json.loads(args)["placement"] for name, args in self.wanted if name == "banners"}
        standing = {f"banner:{place.object_id}" for place in self["places"] if place.site in placements}
        return {wanted for key, wanted in self.waiting.items() if key in keys or key in standing}

    def next_change(
        self, keys: set[str], depends_on: Sequence[Row], waits_for: Callable[[Coming], bool]
    ) -> datetime | None:
        """Return when an answer changes by itself: when one of its rows ends, or something comes that touches it.

        What comes touches it if it has one of the keys, is one of the rows or stands above one, whose address it may
        change, or is waited for.
        """
        ends = earliest(moment(row.visible_until) for row in depends_on if row.visible_until)
        calendar = self.calendar()
        if not calendar.coming:
            return ends
        keys = keys | {row.key for row in depends_on}
        trees = [row.tree_path for row in depends_on]
        waiting = [waits_for, *(self.list_condition(*wanted) for wanted in self.wanted)]

        def touches(coming: Coming) -> bool:
            above = coming.tree_path and any(tree.startswith(coming.tree_path) for tree in trees)
            return above or coming.key in keys or any(waits(coming) for waits in waiting)

        return earliest([calendar.next_for(touches, self.now), ends])

    def list_condition(self, name: str, arguments: str) -> Callable[[Coming], bool]:
        """Return what a list waits for."""
        given = json.loads(arguments)
        if name == "banners":
            return lambda coming: given["placement"] in coming.placements and coming.locale == self.locale
        return new_article(self.site, self.locale, given.get("section"))

    def calendar(self) -> Calendar:
        versions = self["version"]
        return calendar(versions[0].version if versions else 0, self.now)


def list_arm(number: int) -> str:
    """Return the name of the arm that fills a list of articles, by its number among them."""
    return f"list_{number}"


def new_article(site: int | None, locale: str, section: int | None = None) -> Callable[[Coming], bool]:
    """Return what a list of articles of a site in a language, or of a section, waits for."""

    def waits_for(coming: Coming) -> bool:
        in_language = (coming.type, coming.site, coming.locale) == ("article", site, locale)
        return in_language and (section is None or section in coming.sections)

    return waits_for
