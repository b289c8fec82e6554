"""The search index: what is typed in any form is found, and how it is written."""

import unicodedata

import pytest
from django.db import connection
from django.urls import reverse
from factory.django import DjangoModelFactory
from taggit.models import Tag as TaggitTag
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Phrase, PlainText

from tests import factories

TITLE = "Hòa Bình đón Đảng viên Thúy"
FORMS = {
    "as written": "Hòa Bình đón",
    "without marks": "hoa binh don",
    "decomposed": unicodedata.normalize("NFD", "Hòa Bình đón"),
    "the other tone placement": "hoà bình đảng viên thuý",
    "capitals": "HÒA BÌNH",
    "first letters": "đang v",
    "first letters without marks": "hoa bi",
}
SCREENS = {
    "explorer": lambda: reverse("wagtailadmin_explore", args=[Page.objects.get(title=TITLE).get_parent().pk]),
    "search of pages": lambda: reverse("wagtailadmin_pages:search"),
    "page chooser": lambda: reverse("wagtailadmin_choose_page_search"),
    "images": lambda: reverse("wagtailimages:index"),
    "image chooser": lambda: reverse("wagtailimages_chooser:choose_results"),
    "documents": lambda: reverse("wagtaildocs:index"),
    "document chooser": lambda: reverse("wagtaildocs_chooser:choose_results"),
    "polls": lambda: reverse("wagtailsnippets_newsdesk_pages_poll:list"),
    "poll chooser": lambda: reverse("wagtailsnippetchoosers_newsdesk_pages_poll:choose_results"),
    "users": lambda: reverse("wagtailusers_users:index"),
}


class TaggitTagFactory(DjangoModelFactory):
    """A tag of pictures and documents."""

    class Meta:
        model = TaggitTag


@pytest.fixture
def everything(db):
    """One of each that is searched for, and one of each that is not."""
    factories.newsroom()
    for title in (TITLE, "Giáo dục vùng cao"):
        factories.ArticlePageFactory(title=title)
        factories.ImageFactory(title=title)
        factories.DocumentFactory(title=title)
        factories.PollFactory(question=title)
        factories.reporter(first_name=title.rpartition(" ")[0], last_name=title.rpartition(" ")[2])


@pytest.fixture
def desk(client, everything):
    client.force_login(factories.superuser())
    return client


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_looked_for_is_found_however_it_is_typed(desk, screen):
    for form, words in FORMS.items():
        found = desk.get(SCREENS[screen](), {"q": words} | asked(screen)).content.decode()

        assert TITLE in found, form
        assert "Giáo dục vùng cao" not in found, form


@pytest.mark.parametrize("factory", [factories.TagFactory, TaggitTagFactory])
def test_a_tag_is_completed_however_it_is_typed(desk, factory):
    for name in ("Hòa Bình", "hoá đơn", "Hà Giang"):
        factory(name=name)
    label = factory._meta.model._meta
    url = reverse("wagtailadmin_tag_model_autocomplete", args=[label.app_label, label.model_name])

    for typed in ("hoà", "hòa", unicodedata.normalize("NFD", "Hoà"), "hoa", "HOA"):
        assert desk.get(url, {"term": typed}).json() == ["Hòa Bình", "hoá đơn"], typed
    assert desk.get(url, {"term": " "}).json() == []


@pytest.mark.parametrize("model", ["newsdesk_pages/poll", "no/thing"])
def test_only_tags_are_completed(desk, model):
    assert desk.get(f"/admin/tag-autocomplete/{model}/", {"term": "a"}).status_code == 404


def asked(screen: str) -> dict:
    """Return what a screen is asked besides: the chooser of pages looks among articles."""
    return {"page_type": "newsdesk_pages.articlepage"} if screen == "page chooser" else {}


def test_a_query_of_several_parts_is_folded_too(everything):
    query = And([PlainText("thuý"), Phrase("Hoà Bình")])

    assert [page.title for page in get_search_backend().search(query, Page)] == [TITLE]


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL's index adds or replaces in one statement."
)
@pytest.mark.django_db(transaction=True)
def test_looking_for_an_entry_and_adding_one_are_one_transaction(monkeypatch):
    document = factories.DocumentFactory()
    backend = get_search_backend()
    index = backend.get_index_for_object(document)
    inside = []
    refresh = type(index)._refresh_title_norms
    monkeypatch.setattr(
        type(index),
        "_refresh_title_norms",
        lambda self, *args: inside.append(connection.in_atomic_block) or refresh(self, *args),
    )
    index.add_items(get_document_model(), [document])

    assert inside == [True]
