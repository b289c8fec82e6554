"""Vietnamese syllables: what can be one, and on which of two vowels its tone stands."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import fold, nfc

INITIAL = "ngh?|nh|gh?|gi|kh?|ph?|th|tr|ch?|[bdđhlmnrstvx]"
# Without marks. What begins with q goes on with u, which is then no vowel.
SYLLABLE = re.compile(rf"(?:qu|{INITIAL})?[aeiouy]{{1,3}}(?:ng|nh|ch|[cmnpt])?")
# A tone on the first vowel of oa, oe and uy, and one on the second, where no consonant follows: elsewhere there is but
# one way. In "quý" the u belongs to the consonant.
TONED = re.compile(
    rf"\b(?:{INITIAL})?(?:(?P<first>[òóỏõọ][ae]|[ùúủũụ]y)|(?P<second>o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]))\b",
    re.IGNORECASE,
)


class ToneOn(enum.Enum):
    """Where the tone of a syllable that ends in oa, oe or uy stands: "hòa", "thúy", or "hoà", "thuý"."""

    FIRST_VOWEL = enum.auto()
    SECOND_VOWEL = enum.auto()


@dataclass(frozen=True)
class Toned:
    """A syllable that could be written either way, how it is, and where in the text (in form C) it stands."""

    word: str
    on: ToneOn
    start: int
    end: int


def toned(text: str) -> Iterator[Toned]:
    """Yield the syllables of ``text``, in either Unicode form, whose tone could stand on either of two vowels."""
    for found in TONED.finditer(nfc(text)):
        on = ToneOn.FIRST_VOWEL if found["first"] else ToneOn.SECOND_VOWEL
        yield Toned(found.group(), on, *found.span())


def is_syllable(word: str) -> bool:
    """Say whether ``word`` is made as Vietnamese syllables are; an abbreviation such as "ths" or "tp" is not."""
    return SYLLABLE.fullmatch(fold(word)) is not None
