"""Slugs of Vietnamese titles, made by the server."""

import unicodedata

import pytest
from django.urls import reverse

from pages.models import ArticlePage, Tag
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db

TITLE = "Đảng viên Trường học Ủy ban"
SLUG = "dang-vien-truong-hoc-uy-ban"


@pytest.fixture
def add_article(client):
    section = factories.SectionPageFactory(parent=factories.home_site())
    client.force_login(factories.superuser())
    return reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_slug_left_empty_is_made_of_the_title(client, add_article, form):
    client.post(add_article, editor_forms.article(title=unicodedata.normalize(form, TITLE)))

    article = ArticlePage.objects.get()
    assert article.slug == SLUG
    assert article.title == TITLE


@pytest.mark.parametrize("slug", ["", SLUG])
def test_a_second_article_of_the_same_title_gets_a_slug_of_its_own(client, add_article, slug):
    """The editor's script fills in the slug of the title, which the first article has already."""
    form = editor_forms.article(title=TITLE, slug=slug)
    for _ in range(2):
        assert client.post(add_article, form).status_code == 302

    assert sorted(ArticlePage.objects.values_list("slug", flat=True)) == [SLUG, f"{SLUG}-2"]
    second = ArticlePage.objects.get(slug=f"{SLUG}-2")
    client.post(reverse("wagtailadmin_pages:edit", args=[second.pk]), form)
    assert second.get_latest_revision_as_object().slug == f"{SLUG}-2", "saving again keeps it"


def test_two_long_titles_get_slugs_that_fit():
    section = factories.SectionPageFactory()
    slugs = [factories.ArticlePageFactory(parent=section, title="ă" * 255).slug for _ in range(2)]

    assert slugs == ["a" * 240, "a" * 240 + "-2"]


def test_an_address_somebody_chose_and_another_has_is_refused(client, add_article):
    client.post(add_article, editor_forms.article(title=TITLE))
    response = client.post(add_article, editor_forms.article(title="Bản tin khác", slug=SLUG))

    assert set(response.context["form"].errors) == {"slug"}


@pytest.mark.parametrize("slug", ["", "-"])
def test_a_title_without_letters_asks_for_a_slug(client, add_article, slug):
    """The editor's script makes a hyphen of it."""
    response = client.post(add_article, editor_forms.article(title="???", slug=slug))

    assert set(response.context["form"].errors) == {"slug"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_page_made_by_code_has_the_same_slug(form):
    assert factories.ArticlePageFactory(title=unicodedata.normalize(form, TITLE)).slug == SLUG


def test_a_tag_has_a_slug_without_marks():
    assert Tag.objects.create(name="Chuyển đổi số").slug == "chuyen-doi-so"


@pytest.mark.parametrize("typed", [unicodedata.normalize("NFD", "Đảng viên"), "Đảng Viên", "ĐẢNG VIÊN"])
def test_a_tag_that_looks_the_same_is_the_same(client, add_article, typed):
    tag = Tag.objects.create(name="Đảng viên")
    Tag.objects.create(name="Dạng viên")
    client.post(add_article, editor_forms.article(tags=f'"{typed}"'))

    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert list(draft.tags.all()) == [tag]
    assert Tag.objects.count() == 2


def test_a_word_with_other_marks_is_another_tag(client, add_article):
    Tag.objects.create(name="Dạng viên")
    client.post(add_article, editor_forms.article(tags='"Đảng viên"'))

    assert sorted(Tag.objects.values_list("slug", flat=True)) == ["dang-vien", "dang-vien_1"]


def test_the_copy_form_has_the_slug_field_of_the_editor(client, add_article):
    article = factories.ArticlePageFactory()
    response = client.get(reverse("wagtailadmin_pages:copy", args=[article.pk]))

    assert "\\u0111\\u0110" in response.context["form"]["new_slug"].as_widget()


def test_texts_of_a_body_are_stored_composed_in_drafts_and_live(client, add_article):
    heading = ("heading", {"text": unicodedata.normalize("NFD", TITLE), "level": "2"})
    client.post(add_article, {**editor_forms.article(body=[heading]), "action-publish": "1"})

    article = ArticlePage.objects.get()
    assert article.body[0].value["text"] == TITLE
    assert article.get_latest_revision_as_object().body[0].value["text"] == TITLE


def test_a_title_pasted_with_line_breaks_is_one_line(client, add_article):
    client.post(add_article, editor_forms.article(title="Đảng viên\r\nTrường học  Ủy ban"))

    assert ArticlePage.objects.get().title == TITLE


def test_a_missing_title_is_the_only_thing_an_empty_form_is_told_of(client, add_article):
    response = client.post(add_article, editor_forms.article(title=""))

    assert set(response.context["form"].errors) == {"title"}
