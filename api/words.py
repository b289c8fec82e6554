"""Words of a text, as the search compares them."""

import re
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from pages.folding import fold, nfc

from .statements import Named

LONGEST_WORD = 100
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return cut(WORD.findall(fold(text)))


def cut(found: list[str]) -> list[str]:
    """Return words no longer than an index of PostgreSQL can hold; a longer one is not a word."""
    return [word[:LONGEST_WORD] for word in found]


def written(text: str) -> str:
    """Return the words of a text as they are written but for capitals, with a space around each."""
    return f" {' '.join(cut(WORD.findall(nfc(text).lower())))} "


def padded(text: str) -> str:
    """Return the folded words of a text with a space around each, so that whole words can be looked for."""
    return f" {' '.join(words(text))} "


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return one folded word; texts of a newsroom are made of the same few thousand."""
    return fold(word)


def holding(name: str) -> Q:
    """Return the condition for the search entries that hold every word of a ``query_text``, by the index of words."""
    if connection.vendor == "postgresql":
        return Q(RawSQL("vector @@ CAST(%s AS tsquery)", (Named(name),), BooleanField()))
    rows = "SELECT rowid FROM newsdesk_search_words WHERE newsdesk_search_words MATCH %s"
    return Q(pk__in=RawSQL(rows, (Named(name),)))


def query_text(text: str) -> str:
    """Return the words of a text, which hold letters and digits only, as ``holding`` wants them."""
    found = dict.fromkeys(words(text))
    if connection.vendor == "postgresql":
        return " & ".join(f"'{word}'" for word in found)
    return " AND ".join(f'"{word}"' for word in found)
