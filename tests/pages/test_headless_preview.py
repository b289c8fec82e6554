"""Preview and "view live" lead to the front end."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import override_settings
from django.urls import reverse

from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(client):
    factories.newsroom()
    client.force_login(factories.superuser())
    return factories.ArticlePageFactory(parent=factories.home_site(), title="Đã đăng")


def previewed(response) -> dict:
    """Return the query of the front end's preview address that ``response`` redirects to."""
    assert response.status_code == 302
    address = urlsplit(response["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == "http://front.example/preview/"
    return parse_qs(address.query)


def test_the_preview_of_unsaved_text_leads_to_the_front_end(client, article):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert client.post(url, editor_forms.article(title="Chưa lưu", slug=article.slug)).json()["is_valid"]
    query = previewed(client.get(url))

    assert query["content_type"] == ["newsdesk_pages.articlepage"]
    assert article.get_page_from_preview_token(query["token"][0]).title == "Chưa lưu"
    article.refresh_from_db()
    assert article.title == "Đã đăng"


def test_a_page_never_saved_can_be_previewed(client, article):
    parent = article.get_parent()
    url = reverse("wagtailadmin_pages:preview_on_add", args=["newsdesk_pages", "articlepage", parent.pk])
    assert client.post(url, editor_forms.article(title="Mới")).json()["is_valid"]

    assert article.get_page_from_preview_token(previewed(client.get(url))["token"][0]).title == "Mới"


def test_a_draft_is_viewed_on_the_front_end(client, article):
    article.save_revision()

    assert previewed(client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])))


def test_snippets_offer_no_preview_yet(client, article):
    poll = factories.PollFactory()
    response = client.get(reverse("wagtailsnippets_newsdesk_pages_poll:edit", args=[poll.pk]))

    assert not poll.is_previewable()
    assert 'data-side-panel="preview"' not in response.content.decode()


@override_settings(ROOT_URLCONF="tests.pages.urls_without_front_end", FRONT_END_URL="http://front.example")
def test_a_page_asked_of_the_admin_host_is_redirected_to_the_front_end(client, article):
    response = client.get(article.url)

    assert (response.status_code, response["Location"]) == (302, f"http://front.example{article.url}")


@override_settings(ROOT_URLCONF="tests.pages.urls_without_front_end", FRONT_END_URL="http://front.example")
def test_the_way_to_the_front_end_keeps_the_question(client):
    response = client.get("/tin-t%E1%BB%A9c/?trang=2")

    assert response["Location"] == "http://front.example/tin-t%E1%BB%A9c/?trang=2"


@override_settings(
    ROOT_URLCONF="tests.pages.urls_without_front_end",
    FRONT_END_URL="http://here.example",
    BASE_URL="http://here.example",
)
def test_a_page_asked_of_the_only_host_there_is_is_not_found(client):
    assert client.get("/tin-tuc/").status_code == 404
