"""The buttons of a snippet chooser, whoever was the first to open a form with it."""

import pytest
from django.utils import translation
from wagtail.snippets.widgets import AdminSnippetChooser

from pages.models import Poll

BUTTONS = {
    "vi": ("Chọn thăm dò ý kiến", "Chọn thăm dò ý kiến khác", "Sửa thăm dò ý kiến này"),
    "en": ("Choose opinion poll", "Choose another opinion poll", "Edit this opinion poll"),
}


@pytest.mark.parametrize("first", ["vi", "en"])
@pytest.mark.parametrize("reader", ["vi", "en"])
def test_buttons_are_in_the_language_of_the_reader(first, reader):
    with translation.override(first):
        chooser = AdminSnippetChooser(Poll)
    with translation.override(reader):
        said = (chooser.choose_one_text, chooser.choose_another_text, chooser.link_to_chosen_text)

        assert tuple(map(str, said)) == BUTTONS[reader]


def test_a_chooser_keeps_the_words_it_was_given():
    assert AdminSnippetChooser(Poll, choose_one_text="Chọn một").choose_one_text == "Chọn một"
