"""What must be filled in: nothing but a name for a draft, everything for a submission."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from pages.models import ArticlePage, Banner, Poll, SectionPage
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def add_article(client):
    factories.newsroom()
    section = factories.SectionPageFactory(parent=factories.home_site())
    client.force_login(factories.reporter())
    return reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])


BLOCKS = [
    editor_forms.paragraph("<p></p>"),
    ("heading", {"text": "", "level": "2"}),
    ("quote", {"text": "", "speaker": "", "office": ""}),
    ("image", {"image-image": "", "image-alt_text": "", "caption": "", "credit": ""}),
    ("gallery", {"title": "", "pictures": streamfield([])}),
    ("facts", {"title": "", "facts": streamfield([])}),
    ("related_articles", {"title": "", "articles": streamfield([("item", "")])}),
    *[(name, "") for name in ("video", "document", "poll", "banner", "banner_placement", "link_group")],
]


def test_a_draft_needs_a_title_only(client, add_article):
    response = client.post(add_article, editor_forms.article(title="Nháp", lead="", body=BLOCKS))

    assert response.status_code == 302
    assert ArticlePage.objects.get().slug == "nhap"


def test_a_submission_needs_the_lead_and_what_blocks_require(client, add_article):
    form = editor_forms.article(title="Nháp", lead="", body=BLOCKS)
    response = client.post(add_article, {**form, "action-submit": "1"})

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"lead", "body"}
    [error] = response.context["form"].errors["body"].as_data()
    assert set(error.block_errors) == set(range(len(BLOCKS)))


def test_a_draft_picture_may_wait_for_its_alternative_text(client, add_article):
    response = client.post(add_article, editor_forms.article(lead_picture=factories.ImageFactory().pk))

    assert response.status_code == 302


def test_a_poll_without_options_can_be_kept_but_not_submitted(client, add_article):
    url = reverse("wagtailsnippets_newsdesk_pages_poll:add")
    assert client.post(url, {**editor_forms.poll(options=["Có"]), "action-submit": "1"}).status_code == 200
    assert not Poll.objects.exists()

    assert client.post(url, editor_forms.poll(options=[])).status_code == 302
    assert Poll.objects.get().question


LACKING = {
    "videoclip": (lambda: editor_forms.video(embed_url=""), "embed_url"),
    "banner": (
        lambda: editor_forms.banner(picture=factories.ImageFactory().pk, picture_alt="Cải cách"),
        "link",
    ),
    "linkgroup": (lambda: editor_forms.link_group(links=[("Chính phủ", "")]), "url"),
}


@pytest.mark.parametrize("model", LACKING)
def test_what_leads_nowhere_can_be_kept_but_not_submitted(client, add_article, model):
    client.force_login(factories.approver())
    make, field = LACKING[model]
    url = reverse(f"wagtailsnippets_newsdesk_pages_{model}:add")
    response = client.post(url, {**make(), "action-submit": "1"})
    form = response.context["form"]
    forms = [form, *(child for formset in form.formsets.values() for child in formset)]
    assert [name for each in forms for name in each.errors] == [field]

    assert client.post(url, make()).status_code == 302


def test_a_row_that_is_being_removed_need_not_be_complete(client, add_article):
    client.force_login(factories.approver())
    form = editor_forms.link_group(links=[("Chính phủ", "https://chinhphu.example.vn/"), ("Thừa", "")])
    url = reverse("wagtailsnippets_newsdesk_pages_linkgroup:add")

    response = client.post(url, {**form, "links-1-DELETE": "on", "action-submit": "1"})
    assert response.status_code == 302


def test_a_link_leads_to_one_place(client, add_article):
    client.force_login(factories.approver())
    form = editor_forms.link_group()
    form["links-0-page"] = factories.StandardPageFactory().pk
    response = client.post(reverse("wagtailsnippets_newsdesk_pages_linkgroup:add"), form)

    assert response.context["form"].formsets["links"].errors == [
        {"page": ["Chỉ chọn một: địa chỉ web hoặc trang."]}
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("embed_url", lambda: "https://video.example.vn/clip/1"),
        ("file", lambda: factories.DocumentFactory().pk),
        ("captions", lambda: factories.DocumentFactory().pk),
    ],
)
def test_a_clip_that_cannot_be_played_is_refused(client, add_article, field, value):
    form = editor_forms.video(**{"embed_url": "", field: value()})
    response = client.post(reverse("wagtailsnippets_newsdesk_pages_videoclip:add"), form)

    assert set(response.context["form"].errors) == {field}


def test_a_banner_can_be_kept_without_picture_but_not_submitted(client, add_article):
    client.force_login(factories.banner_manager())
    url = reverse("wagtailsnippets_newsdesk_pages_banner:add")
    response = client.post(url, {**editor_forms.banner(), "action-submit": "1"})
    assert set(response.context["form"].errors) == {"picture", "picture_alt"}

    assert client.post(url, editor_forms.banner()).status_code == 302
    assert Banner.objects.get().picture is None


def test_every_mistake_of_a_banner_is_told_at_once(client, add_article):
    client.force_login(factories.banner_manager())
    wrong = {
        "page": SectionPage.objects.get().pk,
        "link": "https://dvc.example.vn/",
        "starts_at": "02/12/2026 08:00",
        "ends_at": "01/12/2026 08:00",
    }
    url = reverse("wagtailsnippets_newsdesk_pages_banner:add")
    response = client.post(url, editor_forms.banner(**wrong))

    assert set(response.context["form"].errors) == {"link", "ends_at"}


def test_a_poll_has_as_many_options_as_may_be_chosen(client, add_article):
    url = reverse("wagtailsnippets_newsdesk_pages_poll:add")
    form = {**editor_forms.poll(max_choices=3), "action-submit": "1"}
    assert set(client.post(url, form).context["form"].errors) == {"max_choices"}

    assert client.post(url, {**form, "max_choices": 2}).status_code == 302
