"""A page, alone or with everything around it, joined from stored texts.

Each function runs one statement, ``resolved`` two, and returns an ``Answer``; None if what was asked is not public.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import BigIntegerField, BooleanField, F, UUIDField
from django.db.models.expressions import RawSQL

from . import arms
from .answers import Answer
from .articles import featured, list_of
from .calendar import Coming
from .found import Found, list_arm
from .marks import references_in
from .models import ContentItem
from .splicing import link, lists_in
from .statements import COLUMNS, MOMENTS, Arm, Named, Row, Statement
from .surroundings import places_to

NEWEST_FEATURED = 6
ASKED_LOCALE = RawSQL("SELECT locale FROM asked", ())
ASKED_SITE = RawSQL("SELECT site FROM asked", ())
IS_HOME = RawSQL("EXISTS (SELECT 1 FROM asked WHERE type = 'home')", (), BooleanField())
# The places in the tree above the page that was asked, from its parent to the root.
ABOVE = RawSQL(
    "WITH RECURSIVE above (place) AS ("
    "SELECT substr(tree_path, 1, length(tree_path) - 4) FROM asked "
    "UNION ALL SELECT substr(place, 1, length(place) - 4) FROM above WHERE length(place) > 4"
    ") SELECT place FROM above",
    (),
)


# A whole page


@cache
def page_statement(*types: str) -> Statement:
    """Return the statement for one page by its key; with the articles a home page features if any type may come."""
    asked = arms.public().filter(key=Named("key"), kind="page").with_address()
    home = {}
    if not types:
        home = {list_arm(0): Arm(featured(ASKED_SITE, ASKED_LOCALE).filter(IS_HOME), limit="count_0")}
    return Statement(
        {
            "asked": Arm(asked.of_type(*types) if types else asked, "document"),
            "named": arms.named(arms.named_by("asked")),
            "places": arms.places(arms.PLACEMENTS),
            "banners": arms.banners(arms.PLACEMENTS, "SELECT pk FROM asked", ASKED_LOCALE),
            **home,
            "within": arms.inner("named", "banners", *home),
            "version": arms.version(),
        }
    )


def page(key: str, now: datetime, *types: str) -> Answer | None:
    """Return a whole page of one of the types, or of any. One query.

    Two for a page of a host that wants a list in its body which ours do not: the newest of a section.
    """
    found = Found(page_statement(*types).run(key=key, now=now, count_0=NEWEST_FEATURED), now)
    if not found["asked"]:
        return None
    [asked] = found["asked"]
    found.wanted, found.site, found.locale = lists_in(asked.text), asked.site, asked.locale
    if [name for name, _arguments in found.wanted if name != "banners"] not in ([], ["featured"]):
        found = around(asked, [asked.text], now)
    return found.answer(lambda: found.text(asked.text, asked), [asked], asked.text)


# An address with everything around it


@cache
def address_statement() -> Statement:
    """Return the statement for the page at a path of a site, with those above it and its translations."""
    own = arms.among("id", arms.rows_of("asked"))
    family = RawSQL(f"SELECT translation_key FROM {ContentItem._meta.db_table} WHERE {own}", ())
    pages = arms.public().of_kind("page").with_address()
    asked = pages.on_site(arms.HERE).filter(path=Named("path"))
    others = (
        pages.on_site(ASKED_SITE)
        .filter(arms.Among(F("translation_key"), family))
        .exclude(locale=ASKED_LOCALE)
    )
    return Statement(
        {
            "site": arms.site(),
            "asked": Arm(asked.order_by("pk"), "document", aside=True),
            "above": Arm(pages.on_site(ASKED_SITE).filter(arms.Among(F("tree_path"), ABOVE)), "", aside=True),
            "others": Arm(others, ""),
            "version": arms.version(),
        },
        before={"here": arms.here()},
    )


def resolved(host: str | None, path: str, now: datetime) -> Answer | None:
    """Return the page at an address with its zones, breadcrumbs and translations. Two queries.

    Raises a problem if there is no such site.
    """
    found = Found(address_statement().run(host=host, path=path, now=now), now)
    found.at_site()
    return with_surroundings(found["asked"][0], found, now) if found["asked"] else None


def with_surroundings(asked: Row, at: Found, now: datetime, place: int | None = None) -> Answer:
    """Return the answer for a page, found with those above it and its translations.

    ``place`` is the row whose sections count for banners, if it is not the page's own.
    """
    family = sorted(at["above"], key=lambda row: row.tree_path)
    others = sorted(at["others"], key=lambda row: row.locale)
    aside = next((row.aside for row in reversed([*family, asked]) if row.aside), "[]")
    found = around(asked, [asked.text, aside], now, place)

    def write() -> str:
        crumbs = ",".join(link(row) for row in family)
        alternates = json.dumps([{"locale": row.locale, "url": row.path} for row in others])
        return (
            f'{{"kind":"page","page":{found.text(asked.text, asked)},"zones":{{"aside":{found.text(aside)}}},'
            f'"breadcrumbs":[{crumbs}],"alternates":{alternates}}}'
        )

    def waits_for(coming: Coming) -> bool:
        return asked.key in coming.translations

    return found.answer(write, [asked, *family, *others], asked.text, aside, waits_for=waits_for)


@cache
def draft_statement() -> Statement:
    """Return the statement for what stands around a page that need not be in the table: its family, its own item."""
    pages = arms.public().of_kind("page").on_site(Named("site")).with_address()
    others = pages.filter(translation_key=Named("translation_key", UUIDField())).exclude(
        locale=Named("locale")
    )
    places = ContentItem.objects.filter(kind="page", tree_path__in=arms.any_of("places"))
    return Statement(
        {
            "above": Arm(pages.filter(tree_path__in=arms.any_of("places")), "", aside=True),
            "others": Arm(others, ""),
            "places": Arm(places, ""),
        }
    )


def drafted(item: ContentItem, now: datetime) -> str:
    """Return a draft, whose item is not stored, as readers would get it. Three queries."""
    columns: dict[str, Any] = {
        name: None if name in MOMENTS else getattr(item, name) for name in COLUMNS if name != "text"
    }
    asked = Row(**columns, arm="asked", text=item.document)
    values = {name: getattr(item, name) for name in ("site", "locale", "translation_key")}
    found = Found(draft_statement().run(places=places_to(item.tree_path), **values, now=now), now)
    found.arms["above"] = [row for row in found["above"] if row.tree_path != item.tree_path]
    # A page that was never published counts for banners as the nearest one above it does.
    nearest = max(found["places"], key=lambda row: row.tree_path, default=asked)
    return with_surroundings(asked, found, now, nearest.pk).write()


@cache
def around_statement(lists: tuple[tuple[str, bool], ...], with_banners: bool) -> Statement:
    """Return the statement for what texts name, with lists: the name of each, and whether it is of a section."""
    placements, page = arms.any_of("placements", "bigint"), "SELECT CAST(%(page)s AS bigint)"
    at_places = {
        "places": arms.places(placements),
        "banners": arms.banners(placements, page, Named("locale")),
    }
    filled = {
        list_arm(number): Arm(list_of(name, section_of(number, of_section)), limit=f"count_{number}")
        for number, (name, of_section) in enumerate(lists)
    }
    return Statement(
        {
            "named": arms.named(arms.any_of("keys")),
            **(at_places if with_banners else {}),
            **filled,
            "within": arms.inner("named", *(["banners"] if with_banners else []), *filled),
            "version": arms.version(),
        }
    )


def section_of(number: int, given: bool) -> Named | None:
    return Named(f"section_{number}", BigIntegerField()) if given else None


def around(page: Row, texts: Sequence[str], now: datetime, place: int | None = None) -> Found:
    """Return what some texts on a page name and is public, and their lists. One query."""
    wanted = lists_in(*texts)
    lists = [(name, json.loads(arguments)) for name, arguments in wanted if name != "banners"]
    values = {}
    for number, (_name, arguments) in enumerate(lists):
        values |= {f"{name}_{number}": value for name, value in arguments.items()}
    placements = [json.loads(arguments)["placement"] for name, arguments in wanted if name == "banners"]
    of_sections = tuple((name, bool(arguments.get("section"))) for name, arguments in lists)
    statement = around_statement(of_sections, bool(placements))
    rows = statement.run(
        keys=sorted(references_in(*texts)),
        placements=placements,
        site=page.site,
        locale=page.locale,
        page=place or page.pk,
        now=now,
        **values,
    )
    return Found(rows, now, wanted, page.site, page.locale)
