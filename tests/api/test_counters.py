"""Counting views and visits, and reading counters, through the API."""

import json

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction, Site

from pages import counting
from pages.models import ViewCount, VisitCount
from tests.factories import ArticlePageFactory, PollFactory, SectionPageFactory, home_site

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def home(db):
    return home_site()


@pytest.fixture
def article(home):
    return ArticlePageFactory(parent=SectionPageFactory(parent=home))


def view(client, *things, query="", **headers):
    body = {"views": [{"type": kind, "id": pk} for kind, pk in things]}
    given = {"user_agent": FIREFOX, **headers}
    return client.post(
        f"/api/v1/views/{query}", json.dumps(body), content_type="application/json", headers=given
    )


def read(client, query):
    return client.get(f"/api/v1/counters/?{query}").json()


def test_a_view_is_counted(client, article):
    response = view(client, ("article", article.pk))
    assert (response.status_code, response.json()) == (202, {"accepted": 1})
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    row = ViewCount.objects.get()
    assert (row.type, row.object_id, row.people, row.bots) == ("article", article.pk, 1, 0)


def test_what_is_unknown_or_not_public_is_answered_alike_and_makes_no_row(client, article):
    draft = ArticlePageFactory(parent=article.get_parent(), live=False)
    private = ArticlePageFactory(parent=article.get_parent())
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    strangers = [("article", 987654), ("article", draft.pk), ("article", private.pk), ("home", article.pk)]
    answers = {view(client, thing).content for thing in [*strangers, ("article", article.pk)]}
    assert answers == {b'{"accepted": 1}'}
    assert ViewCount.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": ""},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Mozilla/5.0 (compatible; coccocbot-web/1.0)"},
        {"user_agent": "facebookexternalhit/1.1"},
        {"user_agent": "curl/8.5.0"},
        {"user_agent": "Mozilla/5.0 HeadlessChrome/140.0"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
    ],
)
def test_programs_are_counted_apart(client, article, headers):
    view(client, ("article", article.pk), **headers)
    row = ViewCount.objects.get()
    assert (row.people, row.bots) == (0, 1)
    assert VisitCount.objects.get().people == 0


@pytest.mark.parametrize(
    "user_agent",
    [
        FIREFOX,
        "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 Zalo android/240301",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/120.0 Chrome/114.0 Safari/537.36",
    ],
)
def test_readers_are_counted_as_people(client, article, user_agent):
    view(client, ("article", article.pk), user_agent=user_agent)
    row = ViewCount.objects.get()
    assert (row.people, row.bots) == (1, 0)


def test_a_view_is_also_a_visit_once_in_half_an_hour(client, article):
    for _ in range(3):
        view(client, ("article", article.pk))
    view(client, ("article", article.pk), user_agent=FIREFOX + " khác")
    assert read(client, "visits=true") == {"views": [], "visits": {"total": 2, "today": 2}}


def test_a_visit_belongs_to_the_site_that_is_named(client, article, home):
    other = Site.objects.create(hostname="khac.example", root_page=home)
    view(client, ("article", article.pk), query="?site=khac.example")
    assert counting.visits_of(other).total == 1
    assert read(client, "visits=true")["visits"]["total"] == 0
    assert read(client, "visits=true&site=khac.example")["visits"]["total"] == 1


def test_counters_hold_opening_balances_and_only_what_is_asked(client, article):
    poll = PollFactory()
    view(client, ("article", article.pk), ("poll", poll.pk))
    counting.set_opening_balance("article", article.pk, 1000)
    assert read(client, f"objects=article:{article.pk}") == {
        "views": [{"type": "article", "id": article.pk, "views": 1001}],
        "visits": None,
    }
    both = read(client, f"objects=poll:{poll.pk},article:{article.pk}")["views"]
    assert [(one["type"], one["views"]) for one in both] == [("poll", 1), ("article", 1001)]


def test_counters_leave_out_what_is_not_public(client, article):
    view(client, ("article", article.pk))
    article.unpublish()
    assert read(client, f"objects=article:{article.pk},article:987654") == {"views": [], "visits": None}


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "{}",
        '{"views": []}',
        '{"views": [{}]}',
        '{"views": [1]}',
        '{"views": [{"type": "article", "id": 0}]}',
        '{"views": [{"type": "article", "id": -1}]}',
        '{"views": [{"type": "article", "id": 1000000000000000000000000}]}',
        '{"views": [{"type": "article", "id": "x"}]}',
        '{"views": [{"type": "article", "id": 1, "more": 1}]}',
        '{"views": [{"type": "\\u0000", "id": 1}]}',
        '{"views": [{"type": "\\ud800", "id": 1}]}',
        '{"views": [{"type": null, "id": 1}]}',
        json.dumps({"views": [{"type": "article", "id": 1}] * 21}),
    ],
)
def test_a_bad_body_is_a_clear_refusal(client, home, body):
    response = client.post("/api/v1/views/", body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["type"] == "urn:newsdesk:problem:invalid-body"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("objects=article", "objects"),
        ("objects=article:x", "objects"),
        ("objects=article:0", "objects"),
        ("objects=article:99999999999999999999999999", "objects"),
        ("objects=" + ",".join(f"article:{n}" for n in range(1, 60)), "objects"),
        ("visits=maybe", "visits"),
        ("site=khong.co", "site"),
        ("x=1", "x"),
    ],
)
def test_a_bad_parameter_is_named(client, home, query, parameter):
    response = client.get(
        f"/api/v1/counters/?visits=true&{query}" if "visits" not in query else f"/api/v1/counters/?{query}"
    )
    assert response.status_code == 400
    assert response.json()["parameter"] == parameter


def test_every_call_costs_a_constant_number_of_queries(client, article, django_assert_num_queries):
    others = [ArticlePageFactory(parent=article.get_parent()) for _ in range(5)]
    for articles in ([article], [article, *others]):
        cache.clear()
        with django_assert_num_queries(4):
            view(client, *[("article", one.pk) for one in articles])
        names = ",".join(f"article:{one.pk}" for one in articles)
        with django_assert_num_queries(6):
            read(client, f"objects={names}&visits=true")
