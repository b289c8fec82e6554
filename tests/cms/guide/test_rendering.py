"""From Markdown to HTML: links stay within the guide, and what leads out of it is refused."""

from types import SimpleNamespace

import pytest
from PIL import Image

from cms.guide.editions import EDITIONS
from cms.guide.rendering import Places, rendered

from .html import elements
from .test_text import GUIDES

PLACES = Places(picture=lambda path: f"/pictures/{path.name}", edition=lambda other: f"/{other.language}/")


@pytest.fixture
def small(tmp_path):
    """A guide of two files and a picture; returns what writes them and renders it."""
    files = [tmp_path / "guide.md", tmp_path / "roles" / "editor.md"]
    files[1].parent.mkdir()
    Image.new("RGB", (8, 6)).save(tmp_path / "desk.png")

    def render(guide: str, role: str = "# Editor\n"):
        for path, text in zip(files, (guide, role), strict=True):
            path.write_text(text, encoding="utf-8")
        return rendered(SimpleNamespace(chapters=files), PLACES)

    return render


def anchors(html: str) -> list[str]:
    return [element.attributes["id"] for element in elements(html) if "id" in element.attributes]


def links(html: str) -> list[str]:
    return [element.attributes["href"] for element in elements(html, "a")]


def test_the_title_stands_apart_and_each_part_is_in_the_contents(small):
    guide = small("# Guide\n\n## Log in\n\n### Forgotten\n", "# Editor\n\n## May\n")

    assert guide.title == "Guide"
    assert [(heading.anchor, heading.text) for heading in guide.contents] == [
        ("log-in", "Log in"),
        ("editor", "Editor"),
    ]
    assert [element.tag for element in elements(guide.html)] == ["h2", "h3", "h2", "h3"]
    assert anchors(guide.html) == ["log-in", "forgotten", "editor", "editor-may"]


def test_links_between_its_files_become_links_within_it(small):
    guide = small(
        "# Guide\n\n## Viết bài\n\n[role](roles/editor.md)\n",
        "# Editor\n\n[task](../guide.md#viết-bài)\n",
    )

    assert links(guide.html) == ["#editor", "#viết-bài"]


def test_a_link_out_of_the_guide_is_refused(small):
    with pytest.raises(LookupError, match=r"guide\.md: “https://example.org/” leads out of the guide"):
        small("# Guide\n\n[away](https://example.org/)\n")


def test_a_picture_has_its_address_its_size_and_its_text(small):
    (picture,) = elements(small("# Guide\n\n![The desk](desk.png)\n").html, "img")

    assert picture.attributes == {
        "src": "/pictures/desk.png",
        "alt": "The desk",
        "width": "8",
        "height": "6",
        "loading": "lazy",
    }


def test_a_picture_that_is_missing_is_not_passed_over(small):
    with pytest.raises(FileNotFoundError):
        small("# Guide\n\n![The desk](none.png)\n")


def test_html_in_the_text_is_shown_as_it_is_written(small):
    guide = small("# Guide\n\n<script>alert(1)</script>\n")

    assert elements(guide.html, "script") == []
    assert "&lt;script&gt;" in guide.html


@GUIDES
def test_every_link_of_the_guide_leads_to_one_of_its_anchors(edition):
    guide = rendered(edition, PLACES)
    there = anchors(guide.html)
    targets = [link.removeprefix("#") for link in links(guide.html) if link.startswith("#")]

    assert len(there) == len(set(there))
    assert {target for target in targets if target not in there} == set()
    assert {heading.anchor for heading in guide.contents} <= set(there)


@GUIDES
def test_the_only_other_link_leads_to_the_other_language(edition):
    other = next(other for other in EDITIONS.values() if other != edition)

    assert [link for link in links(rendered(edition, PLACES).html) if not link.startswith("#")] == [
        f"/{other.language}/"
    ]
