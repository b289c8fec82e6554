"""Finding pages by their words, ranking them, and showing where the words stand: with the reader's marks or without."""

import json
from datetime import datetime
from functools import cache, reduce
from itertools import islice
from operator import and_

from django.core import signing
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.html import escape
from rest_framework.serializers import DateTimeField

from . import arms
from .answers import Answer
from .found import Found, articles_tag, listing
from .models import ContentItem, SearchEntry
from .problems import invalid
from .querysets import not_over_at
from .splicing import splice
from .statements import NOW, Arm, Named, Row, Statement, moment
from .words import WORD, folded, matching, padded, query_text, words, written

# Only the newest matches are ranked, and of those only the first are given.
MOST_RANKED = 500
MOST_RESULTS = 200
SNIPPET_LENGTH = 240
SALT = "newsdesk.search"
RANKED = RawSQL("SELECT pk FROM ranked", ())


def newest_matches() -> QuerySet:
    """Return the newest entries of a site and language that hold every word."""
    # An entry repeats what ``public()`` looks at, for a page that is not gone; the hits ask the items themselves.
    visible = SearchEntry.objects.filter(not_over_at(NOW), hidden=False, site=arms.HERE, locale=arms.LOCALE)
    originals = arms.public().filter(key=OuterRef("alias_of"), site=arms.HERE, locale=arms.LOCALE)
    found = visible.filter(Q(alias_of="") | ~Exists(originals), pk__in=matching("words"))
    return found.order_by(F("published_at").desc(), F("item").desc()).values_list("pk")[:MOST_RANKED]


def ranked(words_asked: int) -> QuerySet:
    """Return the newest matches, the best first, with how well they match."""
    entries = SearchEntry.objects.filter(pk__in=RawSQL("SELECT pk FROM newest", ()))
    best = entries.annotate(rank=rank(words_asked)).order_by(
        "-rank", F("published_at").desc(), F("item").desc()
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
    return Q(GreaterThan(StrIndex(F(column), Named(name)), Value(0)))


def points(condition: Q, number):
    return Case(When(condition, then=number), default=0, output_field=IntegerField())


@cache
def search_statement(words_asked: int) -> Statement:
    """Return the statement for a page of the hits, with their texts and what their cards name."""
    place = RawSQL(f"SELECT rank FROM ranked WHERE ranked.pk = {ContentItem._meta.db_table}.id", ())
    words_too = {**arms.BLANK, "pk": "pk", "text": F("plain_text"), "aside": F("words")}
    texts = Arm(SearchEntry.objects.filter(pk__in=RANKED), instead=words_too)
    every = {
        "site": arms.site(),
        "found": Arm(arms.public().filter(pk__in=RANKED).with_address(), instead={"sort_order": place}),
        "texts": texts,
        "within": arms.inner("found"),
        "version": arms.version(),
    }
    before = {
        "here": arms.here(),
        "newest": ("pk", newest_matches()),
        "ranked": ("pk, rank", ranked(words_asked), "LIMIT %(one_more)s OFFSET %(start)s"),
    }
    # Planned for each query: how often its words occur decides which way is short.
    return Statement(every, before, prepared=False)


def search(asked: dict, now: datetime) -> Answer:
    """Return a page of ranked results. One query.

    Raises a problem if there is no such site, or for a cursor that is not ours.
    """
    query, start = asked["q"], start_of(asked)
    wanted = words(query)
    end = min(start + asked["limit"], MOST_RESULTS)
    values = {
        **{f"word_{number}": f" {word} " for number, word in enumerate(wanted)},
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
    best = sorted(found["found"], key=lambda row: (row.sort_order, row.published_at, row.pk), reverse=True)
    shown = best[: end - start]
    more = signing.dumps(end, salt=SALT) if len(best) > len(shown) and end < MOST_RESULTS else None
    texts = {row.pk: row for row in found["texts"]}
    return found.answer(
        lambda: listing(",".join(hit(row, texts[row.pk], found, query) for row in shown), more),
        shown,
        *(row.card for row in shown),
        waits_for=lambda coming: (coming.site, coming.locale) == (found.site, found.locale),
        lists=frozenset({articles_tag()}),
        also=str(more),
    )


def start_of(asked: dict) -> int:
    try:
        return signing.loads(asked["cursor"], salt=SALT) if "cursor" in asked else 0
    except (signing.BadSignature, UnicodeError) as error:
        raise invalid("cursor", "Use a cursor as it was given.") from error


def hit(row: Row, text: Row, found: Found, query: str) -> str:
    """Return one result as JSON."""
    card = json.loads(splice(row.card, found.parts, row, site=found.site)) if row.card else {}
    result = {
        "type": row.type,
        "id": row.object_id,
        "url": row.path,
        "title": row.title,
        "title_html": highlighted(row.title, query),
        "snippet_html": snippet(text.text, body_words(row.title, text.aside), query),
        "published_at": row.published_at and DateTimeField().to_representation(moment(row.published_at)),
        "section": card.get("section"),
    }
    return json.dumps(result, ensure_ascii=False)


def body_words(title: str, all_words: str) -> str:
    """Return the padded words of a text from those of its title and itself."""
    return all_words[len(padded(title)) - 1 :]


def highlighted(text: str, query: str) -> str:
    """Return the whole ``text``, escaped, with every hit in ``<mark>``."""
    return marked(text, query, 0, len(text))


def snippet(text: str, body_words: str, query: str, length: int = SNIPPET_LENGTH) -> str:
    """Return at most ``length`` characters of ``text``, in whole words, around the first hit.

    ``body_words`` are its padded words: looking there is many times faster. Escaped, with every hit in ``<mark>``.
    """
    first = place_of(text, first_hit(body_words, query))
    start = text.rfind(" ", 0, max(0, first - length // 3)) + 1 if first > length // 3 else 0
    end = len(text) if start + length >= len(text) else last_space(text, start, start + length)
    return ("… " if start else "") + marked(text, query, start, end) + (" …" if end < len(text) else "")


def first_hit(body_words: str, query: str) -> int:
    """Return which word is the first hit: of all words side by side, or else of any."""
    position = body_words.find(padded(query))
    if position < 0:
        places = (body_words.find(f" {word} ") for word in words(query))
        position = min((place for place in places if place >= 0), default=0)
    return body_words.count(" ", 0, position)


def place_of(text: str, number: int) -> int:
    """Return where a word of ``text`` begins, by its number."""
    match = next(islice(WORD.finditer(text), number, None), None)
    return match.start() if match else 0


def last_space(text: str, start: int, end: int) -> int:
    """Return where the last word that ends before ``end`` ends; ``end`` itself if there is no space at all."""
    space = text.rfind(" ", start, end + 1)
    return space if space > start else end


def marked(text: str, query: str, start: int, end: int) -> str:
    wanted = set(words(query))
    shown, position = [], start
    for hit in WORD.finditer(text, start, end):
        if folded(hit[0]) in wanted:
            shown += [escape(text[position : hit.start()]), "<mark>", escape(hit[0]), "</mark>"]
            position = hit.end()
    return "".join([*shown, escape(text[position:end])])
