"""Vietnamese text made comparable: with and without marks, in either Unicode form."""

import unicodedata

from django.utils.text import slugify

MARKLESS_D = {"đ": "d", "Đ": "D"}


class Folding(dict):
    """What each character becomes without marks, found out when it is first met: texts are made of a few hundred."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", MARKLESS_D.get(chr(code), chr(code)))
        self[code] = "".join(char for char in decomposed if not unicodedata.combining(char))
        return self[code]


FOLDING = Folding()


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normal form C, in which all text is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks: ``Đảng viên`` (NFC or NFD) becomes ``dang vien``."""
    return text.translate(FOLDING).lower()


def slug(text: str) -> str:
    """Return an ASCII slug of a Vietnamese text: ``Ủy ban`` becomes ``uy-ban``; may be empty."""
    return slugify(fold(text))
