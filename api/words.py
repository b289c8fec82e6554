"""Words of a text, as the search compares them."""

import re

from pages.folding import fold

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return WORD.findall(fold(text))


def padded(text: str) -> str:
    """Return the folded words of a text with a space around each, so that whole words can be looked for."""
    return f" {' '.join(words(text))} "
