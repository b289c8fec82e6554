"""What a statement found, and the answers that are joined from it."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence

from .answers import Answer, changes_at, named_in
from .problems import invalid
from .splicing import splice
from .statements import Row


def articles_tag(section: int | None = None) -> str:
    """Return the tag of answers that list articles: one more article changes them, though nothing in them changed."""
    return f"articles:{section}" if section else "articles"


def listing(elements: str, next_cursor: str | None) -> str:
    """Return the JSON of a list from its elements, joined by commas."""
    return f'{{"items":[{elements}],"next_cursor":{json.dumps(next_cursor)}}}'


ListWanted = tuple[str, str]


class Found:
    """The rows of a statement, for readers of a site: by arm, those that texts can name by key, and lists by number."""

    def __init__(self, rows: Sequence[Row], wanted: Sequence[ListWanted] = (), site: int | None = None):
        self.arms: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.arms[row.arm].append(row)
        self.parts = {row.key: row for row in rows if row.arm != "asked"}
        self.wanted = wanted
        self.site = site

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
            return self[list_arm(self.wanted.index((name, arguments)))]
        placement = json.loads(arguments)["placement"]
        shown = {row.object_id: row for row in self["banners"]}
        stands = [place.object_id for place in self["places"] if place.site == placement]
        return [shown[banner] for banner in stands if banner in shown]

    def require_site(self) -> Row:
        """Return the site that is asked: its id, host name (title) and own language. Raises a problem for none."""
        if not self["site"]:
            raise invalid("site", "There is no such site.")
        return self["site"][0]

    def answer(
        self,
        write: Callable[[], str],
        shown: Sequence[Row],
        *texts: str,
        lists: frozenset[str] = frozenset(),
        also: str = "",
    ) -> Answer:
        """Return the answer that shows some rows and the lists that are wanted; its texts and cards name others."""
        listed = [row for wanted in self.wanted for row in self.listed(*wanted)]
        named = named_in([*texts, *(row.card for row in listed)], self.parts)
        made_of = [*shown, *listed, *named]
        coming = [row for arm in ("due", "coming", "coming_banners") for row in self[arm]]
        lists |= {
            articles_tag(json.loads(wanted).get("section"))
            for name, wanted in self.wanted
            if name != "banners"
        }
        return Answer(write, made_of, changes_at([*made_of, *coming]), lists, also)


def list_arm(number: int) -> str:
    return f"list_{number}"
