"""The reference front end as files: served, strict, alike in both languages, without dead references."""

import re
import unicodedata

import pytest

from cms.portal.views import SITE

MODULES = sorted(SITE.rglob("*.js"))
IMPORT = re.compile(r'^(?:import|export) .*? from "(.+?)";|^import "(.+?)";', re.MULTILINE | re.DOTALL)
KEY = re.compile(r"^  (\w+): ", re.MULTILINE)
USED_KEY = re.compile(r'\bt\(\s*"(\w+)"')


def keys(language: str) -> set[str]:
    return set(KEY.findall((SITE / "words" / f"{language}.js").read_text()))


@pytest.mark.parametrize("address", ["/", "/thoi-su/", "/en/news/a-story/", "/preview/?token=x"])
def test_every_address_of_a_page_answers_with_the_one_page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == (SITE / "index.html").read_bytes()


def test_files_are_served_with_their_type(client):
    assert client.get("/portal/app.js")["Content-Type"] == "text/javascript; charset=utf-8"
    assert client.get("/portal/style/base.css")["Content-Type"] == "text/css; charset=utf-8"
    assert client.get("/portal/emblem.svg")["Content-Type"].startswith("image/svg+xml")


@pytest.mark.parametrize("path", ["no-such.js", "../views.py", "%2e%2e/views.py", "%00.js", "style", ""])
def test_nothing_but_its_files_is_served(client, path):
    assert client.get(f"/portal/{path}").status_code == 404


def test_the_page_has_no_inline_script_or_style():
    html = (SITE / "index.html").read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", html)


def test_every_file_the_page_names_exists():
    html = (SITE / "index.html").read_text()
    for name in re.findall(r'(?:src|href)="/portal/([^"]+)"', html):
        assert (SITE / name).is_file(), name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SITE)))
def test_a_module_imports_only_files_that_exist_here(module):
    for match in IMPORT.findall(module.read_text()):
        name = next(filter(None, match))
        assert name.startswith("."), name
        assert (module.parent / name).is_file(), name


def test_only_one_place_parses_markup():
    parsing = [
        path.name
        for path in MODULES
        if re.search(r"innerHTML|insertAdjacentHTML|DOMParser", path.read_text())
    ]
    assert parsing == ["elements.js"]


def test_both_languages_have_the_same_words_and_every_word_asked_for_exists():
    asked = {key for path in MODULES for key in USED_KEY.findall(path.read_text())}
    assert keys("vi") == keys("en")
    assert asked <= keys("vi")


def test_vietnamese_words_are_composed():
    text = (SITE / "words" / "vi.js").read_text()
    assert text == unicodedata.normalize("NFC", text)


def test_every_block_of_a_body_and_an_aside_has_a_renderer():
    from blocks.aside import AsideBlock
    from blocks.body import BodyBlock

    for folder, block in (("blocks", BodyBlock()), ("zones", AsideBlock())):
        table = (SITE / folder / "index.js").read_text().split("const RENDERERS = {")[1].split("};")[0]
        names = set(re.findall(r"\b(\w+)(?:\s*[:,])", table))
        assert set(block.child_blocks) <= names, folder
