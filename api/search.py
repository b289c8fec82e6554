"""Finding pages by their words, and ranking them."""

from datetime import datetime
from functools import cache, reduce
from operator import and_

from django.db.models import BooleanField, Case, Exists, F, IntegerField, Q, QuerySet, When
from django.db.models.expressions import RawSQL

from . import arms, cursors
from .answers import Answer
from .articles import original_in
from .found import Found, articles_tag, listing
from .hits import Hits
from .models import ContentItem, SearchEntry
from .querysets import not_over_at
from .statements import NOW, Arm, Named, Row, Statement, Written
from .words import holding, padded, query_text, words, written

# The newest matches are ranked and given; looking at the text of more would take longer than readers wait.
MOST_RESULTS = 200
SALT = "newsdesk.search"
RANKED = RawSQL("SELECT pk FROM ranked", ())


def newest_matches() -> QuerySet:
    """Return the newest entries of a site and language that hold every word."""
    # An entry repeats what ``public()`` looks at, for a page that is not gone; the hits ask the items themselves.
    visible = SearchEntry.objects.filter(not_over_at(NOW), hidden=False, site=arms.HERE, locale=arms.LOCALE)
    originals = original_in(arms.public().filter(site=arms.HERE, locale=arms.LOCALE))
    found = visible.filter(holding("words"), Q(alias_of="") | ~Exists(originals))
    return found.order_by(F("published_at").desc(), F("item").desc()).values_list("pk")[:MOST_RESULTS]


def ranked(words_asked: int) -> QuerySet:
    """Return the newest matches, the best first, with how well they match."""
    entries = SearchEntry.objects.filter(pk__in=RawSQL("SELECT pk FROM newest", ()))
    best = entries.annotate(rank=rank(words_asked)).order_by(
        "-rank", F("published_at").desc(nulls_last=True), F("item").desc()
    )
    return best.values_list("pk", "rank")


def rank(words_asked: int):
    """Return the expression for how well an entry matches a query of so many words.

    The reader's own marks count more than folded words, titles more than texts, neighbours more than scattered words.
    A text without the folded words side by side cannot hold them side by side as the reader wrote them.
    """
    scattered = reduce(and_, (within("title_words", f"word_{number}") for number in range(words_asked)))
    in_text = points(within("words", "phrase"), 1 + points(within("written", "exact"), 8))
    titles = points(within("title_written", "exact"), 16) + points(within("title_words", "phrase"), 4)
    return titles + points(scattered, 2) + in_text


def within(column: str, name: str) -> Q:
    """Return the condition that some words, with ``%`` around them, stand in a column. LIKE looks at bytes."""
    return Q(RawSQL(f"{column} LIKE %s", (Named(name),), BooleanField()))


def points(condition: Q, number):
    return Case(When(condition, then=number), default=0, output_field=IntegerField())


@cache
def search_statement(words_asked: int) -> Statement:
    """Return the statement for a page of the hits, with their texts and what their cards name."""
    place = RawSQL(f"SELECT rank FROM ranked WHERE ranked.pk = {ContentItem._meta.db_table}.id", ())
    words_too = {
        **arms.BLANKS,
        "pk": "pk",
        "text": F("plain_text"),
        "aside": F("words"),
        "title": F("written"),
    }
    texts = Arm(SearchEntry.objects.filter(pk__in=RANKED), instead=words_too)
    every: dict[str, Arm | Written] = {
        "site": arms.site(),
        "found": Arm(arms.public().filter(pk__in=RANKED).with_address(), instead={"sort_order": place}),
        "texts": texts,
        "within": Arm(arms.inner("found").items.filter(kind="page")),
        "version": arms.version(),
    }
    before = {
        "here": arms.here(),
        "newest": ("pk", newest_matches()),
        "ranked": ("pk, rank", ranked(words_asked), "LIMIT %(one_more)s OFFSET %(start)s"),
    }
    return Statement(every, before)


def search(asked: dict, now: datetime) -> Answer:
    """Return a page of ranked results. One query.

    Raises a problem if there is no such site, or for a cursor that is not ours.
    """
    query, start = asked["q"], start_of(asked)
    wanted = words(query)
    end = min(start + asked["limit"], MOST_RESULTS)
    values = {
        **{f"word_{number}": f"% {word} %" for number, word in enumerate(wanted)},
        "host": asked.get("site"),
        "locale": asked.get("locale"),
        "words": query_text(query),
        "now": now,
        "phrase": padded(query),
        "exact": written(query),
        "one_more": end - start + 1,
        "start": start,
    }
    found = Found(search_statement(len(wanted)).run(**values), now)
    found.at_site(asked.get("locale"))
    best = sorted(found["found"], key=place_of, reverse=True)
    shown = best[: end - start]
    more = cursors.signed(end, SALT) if len(best) > len(shown) and end < MOST_RESULTS else None
    hits = Hits(found, query)
    sections = {row.key: row for row in map(hits.section, shown) if row}
    return found.answer(
        lambda: listing(",".join(map(hits.json, shown)), more),
        [*shown, *sections.values()],
        waits_for=lambda coming: (coming.site, coming.locale) == (found.site, found.locale),
        lists=frozenset({articles_tag()}),
        also=str(more),
    )


def place_of(row: Row) -> tuple:
    """Return by what hits are put in order, as ``ranked`` has it; a page of a host's need not have a date."""
    return row.sort_order, row.published_at or "", row.pk


def start_of(asked: dict) -> int:
    return cursors.unsigned(asked["cursor"], SALT) if "cursor" in asked else 0
