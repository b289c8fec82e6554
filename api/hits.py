"""What is shown of the pages that a search found: where the words stand, with the reader's marks or without."""

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from .found import Found
from .marks import REGION, THEN
from .serializers.fields import TimeField
from .splicing import link
from .statements import Row, moment
from .words import WORD, folded, padded, words

SNIPPET_LENGTH = 240
TIME = TimeField()
# An article's card names its section, and no other page.
SECTION = re.compile(f"{REGION}(page:[0-9]+){THEN}")


class Hits:
    """What is shown of the pages that were found."""

    def __init__(self, found: Found, query: str):
        self.found = found
        self.texts = {row.pk: row for row in found["texts"]}
        self.phrase = padded(query)
        self.wanted = set(words(query))

    def json(self, row: Row) -> str:
        """Return one result as JSON."""
        section = self.section(row)
        result = {
            "type": row.type,
            "id": row.object_id,
            "url": row.path,
            "title": row.title,
            "title_html": self.highlighted(row.title, 0, len(row.title)),
            "snippet_html": self.snippet(row),
            "published_at": row.published_at and TIME.to_representation(moment(row.published_at)),
            "section": section and json.loads(link(section, self.found.site)),
        }
        return json.dumps(result, ensure_ascii=False)

    def section(self, row: Row) -> Row | None:
        """Return the public section an article names on its card."""
        return next(
            (self.found.parts[key] for key in SECTION.findall(row.card) if key in self.found.parts), None
        )

    def snippet(self, row: Row, length: int = SNIPPET_LENGTH) -> str:
        """Return at most ``length`` characters of a page's text, in whole words, around the first hit; in HTML."""
        text = self.texts[row.pk]
        return self.excerpt(text.text, without(row.title, text.aside), without(row.title, text.title), length)

    def excerpt(self, text: str, folded_words: str, written_words: str, length: int) -> str:
        """Return the same of a text whose words are given too, padded: folded, and as they are written."""
        first = place_of(text, written_words, self.first_hit(folded_words))
        start = text.rfind(" ", 0, max(0, first - length // 3)) + 1 if first > length // 3 else 0
        end = len(text) if start + length >= len(text) else last_space(text, start, start + length)
        return (
            ("… " if start else "") + self.highlighted(text, start, end) + (" …" if end < len(text) else "")
        )

    def first_hit(self, folded_words: str) -> int:
        """Return which word is the first hit: of all that are asked side by side, or else of any."""
        position = folded_words.find(self.phrase)
        if position < 0:
            places = (folded_words.find(f" {word} ") for word in self.wanted)
            position = min((place for place in places if place >= 0), default=0)
        return folded_words.count(" ", 0, position)

    def highlighted(self, text: str, start: int, end: int) -> str:
        """Return a part of a text, escaped, with every hit in ``<mark>``."""
        shown, position = [], start
        for hit in WORD.finditer(text, start, end):
            if folded(hit[0]) in self.wanted:
                shown += [escape(text[position : hit.start()]), "<mark>", escape(hit[0]), "</mark>"]
                position = hit.end()
        return "".join([*shown, escape(text[position:end])])


def without(title: str, padded_words: str) -> str:
    """Return the padded words of a text from those of its title and itself: a title has as many written as folded."""
    title_words = len(words(title))
    return " " + padded_words.split(" ", title_words + 1)[title_words + 1]


def place_of(text: str, written_words: str, number: int) -> int:
    """Return where a word of ``text`` begins, by its number: as the n-th of those that are written like it."""
    before = written_words.split(" ", number + 2)[1 : number + 2]
    if len(before) <= number or not (word := before.pop()):
        return 0
    return next(islice(places_of(word, text.lower()), before.count(word), None), 0)


def places_of(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text; several times faster than a regular expression."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[place - 1 : place].isalnum() and not text[end : end + 1].isalnum():
            yield place
        place = text.find(word, end)


def last_space(text: str, start: int, end: int) -> int:
    """Return where the last word that ends before ``end`` ends; ``end`` itself if there is no space at all."""
    space = text.rfind(" ", start, end + 1)
    return space if space > start else end
