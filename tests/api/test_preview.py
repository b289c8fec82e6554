import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from openapi_schema_validator import OAS31Validator

from api.contract import FILE
from tests import factories
from tests.pages import editor_forms

pytestmark = pytest.mark.django_db

URL = "/api/v1/preview/"


@pytest.fixture
def article():
    section = factories.SectionPageFactory(parent=factories.home_site(title="Trang chủ"), title="Tin tức")
    return factories.ArticlePageFactory(parent=section, title="Đã đăng", slug="bai")


def token_for(page) -> dict:
    """Return the parameters with which the editor's preview sends a browser to the front end."""
    response = page.make_preview_request(RequestFactory().get("/"), page.default_preview_mode)
    assert response.status_code == 302
    assert response["Location"].startswith("http://front.example/preview/?")
    return {name: values[0] for name, values in parse_qs(urlsplit(response["Location"]).query).items()}


def test_a_fresh_token_shows_the_draft_in_the_shape_of_resolve(client, article):
    article.title = "Bản nháp"
    answer = client.get(URL, token_for(article))
    assert answer.status_code == 200, answer.content
    draft = answer.json()
    assert (draft["kind"], draft["page"]["type"], draft["page"]["title"]) == ("page", "article", "Bản nháp")
    assert [crumb["title"] for crumb in draft["breadcrumbs"]] == ["Trang chủ", "Tin tức"]
    assert client.get("/api/v1/resolve/", {"path": "/tin-tuc/bai/"}).json()["page"]["title"] == "Đã đăng"


def test_a_preview_is_kept_by_nobody(client, article):
    answer = client.get(URL, token_for(article))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_every_failure_is_the_same_404(client, article, monkeypatch):
    good = token_for(article)
    bad = [
        {},
        {"token": good["token"]},
        {**good, "token": "x"},
        {**good, "token": good["token"][:-1] + "_"},
        {**good, "content_type": "auth.user"},
        {**good, "content_type": "newsdesk_pages.homepage"},
        {**good, "content_type": "no.such"},
        {**good, "more": "1"},
    ]
    answers = {without_request_id(client.get(URL, query)) for query in bad}
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404


def without_request_id(answer) -> tuple:
    body = answer.json()
    body.pop("request_id")
    return answer.status_code, str(body)


def test_an_old_token_shows_nothing(client, article, monkeypatch):
    parameters = token_for(article)
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr("time.time", later.timestamp)
    assert client.get(URL, parameters).status_code == 404


def test_a_draft_that_was_never_published_can_be_seen(client, article):
    draft = factories.ArticlePageFactory(parent=article.get_parent(), title="Chưa đăng", live=False)
    assert client.get(URL, token_for(draft)).json()["page"]["title"] == "Chưa đăng"


def test_editorial_comments_are_not_in_it(client, article):
    from wagtail.models import Comment

    user = factories.UserFactory()
    article.wagtail_admin_comments = [Comment(user=user, text="xem lại số liệu", contentpath="title")]
    assert "xem lại" not in client.get(URL, token_for(article)).content.decode()


def test_a_page_that_was_never_saved_is_shown_as_the_contract_says(client, article):
    """Its number is 0, for it has none; it was changed and published now, if at all."""
    client.force_login(factories.superuser())
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["newsdesk_pages", "articlepage", article.get_parent().pk]
    )
    assert client.post(address, editor_forms.article(title="Chưa lưu")).json()["is_valid"]
    front_end = urlsplit(client.get(address, {"mode": ""})["Location"])
    answer = client.get(URL, {name: values[0] for name, values in parse_qs(front_end.query).items()})
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert (shown["page"]["id"], shown["page"]["title"]) == (0, "Chưa lưu")
    contract = json.loads(FILE.read_text(encoding="utf-8"))
    schema = {"$ref": "#/components/schemas/ResolvedPage", "components": contract["components"]}
    OAS31Validator(schema).validate(shown)
