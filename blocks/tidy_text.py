"""Rich text as it is kept: in Unicode form C, without empty paragraphs and headings."""

import re
import unicodedata

NOTHING = r"(?:\s|&nbsp;|&#160;|\u00a0|\u200b|<br\s*/?>|</?(?:b|i|strong|em|sup|sub)>)*"
EMPTY = re.compile(rf"<(p|h[2-6]|li)(?:\s[^>]*)?>{NOTHING}</\1>", re.IGNORECASE)


def tidy(html: str) -> str:
    """Return ``html`` in NFC, without the paragraphs, headings and list items that hold nothing."""
    return EMPTY.sub("", unicodedata.normalize("NFC", html))
