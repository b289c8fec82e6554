"""The texts of accounts, pictures, documents, tags, comments and the rest are stored in Unicode form C."""

import json
import unicodedata

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Comment, CommentReply, Site
from wagtail.rich_text import RichText

from pages.models import ArticlePage
from tests import factories

from . import editor_forms
from .deciding import act, fresh

pytestmark = pytest.mark.django_db
TEXT = "Đảng viên Trường học Ủy ban"
DECOMPOSED = unicodedata.normalize("NFD", TEXT)


def decomposed(value) -> bool:
    return not unicodedata.is_normalized("NFC", str(value))


def test_names_of_an_account_are_composed_by_code_and_by_the_form(client):
    user = factories.UserFactory(first_name=DECOMPOSED, last_name=DECOMPOSED)
    user.refresh_from_db()
    assert (user.first_name, user.last_name) == (TEXT, TEXT)

    client.force_login(factories.superuser())
    names = {
        "username": "an",
        "email": "an@example.vn",
        "password1": "Rat-dai-2026-x",
        "password2": "Rat-dai-2026-x",
    }
    client.post(
        reverse("wagtailusers_users:add"), {**names, "first_name": DECOMPOSED, "last_name": DECOMPOSED}
    )
    user = get_user_model().objects.get(username="an")
    assert (user.first_name, user.last_name) == (TEXT, TEXT)


def test_the_words_of_a_picture_and_a_document_are_composed():
    image = factories.ImageFactory(title=DECOMPOSED, description=DECOMPOSED)
    document = factories.DocumentFactory(title=DECOMPOSED)
    image.refresh_from_db()
    document.refresh_from_db()

    assert (image.title, image.description, document.title) == (TEXT, TEXT, TEXT)


@pytest.mark.parametrize("there", [True, False])
def test_a_tag_of_a_picture_is_one_in_either_form(client, there):
    if there:
        Tag.objects.create(name=TEXT)
    image = factories.ImageFactory()
    client.force_login(factories.superuser())
    form = {
        "title": DECOMPOSED,
        "description": DECOMPOSED,
        "tags": f'"{DECOMPOSED}"',
        "collection": image.collection_id,
    }
    client.post(reverse("wagtailimages:edit", args=[image.pk]), form)
    image = get_image_model().objects.get()

    assert (image.title, image.description) == (TEXT, TEXT)
    assert [tag.name for tag in image.tags.all()] == [tag.name for tag in Tag.objects.all()] == [TEXT]


def test_a_tag_added_by_code_is_composed():
    factories.ImageFactory().tags.add(DECOMPOSED)
    assert Tag.objects.get().name == TEXT


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Group.objects.create(name=DECOMPOSED), "name"),
        (lambda: Redirect.objects.create(old_path="/cũ", redirect_link=f"/{DECOMPOSED}"), "redirect_link"),
        (lambda: factories.collection().add_child(name=DECOMPOSED), "name"),
    ],
)
def test_what_wagtail_and_django_store_is_composed(make, field):
    made = make()
    made.refresh_from_db()
    assert not decomposed(getattr(made, field))


def test_the_name_of_a_site_is_composed():
    factories.home_site()
    site = Site.objects.get()
    site.site_name = DECOMPOSED
    site.save()
    assert Site.objects.get().site_name == TEXT


def test_comments_in_the_margin_and_answers_to_them_are_composed(article):
    comment = Comment.objects.create(
        page=article, user=factories.UserFactory(), text=DECOMPOSED, contentpath="lead"
    )
    reply = CommentReply.objects.create(comment=comment, user=comment.user, text=DECOMPOSED)
    comment.refresh_from_db()
    reply.refresh_from_db()

    assert (comment.text, reply.text) == (TEXT, TEXT)


def test_what_is_said_when_returning_is_composed(article):
    act(article, factories.editor(), "reject", comment=DECOMPOSED)
    assert fresh(article).current_workflow_state.current_task_state.comment == TEXT


def body():
    return [
        ("paragraph", RichText(f"<p>{DECOMPOSED}</p>")),
        ("heading", {"text": DECOMPOSED, "level": "2"}),
        ("table", {"table_caption": DECOMPOSED, "data": [[DECOMPOSED]]}),
        ("image", {"image": factories.ImageFactory(), "caption": DECOMPOSED, "credit": DECOMPOSED}),
    ]


@pytest.mark.parametrize("clean", [True, False])
def test_an_article_saved_by_code_is_composed_whole(clean):
    more = {"lead": DECOMPOSED, "seo_title": DECOMPOSED, "search_description": DECOMPOSED}
    article = factories.ArticlePageFactory(
        parent=factories.home_site(), title=DECOMPOSED, body=body(), **more
    )
    for name in ("title", "lead", "seo_title"):
        setattr(article, name, DECOMPOSED)
    article.body = body()
    article.save(clean=clean)
    stored = ArticlePage.objects.get()
    article.title = DECOMPOSED
    revision = article.save_revision(clean=clean)

    assert not [name for name, value in vars(stored).items() if decomposed(value)]
    assert not decomposed(stored.body.get_prep_value())
    assert not [name for name, value in revision.content.items() if decomposed(value)]
    assert not decomposed(json.loads(revision.content["body"]))


def test_an_article_saved_in_the_editor_is_composed_whole(client, section):
    client.force_login(factories.superuser())
    form = editor_forms.article(
        title=DECOMPOSED,
        lead=DECOMPOSED,
        body=[
            ("heading", {"text": DECOMPOSED, "level": "2"}),
            editor_forms.paragraph(f"<p>{DECOMPOSED}</p>"),
        ],
        tags=f'"{DECOMPOSED}"',
        seo_title=DECOMPOSED,
    )
    address = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    assert client.post(address, form).status_code == 302
    content = ArticlePage.objects.get().latest_revision.content

    assert (content["title"], content["lead"]) == (TEXT, TEXT)
    assert TEXT in str(json.loads(content["body"]))
    assert not decomposed(json.loads(content["body"]))
    assert not [name for name, value in content.items() if decomposed(value)]
