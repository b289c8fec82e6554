"""Every text of ours exists in Vietnamese and in English, which is what the code says."""

import ast
import re

import pytest
from django.utils.translation import gettext as translated
from django.utils.translation import override

from .catalogues import MESSAGES, ROOMS, ROOT

MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MARKERS_WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
IN_TEMPLATES = re.compile(r"""{%\s*translate\s+(["'])(.+?)\1""")

Key = tuple[str | None, str]
"""Context and English text."""


def texts_of(room: str) -> set[Key]:
    """Return every text that is marked for translation in the code and the templates of a room."""
    found: set[Key] = set()
    for path in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= marked_by(node)
    for path in (path for kind in ("*.html", "*.txt") for path in (ROOT / room).rglob(kind)):
        found |= {(None, match[2]) for match in IN_TEMPLATES.finditer(path.read_text(encoding="utf-8"))}
    return found


def marked_by(call: ast.Call) -> set[Key]:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    given = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    if name in MARKERS and len(given) == 1:
        return {(None, given[0])}
    if name in MARKERS_WITH_CONTEXT and len(given) == 2:
        return {(given[0], given[1])}
    return set()


def translations_of(room: str) -> dict[Key, str]:
    mine = [message for message in MESSAGES if message.catalogue.startswith(f"{room}/locale/")]
    return {(message.context, message.key): message.vietnamese for message in mine}


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_has_a_translation(room):
    vietnamese = translations_of(room)

    assert {text for text in texts_of(room) if not vietnamese.get(text)} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_translation_is_left_of_a_text_that_is_gone(room):
    assert translations_of(room).keys() - texts_of(room) == set()


def test_a_text_of_ours_is_shown_in_both_languages():
    with override("vi"):
        assert translated("Around pages") == "Tiện ích trang"
    with override("en"):
        assert translated("Around pages") == "Around pages"
