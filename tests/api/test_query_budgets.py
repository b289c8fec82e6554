"""What single calls cost in queries, beside what every call costs whatever it answers with."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from api.storing import touch
from tests import factories

from . import small_portal
from .small_portal import ADDRESSES, due

pytestmark = pytest.mark.django_db

LARGEST_CALENDAR = 5


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa", slug="van-hoa")


@pytest.fixture
def _nothing_is_kept(settings):
    settings.NEWSDESK_ANSWER_CACHE = False


def cost(client, address: str, status: int = 200, **headers) -> int:
    """Return what a call costs of a process that knows what is scheduled."""
    client.get("/api/v1/polls/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers=headers).status_code == status, address
    return len(queries)


def fill_aside(home, sections) -> None:
    """Put everything into the aside of a home page, and something to show into everything."""
    image, placement = factories.ImageFactory(), factories.PlacementFactory()
    other_placement = factories.PlacementFactory()
    for place in (placement, other_placement, placement):
        factories.BannerFactory(placement=place, picture=image)
    clips = [factories.VideoClipFactory() for _ in range(2)]
    home.aside = [
        *(("latest_articles", {"title": "", "section": section, "count": 3}) for section in sections),
        ("latest_articles", {"title": "", "section": None, "count": 5}),
        *(("banner_placement", place) for place in (placement, other_placement)),
        *(("poll", factories.PollFactory()) for _ in range(2)),
        *(("link_group", factories.LinkGroupFactory()) for _ in range(2)),
        ("video_clips", {"title": "", "clips": clips}),
        ("visit_counter", {"title": ""}),
    ]
    home.save()


@pytest.mark.usefixtures("_nothing_is_kept")
def test_a_page_with_an_aside_full_of_everything_costs_two_queries(client, section):
    home = section.get_parent().specific
    other = factories.SectionPageFactory(parent=home)
    for parent in (section, other):
        factories.ArticlePageFactory(parent=parent, slug="bai")
    fill_aside(home, [section, other])
    blocks = client.get("/api/v1/resolve/?path=/van-hoa/bai/").json()["zones"]["aside"]
    assert all(any(block["value"].values()) for block in blocks[:-1])
    assert cost(client, "/api/v1/resolve/?path=/van-hoa/bai/") == 2
    assert cost(client, "/api/v1/resolve/?path=/") == 2


@pytest.mark.usefixtures("_nothing_is_kept")
@pytest.mark.parametrize(
    "filters", ["", "&section={section}", "&tag=le-hoi", "&q=cau&featured=false&from=2020-01-01"]
)
def test_a_deep_page_of_a_list_costs_what_the_first_does(client, section, filters):
    for _ in range(4):
        article = factories.ArticlePageFactory(parent=section)
        article.tags.add("lễ hội")
        article.save()
    address = f"/api/v1/articles/?limit=1{filters.format(section=section.pk)}"
    cursor, pages = "", 0
    while cursor is not None:
        here = f"{address}&cursor={cursor}" if cursor else address
        assert cost(client, here) == 1
        cursor, pages = client.get(here).json()["next_cursor"], pages + 1
    assert pages == 4


@pytest.mark.usefixtures("_nothing_is_kept")
def test_a_redirect_costs_two_queries_and_one_for_each_path_it_leads_on_to(client, section):
    Redirect.objects.create(old_path="/toi-trang", redirect_page=section)
    Redirect.objects.create(old_path="/ra-ngoai", redirect_link="https://khac.example/")
    Redirect.objects.create(old_path="/b", redirect_link="/toi-trang/")
    Redirect.objects.create(old_path="/a", redirect_link="/b/")
    Redirect.objects.create(old_path="/toi-duong-dan", redirect_link="/van-hoa/")
    costs = {"toi-trang": 2, "ra-ngoai": 2, "toi-duong-dan": 3, "b": 3, "a": 4}
    assert {name: cost(client, f"/api/v1/resolve/?path=/{name}/") for name in costs} == costs


@pytest.mark.usefixtures("_nothing_is_kept")
def test_what_is_not_there_is_looked_up_once(client, section):
    factories.ArticlePageFactory(parent=section, slug="cu").unpublish()
    assert cost(client, "/api/v1/resolve/?path=/khong/", 404) == 2
    assert cost(client, "/api/v1/resolve/?path=/van-hoa/cu/", 410) == 2
    assert cost(client, "/api/v1/articles/999/", 404) == 1
    assert cost(client, "/api/v1/articles/?limit=0", 400) == 0
    assert cost(client, "/api/v1/articles/?site=khac.example", 400) == 1


def test_what_is_not_there_costs_one_query_more_where_answers_are_kept(client, section):
    assert cost(client, "/api/v1/resolve/?path=/khong/", 404) == 3
    assert cost(client, "/api/v1/articles/999/", 404) == 2


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("kept", [True, False])
def test_who_has_the_answer_costs_one_query_or_what_making_it_costs(client, settings, kind, kept):
    settings.NEWSDESK_ANSWER_CACHE = kept
    address = small_portal.address(client, small_portal.build(), kind)
    etag = client.get(address)["ETag"]
    looked_up = 2 if kind in ("resolve", "redirect") and not kept else 1
    assert cost(client, address, 304, **{"If-None-Match": etag}) == looked_up
    assert cost(client, address) == looked_up


def test_after_a_change_a_process_reads_what_is_scheduled_in_a_few_queries_once(client, section):
    placement = factories.PlacementFactory()
    later = timezone.now() + timedelta(days=1)
    article = factories.ArticlePageFactory(parent=section)
    for _ in range(5):
        factories.BannerFactory(placement=placement, starts_at=later)
        factories.PollFactory(opens_at=later)
    for number in range(5):
        due(later, article, key=f"page:{999_990 + number}")
    touch()
    costs = []
    for call in (f"/api/v1/articles/{article.pk}/", "/api/v1/polls/", "/api/v1/polls/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(call)
        costs.append(len(queries))
    # The version and the answer; what is scheduled, only the first time; an answer that is kept needs the version.
    assert costs == [2 + LARGEST_CALENDAR, 2, 1]
