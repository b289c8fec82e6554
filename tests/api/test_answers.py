"""Every answer is what the contract says it is."""

import json

import jsonschema
import pytest

from api.contract import document
from api.urls import CALLS
from pages import models
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def contract():
    return document(CALLS)


@pytest.fixture(scope="module")
def everything(kept):
    return kept(make_everything)


def make_everything() -> dict[str, int]:
    """A small site with every block and every kind in use; returns ids by name."""
    home = factories.home_site(title="Trang chủ")
    section = factories.SectionPageFactory(parent=home, title="Tin tức")
    image, file = factories.ImageFactory(), factories.DocumentFactory()
    image.contextual_alt_text, image.decorative = "Ruộng", False
    poll, clip = (
        factories.PollFactory(results_shown="always"),
        factories.VideoClipFactory(embed_url="", file=file),
    )
    placement, links = factories.PlacementFactory(slug="ben-phai"), factories.LinkGroupFactory()
    banner = factories.BannerFactory(placement=placement)
    other = factories.ArticlePageFactory(parent=section, lead_picture=image, lead_picture_alt="Ruộng")
    picture = {"image": image, "caption": "Lúa", "credit": "An"}
    body = [
        ("heading", {"text": "Kết quả", "level": "2"}),
        ("paragraph", f'<p>Xem <a linktype="page" id="{other.pk}">bài</a></p>'),
        ("quote", {"text": "Vui", "speaker": "An", "office": ""}),
        ("image", picture),
        ("gallery", {"title": "Ảnh", "pictures": [picture, picture]}),
        ("video", clip),
        ("document", file),
        ("table", {"table_caption": "Bảng", "table_header_choice": "row", "data": [["a", None], ["b", "c"]]}),
        ("facts", {"title": "", "facts": [{"label": "Giờ", "value": "8"}]}),
        ("poll", poll),
        ("banner", banner),
        ("banner_placement", placement),
        ("related_articles", {"title": "", "articles": [other]}),
        ("link_group", links),
    ]
    article = factories.ArticlePageFactory(parent=section, title="Mọi khối", body=body, source_name="Báo")
    article.tags.add("thử nghiệm")
    article.article_authors.add(models.ArticleAuthor(author=factories.AuthorFactory()))
    article.related_articles.add(models.RelatedArticle(article=other))
    article.save()
    home.aside = [
        ("banner_placement", placement),
        ("link_group", links),
        ("video_clips", {"title": "", "clips": [clip]}),
        ("poll", poll),
        ("latest_articles", {"title": "", "section": section, "count": 3}),
        ("visit_counter", {"title": ""}),
    ]
    home.save()
    factories.StandardPageFactory(parent=home, title="Giới thiệu", body=body)
    return {
        "article": article.pk,
        "section": section.pk,
        "poll": poll.pk,
        "banner": banner.pk,
        "home": home.pk,
    }


ADDRESSES = {
    "/api/v1/resolve/?path=/": "/api/v1/resolve/",
    "/api/v1/resolve/?path=/tin-tuc/": "/api/v1/resolve/",
    "/api/v1/resolve/?path=/tin-tuc/moi-khoi/": "/api/v1/resolve/",
    "/api/v1/resolve/?path=/gioi-thieu/": "/api/v1/resolve/",
    "/api/v1/site/": "/api/v1/site/",
    "/api/v1/sections/": "/api/v1/sections/",
    "/api/v1/articles/": "/api/v1/articles/",
    "/api/v1/articles/{article}/": "/api/v1/articles/{id}/",
    "/api/v1/pages/{home}/": "/api/v1/pages/{id}/",
    "/api/v1/search/?q=khoi": "/api/v1/search/",
    "/api/v1/banners/?placement=ben-phai": "/api/v1/banners/",
    "/api/v1/polls/": "/api/v1/polls/",
    "/api/v1/polls/{poll}/": "/api/v1/polls/{id}/",
    "/api/v1/polls/{poll}/results/": "/api/v1/polls/{id}/results/",
    "/api/v1/counters/?objects=article:{article}&visits=true": "/api/v1/counters/",
}


@pytest.mark.parametrize("call", ADDRESSES)
def test_an_answer_fits_the_contract(client, contract, everything, call):
    answer = client.get(call.format(**everything))
    assert answer.status_code == 200, answer.content
    operation = contract["paths"][ADDRESSES[call]]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": contract["components"]}).validate(answer.json())


def test_a_problem_fits_the_contract(client, contract):
    body = client.get("/api/v1/articles/", {"nope": "1"}).json()
    schema = {"$ref": "#/components/schemas/Problem", "components": contract["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)


def test_every_block_of_the_body_is_there_in_order(client, everything):
    body = client.get(f"/api/v1/articles/{everything['article']}/").json()["body"]
    raw = models.ArticlePage.objects.get(pk=everything["article"]).body.raw_data
    assert [block["type"] for block in body] == [block["type"] for block in raw]
    assert all(block["id"] for block in body), json.dumps(body)
