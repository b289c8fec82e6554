"""Every text of Wagtail's and of the other packages below us is said in Vietnamese, and loses nothing."""

import re
import unicodedata
from collections import defaultdict

import polib
import pytest
from django.test import RequestFactory
from django.utils.translation import gettext as translated
from django.utils.translation import override
from wagtail.admin.views.i18n import js_catalog

from .catalogues import MESSAGES, files, load_comparison, messages_of, must_stay

comparison = load_comparison()
CATALOGUES = {f"{each.package} {each.domain}": each for each in comparison.catalogues()}


def wrong(test) -> list[str]:
    """Return the messages a test finds something wrong with, as they are written."""
    return [str(message) for message in MESSAGES if test(message)]


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_of_the_installed_version_is_translated(name):
    assert CATALOGUES[name].missing() == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_translation_is_left_of_a_text_that_is_gone(name):
    assert CATALOGUES[name].left_over() == []


def test_every_catalogue_of_wagtail_is_there_whole():
    carried = {name for name in CATALOGUES if name.startswith("wagtail")}

    assert {
        "wagtail django",
        "wagtail.admin django",
        "wagtail.admin djangojs",
        "wagtail.users django",
    } <= carried
    assert all(CATALOGUES[name].english().keys() == CATALOGUES[name].ours().keys() for name in carried)


def test_a_lost_translation_is_reported(tmp_path, monkeypatch, capsys):
    catalogue = CATALOGUES["wagtail.search django"]
    [(key, entry)] = catalogue.ours().items()
    mutilated = tmp_path / "wagtail.search" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    mutilated.parent.mkdir(parents=True)
    file = polib.POFile()
    file.append(polib.POEntry(msgid=entry.msgid + "s", msgstr=entry.msgstr))
    file.save(str(mutilated))
    monkeypatch.setattr(comparison, "CATALOGUES", tmp_path)
    monkeypatch.setattr(comparison, "ROOT", tmp_path)

    assert not comparison.report([catalogue])
    told = capsys.readouterr().out
    assert f"{key[1]!r}\n  was: {entry.msgid + 's'!r}" in told
    assert f"no longer said by wagtail.search: {entry.msgid + 's'!r}" in told


@pytest.mark.parametrize("path", files(), ids=lambda path: path.parts[-5] + " " + path.stem)
def test_what_is_shown_is_what_is_written(path):
    assert set(messages_of(path.with_suffix(".mo"))) == set(messages_of(path))


def test_values_tags_and_addresses_stay_as_they_are():
    assert wrong(lambda message: must_stay(message.english) != must_stay(message.vietnamese)) == []


def test_spaces_and_line_ends_at_the_edges_stay():
    def edges(text):
        return [re.match(r"\s*", text)[0], re.search(r"\s*\Z", text)[0]]

    assert wrong(lambda message: edges(message.english) != edges(message.vietnamese)) == []


def test_sentences_end_as_they_end_in_english():
    ends = (":", "…", "...", "?")

    def end(text):
        return next((mark for mark in ends if text.strip().endswith(mark)), "")

    assert (
        wrong(lambda message: end(message.english) in (":", "…", "...") and not end(message.vietnamese)) == []
    )


def test_everything_is_in_normal_form_c():
    assert wrong(lambda message: not unicodedata.is_normalized("NFC", message.vietnamese)) == []


def test_the_same_english_has_the_same_vietnamese_everywhere():
    said = defaultdict(set)
    for message in MESSAGES:
        said[message.context, message.key].add(message.vietnamese)

    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_wagtails_texts_are_shown_in_vietnamese_on_the_server_and_in_the_browser():
    with override("vi"):
        assert translated("Save draft") == "Lưu bản nháp"
        script = js_catalog(RequestFactory().get("/")).content.decode()
    assert '"Add a comment": "Th\\u00eam nh\\u1eadn x\\u00e9t"' in script


def test_english_stays_english():
    with override("en"):
        assert translated("Save draft") == "Save draft"
        script = js_catalog(RequestFactory().get("/")).content.decode()
    assert "Add a comment" not in script
