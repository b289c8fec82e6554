"""One word for one thing: every catalogue keeps to docs/glossary.md."""

import re
from dataclasses import dataclass

import pytest

from .catalogues import MESSAGES, ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<terms>[a-z][^|]*) \| (?P<words>[^|]+) \| (?P<never>[^|]*)\|", re.MULTILINE)
FORM_OF_ADDRESS = re.compile(r"\bbạn\b(?! đọc)|\banh/chị\b|\bquý vị\b|\bcủa tôi\b", re.IGNORECASE)
TONE_ON_THE_SECOND_VOWEL = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
NOT_WORDS = re.compile(r"%\(\w+\)\w|{\w*}|<[^>]*>|https?://\S+")


@dataclass(frozen=True)
class Entry:
    """A term, the words one of which says it, and the words that must not."""

    term: re.Pattern
    words: tuple[str, ...]
    never: tuple[str, ...]


def parts(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(separator) if part.strip())


def entries() -> list[Entry]:
    return [
        Entry(
            re.compile(
                "|".join(rf"\b{re.escape(term)}\b" for term in parts(row["terms"], ",")), re.IGNORECASE
            ),
            parts(row["words"].lower(), "/"),
            parts(row["never"], ","),
        )
        for row in ROW.finditer(GLOSSARY.read_text(encoding="utf-8"))
    ]


ENTRIES = entries()

OTHERWISE = {
    "Give up to 50, with commas between, such as article:12.",  # a key of the API
    'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.',  # any identifier
    'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.',
    "Focus on the drag button and press up or down arrows to move the item, "
    "then press enter to submit the change.",  # nothing is sent
    "Readers know this article: say what kind of change it is.",  # it is published
    "Unpublish scheduled draft",  # Wagtail's name for what happens at expiry
    "Unpublished scheduled draft",
}
"""Messages that mean something else by a term."""


def test_the_glossary_is_read():
    assert len(ENTRIES) > 60
    assert any("gửi" in entry.words for entry in ENTRIES)


@pytest.mark.parametrize(
    "entry", ENTRIES, ids=lambda entry: entry.term.pattern.replace(r"\b", "").split("|")[0]
)
def test_a_term_is_said_in_its_words(entry):
    said_otherwise = [
        str(message)
        for message in MESSAGES
        if message.key not in OTHERWISE
        and entry.term.search(NOT_WORDS.sub("", message.english))
        and not any(word in message.vietnamese.lower() for word in entry.words)
    ]
    assert said_otherwise == []


@pytest.mark.parametrize("word", sorted({word for entry in ENTRIES for word in entry.never}))
def test_a_word_that_is_never_used_is_used_nowhere(word):
    used = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)

    assert [str(message) for message in MESSAGES if used.search(message.vietnamese)] == []


def test_nobody_is_addressed():
    assert [str(message) for message in MESSAGES if FORM_OF_ADDRESS.search(message.vietnamese)] == []


def test_tone_marks_stand_where_official_documents_put_them():
    """What the English text writes the other way is an example of it."""
    misplaced = [
        str(message)
        for message in MESSAGES
        if {*TONE_ON_THE_SECOND_VOWEL.findall(message.vietnamese)}
        - {*TONE_ON_THE_SECOND_VOWEL.findall(message.english)}
    ]
    assert misplaced == []
