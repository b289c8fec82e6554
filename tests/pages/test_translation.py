"""From one language to the other, by the button in the editor."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from pages.models import ArticlePage, HomePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    factories.newsroom()
    section = factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa")
    return factories.ArticlePageFactory(parent=section, title="Lễ hội đền Thượng")


def translate(client, page):
    """Ask for the page in English."""
    url = reverse("simple_translation:submit_page_translation", args=[page.pk])
    english = Locale.objects.get(language_code="en")
    return client.post(url, {"locales": [english.pk], "include_subtree": ""})


def test_an_editor_translates_an_article_and_readers_are_led_from_one_to_the_other(client, article):
    client.force_login(factories.editor())
    for page in (HomePage.objects.get(), article.get_parent(), article):
        assert translate(client, page).status_code == 302

    english = ArticlePage.objects.get(locale__language_code="en")
    assert not english.live, "a translation begins as a draft"
    for page in (HomePage.objects.get(locale__language_code="en"), english.get_parent(), english):
        page.specific.save_revision().publish()
    found = client.get("/api/v1/resolve/", {"path": article.url}).json()
    assert found["alternates"] == [{"locale": "en", "url": english.get_url()}]
    assert english.get_url().startswith("/en/")


def test_a_reporter_does_not_start_translations(client, article):
    client.force_login(factories.reporter())
    translate(client, HomePage.objects.get())
    assert not HomePage.objects.filter(locale__language_code="en").exists()
