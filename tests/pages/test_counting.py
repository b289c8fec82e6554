"""Counters of views, visits and clicks."""

from datetime import date

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Site

from pages import counting
from pages.models import ClickCount, OpeningBalance, ViewCount, VisitCount
from tests.factories import BannerFactory, home_site


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def site(db):
    home_site()
    return Site.objects.get(is_default_site=True)


@pytest.mark.django_db
class TestViews:
    def test_each_view_adds_one_to_the_row_of_the_day(self):
        for _ in range(3):
            counting.count_views([("article", 1), ("article", 2)], bot=False)
        assert sorted(ViewCount.objects.values_list("type", "object_id", "people", "bots")) == [
            ("article", 1, 3, 0),
            ("article", 2, 3, 0),
        ]

    def test_a_thing_named_twice_in_one_call_counts_once(self):
        counting.count_views([("article", 1), ("article", 1)], bot=False)
        assert ViewCount.objects.get().people == 1

    def test_bots_have_a_column_of_their_own(self):
        counting.count_views([("article", 1)], bot=True)
        counting.count_views([("article", 1)], bot=False)
        counting.count_views([("article", 1)], bot=True)
        row = ViewCount.objects.get()
        assert (row.people, row.bots) == (1, 2)
        assert counting.views_of([("article", 1)]) == {("article", 1): 1}

    def test_a_day_begins_at_midnight_in_viet_nam(self, monkeypatch):
        moment = timezone.now().replace(year=2026, month=11, day=23, hour=16, minute=59)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        counting.count_views([("article", 1)], bot=False)
        monkeypatch.setattr(timezone, "now", lambda: moment.replace(hour=17, minute=0))
        counting.count_views([("article", 1)], bot=False)
        days = sorted(ViewCount.objects.values_list("day", flat=True))
        assert days == [date(2026, 11, 23), date(2026, 11, 24)]
        assert counting.views_of([("article", 1)]) == {("article", 1): 2}

    def test_an_opening_balance_is_added_and_can_be_corrected(self):
        counting.count_views([("article", 1)], bot=False)
        for balance in (500, 1200):
            counting.set_opening_balance("article", 1, balance)
        assert OpeningBalance.objects.count() == 1
        assert counting.views_of([("article", 1), ("poll", 1)]) == {("article", 1): 1201, ("poll", 1): 0}

    def test_counting_and_reading_cost_the_same_for_one_thing_and_for_twenty(self, django_assert_num_queries):
        for things in ([("article", 1)], [("article", pk) for pk in range(20)]):
            with django_assert_num_queries(1):
                counting.count_views(things, bot=False)
            with django_assert_num_queries(2):
                counting.views_of(things)

    def test_nothing_to_count_asks_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            counting.count_views([], bot=False)
            assert counting.views_of([]) == {}


class TestVisits:
    def test_a_reader_who_goes_on_reading_is_one_visit(self, site):
        for _ in range(3):
            counting.count_visit(site, "192.0.2.1 Firefox", bot=False)
        counting.count_visit(site, "192.0.2.2 Firefox", bot=False)
        assert counting.visits_of(site) == counting.Visits(total=2, today=2)

    def test_after_half_an_hour_it_is_another_visit(self, site, settings, monkeypatch):
        now = 1_800_000_000.0
        monkeypatch.setattr("time.time", lambda: now)
        counting.count_visit(site, "doc gia", bot=False)
        now += 29 * 60
        counting.count_visit(site, "doc gia", bot=False)
        now += 29 * 60
        counting.count_visit(site, "doc gia", bot=False)
        assert counting.visits_of(site).total == 1
        now += 31 * 60
        counting.count_visit(site, "doc gia", bot=False)
        assert counting.visits_of(site).total == 2

    def test_bots_are_not_visitors(self, site):
        counting.count_visit(site, "Googlebot", bot=True)
        assert counting.visits_of(site) == counting.Visits(total=0, today=0)
        assert VisitCount.objects.get().bots == 1

    def test_visits_start_from_the_opening_balance(self, site):
        counting.set_opening_balance("site", site.pk, 3_000_000)
        counting.count_visit(site, "doc gia", bot=False)
        assert counting.visits_of(site) == counting.Visits(total=3_000_001, today=1)

    def test_neither_database_nor_cache_holds_who_it_was(self, site, monkeypatch):
        kept = []
        add = cache.add
        monkeypatch.setattr(
            cache, "add", lambda key, *args, **kwargs: kept.append(key) or add(key, *args, **kwargs)
        )
        counting.count_visit(site, "192.0.2.1", bot=False)
        cache.delete(f"newsdesk-visit-salt:{counting.today()}")
        counting.count_visit(site, "192.0.2.1", bot=False)
        visits = [key for key in kept if key.startswith("newsdesk-visit:")]
        assert len(set(visits)) == 2
        assert not any("192.0.2.1" in key for key in visits)

    def test_without_the_cache_no_visit_is_counted_and_nothing_breaks(self, site, monkeypatch):
        def gone(*args, **kwargs):
            raise ConnectionError

        monkeypatch.setattr(cache, "add", gone)
        counting.count_visit(site, "doc gia", bot=False)
        assert not VisitCount.objects.exists()


@pytest.mark.django_db
def test_clicks_are_counted_for_each_banner():
    banner = BannerFactory()
    for bot in (False, False, True):
        counting.count_click(banner.pk, bot=bot)
    row = ClickCount.objects.get()
    assert (row.banner, row.people, row.bots) == (banner, 2, 1)
