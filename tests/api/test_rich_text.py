"""Rich text in the API: what an editor may write comes out, nothing else does."""

import json
import unicodedata

import pytest

from api.marks import marked_json, references_in
from api.rich_text import marked_html
from api.splicing import splice
from api.statements import Row
from tests.api.parts import part


def shown(source: str, *parts: Row) -> str:
    """Return the HTML a reader gets when only ``parts`` are public."""
    return json.loads(splice(marked_json(marked_html(source)), {part.key: part for part in parts}))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Chào <b>bạn</b></p>", "<p>Chào <b>bạn</b></p>"),
        ("<h2>Mục</h2><ul><li>H<sub>2</sub>O</li></ul>", "<h2>Mục</h2><ul><li>H<sub>2</sub>O</li></ul>"),
        ("<p>x</p><script>alert(1)</script>", "<p>x</p>"),
        ('<p onclick="x()" style="color:red">y</p>', "<p>y</p>"),
        ('<p><img src=x onerror="x()">y</p>', "<p>y</p>"),
        ('<embed embedtype="image" id="1" alt="a"/>', ""),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_only_allowed_html_comes_out(source, expected):
    assert shown(source) == expected


@pytest.mark.parametrize("address", ["https://vi.example/?a=1&amp;b=2", "http://vi.example/"])
def test_links_to_other_hosts_are_kept_without_a_way_back(address):
    assert shown(f'<a href="{address}">x</a>') == f'<a href="{address}" rel="noopener">x</a>'


@pytest.mark.parametrize("address", ["mailto:a@vi.example", "tel:+84123", "/tin/", "#muc"])
def test_other_safe_links_are_kept(address):
    assert shown(f'<a href="{address}">x</a>') == f'<a href="{address}">x</a>'


@pytest.mark.parametrize(
    "address", ["javascript:x()", "JaVaScRiPt:x()", "data:text/html,x", "vbscript:x", ""]
)
def test_unsafe_links_become_plain_text(address):
    assert shown(f'<p><a href="{address}">x</a></p>') == "<p>x</p>"


def test_internal_links_stand_while_their_targets_are_public():
    source = '<p><a linktype="page" id="7">trang</a>, <a linktype="document" id="8">tệp</a></p>'
    page = part("page:7", path="/trang/")
    assert shown(source, page) == '<p><a href="/trang/">trang</a>, tệp</p>'
    assert shown(source) == "<p>trang, tệp</p>"
    assert references_in(marked_json(marked_html(source))) == {"page:7", "document:8"}


@pytest.mark.parametrize("object_id", ["", "²", "7 ", "x", "-1", "9" * 5000])
def test_an_internal_link_to_no_id_becomes_plain_text(object_id):
    assert shown(f'<a linktype="page" id="{object_id}">x</a>') == "x"


@pytest.mark.parametrize("mark", ["\x1e", "&#30;", "&#x1e;", "&#x1E", "\\u001e"])
def test_no_mark_can_be_forged(mark):
    html = marked_html(f"<p>{mark}page:1{mark}</p>")
    assert references_in(marked_json(html)) == set()
    assert "page:1" in shown(f"<p>{mark}page:1{mark}</p>")


def test_text_comes_out_in_nfc():
    assert shown(unicodedata.normalize("NFD", "<p>Đảng viên</p>")) == "<p>Đảng viên</p>"
