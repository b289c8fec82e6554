"""Lists of cards, newest first, that go on by a cursor: a list costs one statement, however deep it is read."""

from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.db.models import BigIntegerField, BooleanField, DateTimeField, TextField
from django.db.models.functions import Cast

from . import arms, cursors
from .answers import Answer
from .articles import articles as articles_of
from .articles import public_section
from .calendar import Coming
from .found import Found, articles_tag, listing, new_article
from .models import SearchEntry
from .querysets import ContentItemQuerySet
from .statements import Arm, Named, Row, Statement, Written, moment
from .words import holding

BEFORE = (Named("before_at", DateTimeField()), Named("before_id", BigIntegerField()))
SECTION = Named("section", BigIntegerField())
# What a front end may narrow a list of articles by, and how.
TERMS = ("section", "tag", "author")
FILTERS = {
    "from": lambda items: items.filter(published_at__gte=Named("from", DateTimeField())),
    "to": lambda items: items.filter(published_at__lt=Named("to", DateTimeField())),
    "featured": lambda items: items.filter(featured=Named("featured", BooleanField())),
    "q": lambda items: items.filter(pk__in=SearchEntry.objects.filter(holding("words")).values("pk")),
}


@cache
def articles_statement(names: frozenset[str]) -> Statement:
    """Return the statement for a list of articles with the filters of those names."""
    section = SECTION if "section" in names else None
    items = articles_of(arms.HERE, arms.LOCALE, section)
    for name in sorted(names & FILTERS.keys()):
        items = FILTERS[name](items)
    ordered = in_order(
        items, [name for name in TERMS if name in names], BEFORE if "cursor" in names else None
    )
    return list_statement(ordered, {"section": Arm(public_section(section), "")} if section else {})


def in_order(items: ContentItemQuerySet, terms: list[str], before) -> ContentItemQuerySet:
    """Return items that have some terms, newest first, after a place: the index of the first term gives the order."""
    if not terms:
        return (items.before(*before) if before else items).newest_first()
    for name in terms[1:]:
        items = items.with_term(name, Cast(Named(name), TextField()))
    return items.newest_with_term(terms[0], Named(terms[0]), before)


@cache
def polls_statement(with_cursor: bool) -> Statement:
    """Return the statement for the polls of a language."""
    polls = arms.public().filter(type="poll", locale=arms.LOCALE)
    return list_statement(in_order(polls, [], BEFORE if with_cursor else None))


def list_statement(items: ContentItemQuerySet, beside: dict[str, Arm] | None = None) -> Statement:
    """Return the statement for a list of cards, with what they name and what the list depends on beside them."""
    every: dict[str, Arm | Written] = {
        "site": arms.site(),
        "found": Arm(items, limit="one_more"),
        **(beside or {}),
        "within": arms.inner("found"),
        "version": arms.version(),
    }
    return Statement(every, before={"here": arms.here()})


def articles(asked: dict, now: datetime) -> Answer:
    """Return a page of the list of articles. One query.

    Raises a problem if there is no such site, or for a cursor that is not ours.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    names = frozenset(given) & {"cursor", *TERMS, *FILTERS}
    section = given.get("section")
    found = found_by(articles_statement(names), given, now)
    new = new_article(found.site, found.locale, section)
    # A list of a section is empty while that is not public.
    return page_of(
        found, given, articles_tag(section), lambda coming: new(coming) or coming.key == f"page:{section}"
    )


def polls(asked: dict, now: datetime) -> Answer:
    """Return a page of the list of polls. One query."""
    found = found_by(polls_statement("cursor" in asked), asked, now)
    return page_of(
        found, asked, "polls", lambda coming: (coming.type, coming.locale) == ("poll", found.locale)
    )


def found_by(statement: Statement, asked: dict, now: datetime) -> Found:
    one_more = asked["limit"] + 1
    values = {
        "host": asked.get("site"),
        "locale": None,
        **asked,
        **place_in(asked),
        "now": now,
        "one_more": one_more,
    }
    found = Found(statement.run(**values), now)
    found.at_site(asked.get("locale"))
    return found


def page_of(found: Found, asked: dict, tag: str, waits_for: Callable[[Coming], bool]) -> Answer:
    limit = asked["limit"]
    shown = found["found"][:limit]
    more = cursor_behind(shown[-1]) if len(found["found"]) > limit else None
    cards = [row.card for row in shown]
    return found.answer(
        lambda: listing(found.cards(shown), more),
        shown,
        *cards,
        beside=found["section"],
        waits_for=waits_for,
        lists=frozenset({tag}),
        also=str(more),
    )


def place_in(asked: dict) -> dict:
    """Return the values for where a list goes on."""
    if "cursor" not in asked:
        return {}
    published_at, object_id = cursors.read(asked["cursor"])
    return {"before_at": published_at, "before_id": object_id}


def cursor_behind(row: Row) -> str:
    published_at = moment(row.published_at)
    assert published_at is not None, "what is in a list was published"
    return cursors.write(published_at, row.object_id)
