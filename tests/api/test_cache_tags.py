"""``Cache-Tag`` names exactly what an answer was made of, and nothing that is not public."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from api.models import ContentItem
from pages import models
from tests import factories

from . import minefield, small_portal

pytestmark = pytest.mark.django_db

NAMED = {
    "article": "page:{article} page:{other} page:{other_section} page:{section} poll:{named_poll}",
    "page": "page:{article} page:{other} page:{other_section} page:{section} poll:{named_poll}",
    "resolve": "page:{article} page:{other} page:{other_section} page:{section} page:{home} poll:{named_poll}"
    " placement:{placement} banner:{banner} banner:{second_banner} image:{image} articles:{section}",
    "list": "page:{article} page:{section} page:{other} page:{other_section} articles",
    "list of a section": "page:{article} page:{section} articles:{section}",
    "list by tag": "page:{article} page:{section} articles",
    "second page": "page:{article} page:{section} articles",
    "polls": "poll:{poll} poll:{named_poll} polls",
    "poll": "poll:{poll}",
    "search": "page:{article} page:{section} articles",
    "banners": "placement:{placement} banner:{banner} banner:{second_banner} image:{image} page:{other}"
    " page:{article}",
    "sections": "page:{section} page:{other_section} sections",
    "site": "page:{home} page:{section} page:{other_section} sections",
    "redirect": "page:{article} redirects",
}
# What stands at a placement depends on the page a banner leads to; so does a page with that placement.
NAMED["resolve"] += " page:{other}"


def tags(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return answer["Cache-Tag"].split(",")


@pytest.mark.parametrize("kind", NAMED)
def test_an_answer_names_exactly_what_it_was_made_of(client, kind):
    portal = small_portal.build()
    portal.image = portal.banner.picture
    ids = {name: thing.pk for name, thing in vars(portal).items() if hasattr(thing, "pk")}
    found = tags(client.get(small_portal.address(client, portal, kind)))
    assert found == sorted(set(NAMED[kind].format(**ids).split()))


def test_a_list_in_the_text_of_a_page_is_named(client):
    home = factories.home_site()
    home.aside = [("latest_articles", {"title": "", "section": None, "count": 3})]
    home.save()
    assert tags(client.get("/api/v1/resolve/?path=/")) == ["articles", f"page:{home.pk}"]


def test_a_list_of_a_hidden_section_in_the_text_of_a_page_is_not_named(client):
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home)
    home.aside = [("latest_articles", {"title": "", "section": section, "count": 3})]
    home.save()
    assert f"articles:{section.pk}" in tags(client.get("/api/v1/resolve/?path=/"))
    section.unpublish()
    assert tags(client.get("/api/v1/resolve/?path=/")) == ["articles", f"page:{home.pk}"]


CALLS = (
    "/api/v1/resolve/?path=/",
    "/api/v1/resolve/?path=/chuyen-muc/",
    "/api/v1/resolve/?path=/chuyen-muc/bai-cong-khai/",
    "/api/v1/resolve/?path=/gioi-thieu/",
    "/api/v1/articles/",
    "/api/v1/search/?q=bai",
    "/api/v1/banners/?placement=ben-phai",
    "/api/v1/polls/",
    "/api/v1/sections/",
    "/api/v1/site/",
)


def test_nothing_hidden_scheduled_or_private_is_named_and_the_header_can_be_printed(client):
    minefield.lay()
    public = set(ContentItem.objects.public(timezone.now()).values_list("key", flat=True))
    for call in CALLS:
        header = client.get(call)["Cache-Tag"]
        assert re.fullmatch(r"[!-~]+", header), call
        keys = {tag for tag in header.split(",") if not re.fullmatch(r"articles(:\d+)?|polls|sections", tag)}
        assert keys <= public, call


def test_what_is_hidden_is_named_no_more(client):
    section = factories.SectionPageFactory(parent=factories.home_site())
    other = factories.ArticlePageFactory(parent=section, expire_at=timezone.now() + timedelta(hours=1))
    article = factories.ArticlePageFactory(parent=section)
    article.related_articles = [models.RelatedArticle(article=other)]
    article.save()
    address = f"/api/v1/articles/{article.pk}/"
    assert f"page:{other.pk}" in tags(client.get(address))
    other.unpublish()
    assert f"page:{other.pk}" not in tags(client.get(address))


def test_not_having_changed_is_said_with_the_tags(client):
    article = factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=factories.home_site()))
    first = client.get(f"/api/v1/articles/{article.pk}/")
    again = client.get(f"/api/v1/articles/{article.pk}/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["Cache-Tag"]) == (304, first["Cache-Tag"])


@pytest.mark.parametrize("call", ["/api/v1/articles/999/", "/api/v1/articles/?limit=0", "/api/v1/nix/"])
def test_a_problem_names_nothing(client, call):
    assert "Cache-Tag" not in client.get(call)
