"""The Markdown of the guide: alike in both languages, and in the words of the screens."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.guide.editions import EDITIONS
from tests.translations.catalogues import MESSAGES

EDITORS = settings.BASE_DIR / "docs" / "editors"
PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
SHAPE = re.compile(r"^(#+|\d+\.|- |\||!\[)", re.MULTILINE)
# What is drawn, not written; “bold” itself; and a button that goes on with the name of a workflow.
NO_TEXT = {"+", "ⓘ", "in đậm", "bold", "Submit to …"}
ADD = re.compile(r"^(Thêm|Add) (.)")
GUIDES = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS.keys())


def text_of(edition) -> str:
    """Return the text of the guide and of the pages of roles."""
    return "\n".join(path.read_text(encoding="utf-8") for path in edition.chapters[:-1])


def pictures_in(edition) -> list[tuple[str, str]]:
    """Return the alternative text and the file of each picture."""
    return PICTURE.findall(text_of(edition))


def bold_in(edition) -> set[str]:
    """Return what is said to stand on the screen: ``**Reports → Site history**`` names two texts."""
    parts = {part for words in BOLD.findall(text_of(edition)) for part in words.split(" → ")}
    return {ADD.sub(r"\2", part) if part not in written(edition) else part for part in parts - NO_TEXT}


def written(edition) -> set[str]:
    """Return every text of the screens in the language of an edition; fields begin with a capital there."""
    texts = {message.vietnamese if edition.language == "vi" else message.key for message in MESSAGES}
    return {text.strip() for text in texts if text} | {capital(text.strip()) for text in texts if text}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@GUIDES
def test_what_is_bold_stands_on_a_screen(edition):
    screens = {text.casefold() for text in written(edition)}

    assert {words for words in bold_in(edition) if words.casefold() not in screens} == set()


@GUIDES
def test_every_picture_exists_and_says_what_it_shows(edition):
    for alternative, file in pictures_in(edition):
        assert (EDITORS / file).is_file(), file
        assert len(alternative.split()) > 1, file


@GUIDES
def test_every_picture_is_used_once(edition):
    used = [file for _, file in pictures_in(edition)]
    there = sorted((EDITORS / "images" / edition.language).glob("*"))

    assert sorted(used) == [str(path.relative_to(EDITORS)) for path in there]


def test_both_languages_have_the_same_parts_steps_and_pictures():
    vietnamese, english = (EDITORS / edition.file for edition in EDITIONS.values())

    assert shape(vietnamese) == shape(english)
    assert [names(edition) for edition in EDITIONS.values()] == [names(EDITIONS["vi"])] * 2


def shape(path: Path) -> list[str]:
    return SHAPE.findall(path.read_text(encoding="utf-8"))


def names(edition) -> list[str]:
    return [Path(file).name for _, file in pictures_in(edition)]


def test_nobody_is_addressed_in_vietnamese_but_readers_are_spoken_of():
    assert "bạn" not in text_of(EDITIONS["vi"]).casefold().replace("bạn đọc", "")


@GUIDES
def test_a_role_has_a_page_in_both_languages(edition):
    roles = edition.chapters[1:-1]

    assert len(roles) == 6
    assert [shape(path)[:1] for path in roles] == [["#"]] * 6
