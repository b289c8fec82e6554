"""Ranking what was found, and showing where: with the reader's marks or without."""

import re

from django.utils.html import escape

from pages.folding import nfc

from .models import ContentItem
from .words import WORD, folded, words

MOST_RESULTS = 200
SNIPPET_LENGTH = 240


def ranked(items: list[ContentItem], query: str) -> list[ContentItem]:
    """Return items, which come newest first, by how well they match: exact marks first, titles before texts."""
    exact = nfc(query).lower().strip()
    phrase = f" {' '.join(words(query))} "
    return sorted(items, key=lambda item: rank(item, exact, phrase), reverse=True)


def rank(item: ContentItem, exact: str, phrase: str) -> tuple[bool, ...]:
    title, text, entry = item.title.lower(), item.entry.plain_text.lower(), item.entry
    in_title = all(f" {word} " in entry.title_words for word in phrase.split())
    return (exact in title, exact in text, phrase in entry.title_words, in_title, phrase in entry.words)


def hits_in(text: str, query: str) -> list[re.Match]:
    wanted = set(words(query))
    return [match for match in WORD.finditer(text) if folded(match[0]) in wanted]


def highlighted(text: str, query: str) -> str:
    """Return the whole ``text``, escaped, with every hit in ``<mark>``."""
    return marked(text, hits_in(text, query), 0, len(text))


def snippet(text: str, query: str, length: int = SNIPPET_LENGTH) -> str:
    """Return at most ``length`` characters of ``text``, in whole words, around the first hit.

    Escaped, with every hit in ``<mark>``.
    """
    hits = hits_in(text, query)
    first = hits[0].start() if hits else 0
    start = text.rfind(" ", 0, max(0, first - length // 3)) + 1 if first > length // 3 else 0
    end = len(text) if start + length >= len(text) else last_space(text, start, start + length)
    return ("… " if start else "") + marked(text, hits, start, end) + (" …" if end < len(text) else "")


def last_space(text: str, start: int, end: int) -> int:
    """Return where the last word that ends before ``end`` ends; ``end`` itself if there is no space at all."""
    space = text.rfind(" ", start, end + 1)
    return space if space > start else end


def marked(text: str, hits: list[re.Match], start: int, end: int) -> str:
    shown, position = [], start
    for hit in (hit for hit in hits if start <= hit.start() and hit.end() <= end):
        shown += [escape(text[position : hit.start()]), "<mark>", escape(hit[0]), "</mark>"]
        position = hit.end()
    return "".join([*shown, escape(text[position:end])])
