"""Every call costs a constant number of queries, whatever it answers with; docs/front-end/api.md states them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES = {
    "/api/v1/resolve/?path=/van-hoa/bai-0/": 2,
    "/api/v1/articles/": 1,
    "/api/v1/articles/?section={section}&q=bai": 1,
    "/api/v1/articles/{article}/": 1,
    "/api/v1/pages/{section}/": 1,
    "/api/v1/search/?q=bai": 1,
    "/api/v1/site/": 1,
    "/api/v1/sections/": 1,
    "/api/v1/polls/": 1,
    "/api/v1/polls/{poll}/": 1,
    "/api/v1/polls/{poll}/results/": 4,
    "/api/v1/banners/?placement=ben-phai&path=/van-hoa/": 1,
    "/api/v1/counters/?objects=article:{article}&visits=true": 6,
}


def fill(section, placement, size: int) -> None:
    """Build ``size`` of everything, each referring to the others."""
    image = factories.ImageFactory()
    polls = [factories.PollFactory(results_shown="always") for _ in range(size)]
    articles = [
        factories.ArticlePageFactory(
            parent=section,
            title=f"Bài {section.numchild + n}",
            slug=f"bai-{section.numchild + n}",
            lead_picture=image,
        )
        for n in range(size)
    ]
    for article in articles:
        article.related_articles = [models.RelatedArticle(article=other) for other in articles]
        article.body = [("poll", poll) for poll in polls]
        article.save()
    for _ in range(size):
        factories.BannerFactory(placement=placement, picture=image)
        factories.LinkGroupFactory()
        factories.SectionPageFactory(parent=section.get_parent())


@pytest.fixture
def section():
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home, title="Văn hóa")
    placement = factories.PlacementFactory(slug="ben-phai")
    home.aside = [
        ("latest_articles", {"title": "", "section": section, "count": 5}),
        ("banner_placement", placement),
    ]
    home.save()
    fill(section, placement, 1)
    return section


def count(client, call: str, section) -> int:
    address = call.format(
        section=section.pk,
        article=models.ArticlePage.objects.get(slug="bai-0").pk,
        poll=models.Poll.objects.order_by("pk").first().pk,
    )
    Site.clear_site_root_paths_cache()
    # The process has read what is scheduled; it does so again after each change, in a query or a few.
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_every_call_costs_the_same_with_few_and_with_many(client, section, settings):
    settings.NEWSDESK_ANSWER_CACHE = False
    few = {call: count(client, call, section) for call in QUERIES}
    fill(section, models.Placement.objects.get(), 4)
    many = {call: count(client, call, section) for call in QUERIES}
    assert few == QUERIES
    assert many == QUERIES
