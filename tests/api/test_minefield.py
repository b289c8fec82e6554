"""Nothing that is not public leaks: every GET call, with every documented parameter, anonymously."""

import json
from copy import deepcopy
from urllib.parse import urlencode

import pytest

from api.contract import document
from api.models import ContentItem
from api.urls import CALLS
from pages import models
from pages.models.base import Page
from tests import factories

from . import minefield

pytestmark = pytest.mark.django_db

VALUES = {
    "path": ["/", "/chuyen-muc/", "/chuyen-muc/bai-cong-khai/", "/gioi-thieu/"],
    "q": ["canary7f3a", "canary7f3a title", "bài công khai", "title"],
    "placement": ["ben-phai"],
    "tag": ["canary7f3a-tag-draft"],
    "objects": ["article:1,poll:1"],
    "limit": ["50"],
    "featured": ["true", "false"],
    "from": ["2000-01-01"],
    "to": ["2100-01-01"],
    "locale": ["vi", "en"],
    "site": ["localhost"],
    "visits": ["true"],
    "content_type": ["newsdesk_pages.articlepage"],
    "token": ["x"],
    "cursor": ["x"],
}


@pytest.fixture(scope="module")
def kept_field(kept):
    return kept(minefield.lay)


@pytest.fixture
def field(kept_field):
    return deepcopy(kept_field)


def calls():
    """Yield every GET address of the contract with every documented parameter, once each and with every id."""
    ids = sorted(
        {0, *Page.objects.values_list("pk", flat=True), *models.Poll.objects.values_list("pk", flat=True)}
    )
    for address, operations in document(CALLS)["paths"].items():
        if "get" not in operations:
            continue
        parameters = operations["get"].get("parameters", [])
        needed = {
            p["name"]: VALUES[p["name"]][0] for p in parameters if p["in"] == "query" and p.get("required")
        }
        queries = [needed]
        for parameter in (p["name"] for p in parameters if p["in"] == "query"):
            values = VALUES.get(parameter) or [str(pk) for pk in ids]
            queries += [{**needed, parameter: value} for value in values]
        for target in [address.replace("{id}", str(pk)) for pk in ids] if "{id}" in address else [address]:
            yield from (f"{target}?{urlencode(query)}" for query in queries)


def test_no_canary_sings_in_any_answer(client, field):
    crawled = 0
    for call in calls():
        answer = client.get(call)
        crawled += 1
        assert answer.status_code < 500, call
        assert minefield.CANARY not in answer.content.decode() + str(answer.headers), call
    assert crawled > 100


def test_the_field_holds_its_mines(field):
    """The crawl proves nothing unless the secrets are stored: hidden pages are, with their texts."""
    stored = ContentItem.objects.filter(document__contains=minefield.CANARY, hidden=True)
    assert stored.count() == 2


def test_public_things_among_the_mines_show(client, field):
    page = client.get("/api/v1/resolve/", {"path": "/chuyen-muc/bai-cong-khai/"}).json()["page"]
    assert page["related"] == []
    assert page["lead_picture"] is None
    assert [block["type"] for block in page["body"]] == ["paragraph", "gallery", "related_articles", "video"]
    assert page["body"][0]["value"].startswith("<p>xem xem")


@pytest.mark.parametrize("kind", ["draft", "login", "password"])
def test_a_hidden_page_answers_like_one_that_does_not_exist(client, field, kind):
    hidden = models.ArticlePage.objects.get(title=minefield.secret(f"title-{kind}"))
    nobody = client.get("/api/v1/pages/999999/")
    somebody = client.get(f"/api/v1/pages/{hidden.pk}/")
    assert stripped(somebody) == stripped(nobody)
    nowhere = client.get("/api/v1/resolve/", {"path": "/chuyen-muc/khong-co/"})
    somewhere = client.get("/api/v1/resolve/", {"path": hidden.get_url_parts()[2]})
    assert stripped(somewhere) == stripped(nowhere)


def stripped(answer) -> tuple:
    body = json.loads(answer.content)
    body.pop("request_id")
    return answer.status_code, body


def test_a_draft_edit_of_a_live_page_shows_nowhere(client, field):
    article = field[2]
    article.title = article.lead = minefield.secret("edit")
    article.slug = "canary7f3a-edit"
    article.save_revision()
    for call in ("/api/v1/articles/", f"/api/v1/articles/{article.pk}/", "/api/v1/search/?q=canary7f3a"):
        assert minefield.CANARY not in client.get(call).content.decode(), call


def test_lists_that_name_hidden_values_answer_like_those_that_name_none(client, field):
    secret_tag = client.get("/api/v1/articles/", {"tag": "canary7f3a-tag-draft"})
    no_tag = client.get("/api/v1/articles/", {"tag": "khong-co"})
    assert secret_tag.content == no_tag.content
    hidden = factories.SectionPageFactory(parent=field[0], live=False)
    factories.ArticlePageFactory(parent=hidden)
    hidden_section = client.get("/api/v1/articles/", {"section": hidden.pk})
    assert hidden_section.json()["items"] == []
