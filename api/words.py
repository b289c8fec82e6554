"""Words of a text, as the search compares them."""

import re
from functools import lru_cache

from pages.folding import fold, nfc

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
