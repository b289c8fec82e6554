"""Every text of ours exists in Vietnamese and in English, which is what the code says."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import override

ROOMS = ["blocks", "pages", "api", "cms"]
MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
IN_TEMPLATES = re.compile(r"""{%\s*translate\s+(["'])(.+?)\1""")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{\w+}|%[sd]")


def catalogue_of(room: str) -> Path:
    return settings.BASE_DIR / room / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def texts_of(room: str) -> set[str]:
    """Return every text that is marked for translation in the code and the templates of a room."""
    found = set()
    for path in (settings.BASE_DIR / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in MARKERS:
                texts = node.args[: 2 if name_of(node.func).startswith("n") else 1]
                found |= {text.value for text in texts if isinstance(text, ast.Constant)}
    for path in (path for kind in ("*.html", "*.txt") for path in (settings.BASE_DIR / room).rglob(kind)):
        found |= {match[2] for match in IN_TEMPLATES.finditer(path.read_text(encoding="utf-8"))}
    return found


def name_of(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def written(room: str) -> dict[str, str]:
    """Return what the .po file says, by English text."""
    return translations_in(polib.pofile(str(catalogue_of(room))))


def compiled(room: str) -> dict[str, str]:
    """Return what the .mo file says, which is what is shown."""
    return translations_in(polib.mofile(str(catalogue_of(room).with_suffix(".mo"))))


def translations_in(catalogue) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in catalogue if entry.msgid}


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_has_a_translation(room):
    shown = compiled(room)

    assert {text for text in texts_of(room) if not shown.get(text)} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_the_compiled_catalogue_is_what_the_written_one_says(room):
    assert compiled(room) == written(room)


@pytest.mark.parametrize("room", ROOMS)
def test_no_translation_is_left_over_or_loses_a_value(room):
    texts = texts_of(room)
    for english, vietnamese in compiled(room).items():
        assert english in texts, f"Nothing says “{english}” any more."
        assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(vietnamese)), english


def test_a_text_of_ours_is_shown_in_both_languages():
    with override("vi"):
        assert translated("Around pages") == "Tiện ích trang"
    with override("en"):
        assert translated("Around pages") == "Around pages"
