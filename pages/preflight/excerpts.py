"""How a finding shows the words it is about: with those around them, and spaces where one can see them."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

SPACE = re.compile(r"\s")
# What a cut leaves of a word.
CUT_IN_FRONT, CUT_BEHIND = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")
VISIBLE_SPACE = "␣"
# About three words on either side, and how many places are shown of those found.
AROUND, SHOWN = 18, 3


def excerpt(words: str, start: int, end: int) -> str:
    """Return ``words[start:end]``, the spaces in it made visible, with whole words before and after it, on one line."""
    before, after = words[max(0, start - AROUND) : start], words[end : end + AROUND]
    if start > AROUND:
        before = "…" + (CUT_IN_FRONT.sub("", words[start - AROUND - 1 : start]) or before)
    if end + AROUND < len(words):
        after = (CUT_BEHIND.sub("", words[end : end + AROUND + 1]) or after) + "…"
    return " ".join(f"{before}{SPACE.sub(VISIBLE_SPACE, words[start:end])}{after}".split())


def quoted(examples: Sequence[str]) -> str:
    """Return the first of the examples in quotation marks, and how many more there are."""
    shown = "; ".join(f"“{example}”" for example in examples[:SHOWN])
    more = len(examples) - SHOWN
    return shown if more <= 0 else _("%(examples)s and %(number)s more") % {"examples": shown, "number": more}
