"""Words of a text, as the search compares them."""

import re
from functools import lru_cache

from pages.folding import fold

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return WORD.findall(fold(text))


def padded(text: str) -> str:
    """Return the folded words of a text with a space around each, so that whole words can be looked for."""
    return f" {' '.join(words(text))} "


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return one folded word; texts of a newsroom are made of the same few thousand."""
    return fold(word)
