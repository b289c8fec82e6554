"""The buttons of snippet choosers in the language of whoever reads them.

Wagtail translates them once, for whoever is the first to open a form with that chooser.
"""

from functools import wraps

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop

# The button's name in the widget, and its words, which Wagtail's catalogue has.
BUTTONS = {
    "choose_one_text": gettext_noop("Choose %(object)s"),
    "choose_another_text": gettext_noop("Choose another %(object)s"),
    "link_to_chosen_text": gettext_noop("Edit this %(object)s"),
}


def translate_when_read() -> None:
    """Have the buttons of every snippet chooser translated whenever they are read."""
    from wagtail.snippets.widgets import AdminSnippetChooser

    stock = AdminSnippetChooser.__init__

    @wraps(stock)
    def with_buttons(self, model=None, **kwargs):
        stock(self, model, **kwargs)
        for name, text in BUTTONS.items():
            if name not in kwargs:
                setattr(self, name, lazy_words_about(text, self.model))

    AdminSnippetChooser.__init__ = with_buttons


def words_about(text: str, model) -> str:
    return gettext(text) % {"object": model._meta.verbose_name}


lazy_words_about = lazy(words_about, str)
