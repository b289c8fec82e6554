"""Vietnamese text made comparable: with and without marks, in either Unicode form."""

import unicodedata

from django.utils.text import slugify

MARKLESS_D = str.maketrans("đĐ", "dD")


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normal form C, in which all text is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks: ``Đảng viên`` (NFC or NFD) becomes ``dang vien``."""
    decomposed = unicodedata.normalize("NFD", text.translate(MARKLESS_D))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def slug(text: str) -> str:
    """Return an ASCII slug of a Vietnamese text: ``Ủy ban`` becomes ``uy-ban``; may be empty."""
    return slugify(fold(text))
