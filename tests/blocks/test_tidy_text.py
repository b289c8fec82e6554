import unicodedata

import pytest
from wagtail.rich_text import RichText

from blocks.library.paragraph import ParagraphBlock
from blocks.tidy_text import tidy


@pytest.mark.parametrize(
    "empty",
    [
        "<p></p>",
        '<p data-block-key="a1b2c"></p>',
        "<p>&nbsp;</p>",
        "<p> <br/> </p>",
        "<p><b>\u00a0</b></p>",
        "<h2></h2>",
    ],
)
def test_what_holds_nothing_is_dropped(empty):
    assert tidy(f"<p>Trước</p>{empty}<p>Sau</p>") == "<p>Trước</p><p>Sau</p>"


def test_what_holds_something_stays():
    html = (
        '<p>A</p><ul><li>B</li></ul><p><a href="/x/">C</a></p><p><embed alt="" embedtype="image" id="1"/></p>'
    )
    assert tidy(html) == html


def test_letters_are_composed_when_a_paragraph_is_cleaned():
    decomposed = unicodedata.normalize("NFD", "<p>Đảng viên</p>")
    assert ParagraphBlock().clean(RichText(decomposed)).source == "<p>Đảng viên</p>"
