"""The tree of sections, and the trees of a site's navigation."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

from . import arms
from .answers import Answer
from .calendar import Coming
from .found import Found
from .splicing import splice
from .statements import Arm, Row, Statement

SECTIONS = frozenset({"sections"})


@cache
def sections_statement() -> Statement:
    """Return the statement for the sections of a site in a language."""
    where = {"type": "section", "site": arms.HERE, "locale": arms.LOCALE}
    return Statement(
        {
            "site": arms.site(),
            "found": Arm(arms.public().filter(**where).with_address()),
            "within": arms.inner("found"),
            "version": arms.version(),
        },
        before={"here": arms.here()},
    )


def sections(host: str | None, locale: str | None, now: datetime) -> Answer:
    """Return the tree of sections. One query. Raises a problem if there is no such site."""
    found = Found(sections_statement().run(host=host, locale=locale, now=now), now)
    found.at_site(locale)
    rows = in_tree(found["found"])

    def node(row: Row) -> dict:
        return json.loads(splice(row.card, found.parts, row, site=found.site))

    def write() -> str:
        return json.dumps({"items": tree(rows, node)}, ensure_ascii=False)

    return found.answer(
        write, rows, *(row.card for row in rows), lists=SECTIONS, waits_for=new_page(found, "section")
    )


def new_page(found: Found, *types: str) -> Callable[[Coming], bool]:
    """Return what waits for pages of some types on the site and in the language of what was found."""
    return lambda coming: (coming.site, coming.locale) == (found.site, found.locale) and coming.type in types


def in_tree(rows: Sequence[Row]) -> list[Row]:
    """Return rows as they stand in the tree of pages."""
    return sorted(rows, key=lambda row: row.tree_path)


def tree(rows: Sequence[Row], node: Callable[[Row], dict]) -> list[dict]:
    """Return rows as nested ``children``, as they stand in the tree of pages; ``node`` makes a dict of one."""
    roots: list[dict] = []
    open_branches: list[tuple[str, dict]] = []
    for row in in_tree(rows):
        while open_branches and not row.tree_path.startswith(open_branches[-1][0]):
            open_branches.pop()
        branch = {**node(row), "children": []}
        (open_branches[-1][1]["children"] if open_branches else roots).append(branch)
        open_branches.append((row.tree_path, branch))
    return roots
