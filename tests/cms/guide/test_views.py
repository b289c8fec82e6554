"""The guide in the admin: where it is offered, in which language, and the file to take along."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.guide.editions import EDITIONS
from cms.guide.views import offline
from tests import factories

from .html import elements
from .test_text import GUIDES

ADDRESS = re.compile(r"https?://|//\w|url\(|@import", re.IGNORECASE)
LABELS = {"vi": "Hướng dẫn biên tập", "en": "Editors' guide"}


@pytest.fixture
def desk(client, db):
    """Return what logs a reporter in who speaks a language, and returns her browser."""
    factories.newsroom()

    def log_in(language: str):
        reporter = factories.reporter()
        UserProfile.objects.update_or_create(user=reporter, defaults={"preferred_language": language})
        client.force_login(reporter)
        return client

    return log_in


def menu_of(html: str) -> dict[str, str]:
    """Return the addresses of the side menu by their labels."""
    (props,) = (
        one.text for one in elements(html, "script") if one.attributes.get("id") == "wagtail-sidebar-props"
    )
    return dict(entries(json.loads(props)))


def entries(value):
    """Yield label and address of every entry below a value of the menu's JSON."""
    if isinstance(value, dict) and "label" in value:
        yield value["label"], value.get("url")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from entries(inner)


@pytest.mark.parametrize("language", LABELS)
def test_the_help_menu_and_the_dashboard_lead_to_the_guide_and_to_no_other_host(desk, language):
    html = desk(language).get(reverse("wagtailadmin_home")).content.decode()
    menu = menu_of(html)

    assert menu[LABELS[language]] == reverse("newsdesk_guide")
    assert {label: address for label, address in menu.items() if address and "//" in address} == {}
    assert reverse("newsdesk_guide") in [link.attributes.get("href") for link in elements(html, "a")]
    assert "guide.wagtail.org" not in html


@pytest.mark.parametrize("language", LABELS)
def test_the_guide_opens_in_the_language_of_the_admin(desk, language):
    answer = desk(language).get(reverse("newsdesk_guide"))

    assert answer.url == reverse("newsdesk_guide_in", args=[language])


@GUIDES
def test_the_page_holds_the_guide_its_contents_and_the_way_to_the_other_language(desk, edition):
    html = desk("vi").get(reverse("newsdesk_guide_in", args=[edition.language])).content.decode()
    other = next(other for other in EDITIONS.values() if other != edition)
    leads_to = [link.attributes.get("href") for link in elements(html, "a")]

    assert reverse("newsdesk_guide_in", args=[other.language]) in leads_to
    assert reverse("newsdesk_guide_file", args=[edition.language]) in leads_to
    assert f'<div class="newsdesk-guide" lang="{edition.language}">' in html
    assert {"vi": "#đăng-nhập", "en": "#log-in"}[edition.language] in leads_to
    assert {"vi": "Mục lục", "en": "Contents"}[edition.language] in html


@GUIDES
def test_the_pictures_of_the_page_are_static_files_of_the_installation(desk, edition):
    html = desk("vi").get(reverse("newsdesk_guide_in", args=[edition.language])).content.decode()
    text = html[html.index('<article class="newsdesk-guide__text">') :]
    pictures = [picture.attributes["src"] for picture in elements(text, "img")]

    assert len(pictures) > 20
    assert {one for one in pictures if finders.find(one.removeprefix("/static/")) is None} == set()


def test_a_language_that_no_guide_has_is_not_found(desk):
    assert desk("vi").get(reverse("newsdesk_guide_in", args=["fr"])).status_code == 404


def test_whoever_is_not_logged_in_is_sent_to_log_in(client, db):
    for name in ("newsdesk_guide_in", "newsdesk_guide_file"):
        assert client.get(reverse(name, args=["vi"])).url.startswith(reverse("wagtailadmin_login"))


@GUIDES
def test_the_file_is_offered_under_its_name_and_speaks_one_language(desk, edition):
    answer = desk("vi").get(reverse("newsdesk_guide_file", args=[edition.language]))
    html = answer.content.decode()

    assert answer["Content-Disposition"] == f'attachment; filename="{edition.download}"'
    assert f'<html lang="{edition.language}">' in html
    assert {"vi": "Mục lục", "en": "Contents"}[edition.language] in html


@GUIDES
def test_the_file_asks_for_nothing_from_anywhere(edition):
    every = elements(offline(edition))
    resources = [
        element for element in every if element.tag in ("link", "script", "iframe", "source", "object")
    ]
    pictures = [element.attributes["src"] for element in every if element.tag == "img"]
    (style,) = (element.text for element in every if element.tag == "style")
    links = {element.attributes["href"] for element in every if element.tag == "a"}
    other = next(other for other in EDITIONS.values() if other != edition)

    assert resources == []
    assert pictures
    assert {picture[:22] for picture in pictures} == {"data:image/png;base64,"}
    assert ADDRESS.search(style) is None
    assert {link for link in links if not link.startswith("#")} == {other.download}
