"""A kept answer is the right one: kept under what it was made from, made once, within its memory."""

import threading
import time
from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from api import calendar, conf, delivery, micro_cache
from api.answers import Answer
from api.problems import not_found
from api.statements import Statement
from api.storing import touch
from tests import factories


@pytest.fixture
def section(db):
    return factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa", slug="van-hoa")


def memory():
    """Return what this process keeps."""
    return micro_cache.process_cache().cache


def answer(text: str) -> Answer:
    return Answer(lambda: text, [])


def kept(name: str, text: str = "{}"):
    return micro_cache.process_cache()(name, lambda: answer(text))


def titles(client, address="/api/v1/articles/") -> list[str]:
    return [card["title"] for card in client.get(address).json()["items"]]


def test_the_next_who_asks_costs_one_query(client, section):
    first = client.get("/api/v1/articles/")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/api/v1/articles/")
    assert (len(queries), again.content, again["ETag"]) == (1, first.content, first["ETag"])


def test_a_change_between_two_reads_shows_at_once(client, section):
    article = factories.ArticlePageFactory(parent=section, title="Trước")
    assert titles(client) == ["Trước"]
    article.title = "Sau"
    article.save_revision().publish()
    assert titles(client) == ["Sau"]
    article.unpublish()
    assert titles(client) == []


@pytest.mark.django_db(transaction=True)
def test_what_was_never_committed_is_seen_by_nobody_and_not_kept(client):
    section = factories.SectionPageFactory(parent=factories.home_site())
    article = factories.ArticlePageFactory(parent=section, title="Thật")

    def rolled_back():
        with transaction.atomic():
            article.title = "Nháp"
            article.save()
            transaction.set_rollback(True)

    assert titles(client) == ["Thật"]
    rolled_back()
    assert titles(client) == ["Thật"]
    # The version of what was rolled back is now that of another change.
    touch()
    assert titles(client) == ["Thật"]


def test_an_answer_that_was_not_used_for_longest_goes_first(settings):
    settings.NEWSDESK_ANSWER_CACHE_SIZE = 3 * (micro_cache.OVERHEAD + 2_000)
    for name in ("a", "b", "c"):
        kept(name, "x" * 1_000)
    kept("a")
    kept("d", "x" * 1_000)
    assert set(memory()) == {"c", "a", "d"}


def test_memory_is_bounded_by_bytes_however_many_addresses_are_asked(client, section, settings):
    settings.NEWSDESK_ANSWER_CACHE_SIZE = 40_000
    for number in range(60):
        client.get(f"/api/v1/banners/?placement=ben-phai&path=/{'x' * 1_900}{number}/")
        assert client.get(f"/api/v1/articles/?limit={number % 50 + 1}").status_code == 200
    assert memory().currsize <= 40_000
    assert len(memory()) <= 40
    assert max(map(len, memory())) < 100


def test_an_answer_larger_than_the_memory_is_given_and_not_kept(settings):
    settings.NEWSDESK_ANSWER_CACHE_SIZE = 2_000
    assert len(kept("a", "x" * 5_000).body) == 5_000
    assert not memory()


def test_without_memory_nothing_is_kept(client, section, settings):
    settings.NEWSDESK_ANSWER_CACHE_SIZE = 0
    assert not conf.answer_cache()
    assert client.get("/api/v1/articles/").status_code == 200


@pytest.mark.parametrize(
    ("call", "status"),
    [
        ("/api/v1/articles/?nope=1", 400),
        ("/api/v1/articles/?limit=0", 400),
        ("/api/v1/articles/?cursor=x", 400),
        ("/api/v1/articles/?site=khac.example", 400),
        ("/api/v1/articles/999/", 404),
        ("/api/v1/resolve/?path=/khong/", 404),
        ("/api/v1/resolve/?path=/van-hoa/cu/", 410),
        ("/api/v1/banners/?placement=khong", 400),
    ],
)
def test_a_problem_is_never_kept(client, section, call, status):
    factories.ArticlePageFactory(parent=section, slug="cu").unpublish()
    for _ in range(2):
        assert client.get(call).status_code == status
    assert not memory()


def test_what_was_not_there_is_there_as_soon_as_it_comes(client, section):
    assert client.get("/api/v1/resolve/?path=/van-hoa/moi/").status_code == 404
    factories.ArticlePageFactory(parent=section, slug="moi")
    assert client.get("/api/v1/resolve/?path=/van-hoa/moi/").status_code == 200


def test_sites_languages_and_addresses_are_never_mixed(client, section):
    other_home = factories.HomePageFactory(title="Khác", slug="khac", portal_name="Báo khác")
    Site.objects.create(hostname="khac.example", root_page=other_home)
    english = section.get_parent().copy_for_translation(factories.locale("en"))
    english.portal_name = "Portal"
    english.save_revision().publish()
    calls = ("", "?site=khac.example", "?locale=en", "?locale=vi&site=localhost")
    for _ in range(2):
        names = [client.get(f"/api/v1/site/{call}").json()["portal_name"] for call in calls]
        assert names == [names[0], "Báo khác", "Portal", names[0]]


def test_the_order_of_parameters_changes_nothing(client, section):
    factories.ArticlePageFactory(parent=section)
    one = client.get(f"/api/v1/articles/?section={section.pk}&limit=5")
    other = client.get(f"/api/v1/articles/?limit=5&section={section.pk}")
    assert (one.content, one["ETag"]) == (other.content, other["ETag"])


def in_threads(count: int, work) -> None:
    """Let some threads do something at once, and close what they opened."""
    barrier = threading.Barrier(count)

    def run():
        barrier.wait(timeout=20)
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_one_looks_it_up(postgresql):
    article = factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=factories.home_site()))
    statement, made, answers = delivery.page_statement("article"), [], []
    run = Statement.run

    def slow(self, **values):
        if self is statement:
            made.append(1)
            time.sleep(0.5)
        return run(self, **values)

    micro_cache.process_cache()
    with mock.patch.object(Statement, "run", slow):
        in_threads(20, lambda: answers.append(Client().get(f"/api/v1/articles/{article.pk}/").content))
    assert len(made) == 1
    assert len(answers) == 20
    assert len(set(answers)) == 1


def test_those_who_wait_for_one_that_fails_try_themselves():
    micro_cache.process_cache()
    tries, results, together = [], [], threading.Event()

    def make():
        tries.append(1)
        if len(tries) == 1:
            together.wait(timeout=1)
            raise not_found()
        return answer('"made"')

    def work():
        try:
            results.append(micro_cache.process_cache()("name", make).body)
        except Exception as error:
            results.append(error)

    in_threads(8, work)
    failed = [result for result in results if isinstance(result, Exception)]
    assert len(failed) == 1
    assert len(tries) == 2
    assert results.count(b'"made"') == 7


def test_all_who_ask_for_what_is_not_there_are_told_so():
    micro_cache.process_cache()
    results = []

    def make():
        raise not_found()

    def work():
        try:
            micro_cache.process_cache()("name", make)
        except Exception as error:
            results.append(error.status_code)

    in_threads(8, work)
    assert results == [404] * 8


def test_a_calendar_read_later_than_a_readers_moment_is_read_again(db):
    now = timezone.now()
    factories.PollFactory(opens_at=now + timedelta(seconds=1))
    assert not calendar.calendar(1, now + timedelta(seconds=2)).coming
    assert len(calendar.calendar(1, now).coming) == 1
    assert len(calendar.calendar(1, now + timedelta(seconds=2)).coming) == 1
