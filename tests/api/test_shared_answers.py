"""Answers that all processes share through Redis; one that fails, hangs or holds something else delays nobody."""

import logging
import pickle
import time
import uuid

import pytest
import redis
from django.core.cache import caches

from api import circuit_breaker, micro_cache
from api.answers import Answer
from tests import factories
from tests.conftest import missing

from .test_micro_cache import in_threads

URL = "redis://127.0.0.1:6379/0"
OPTIONS = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}


def share_through(settings, url: str):
    """Have the processes share their answers through a Redis, as settings/base.py does; return the cache."""
    settings.CACHES = {
        **settings.CACHES,
        "shared": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url,
            "OPTIONS": OPTIONS,
            "KEY_PREFIX": uuid.uuid4().hex,
        },
    }
    settings.NEWSDESK_SHARED_ANSWER_CACHE = "shared"
    return caches["shared"]


@pytest.fixture(autouse=True)
def _a_cache_that_never_failed():
    micro_cache.shared_cache.reset()


@pytest.fixture
def shared(settings):
    try:
        redis.Redis.from_url(URL, **OPTIONS).ping()
    except redis.RedisError:
        missing("Redis")
    return share_through(settings, URL)


@pytest.fixture
def hung(settings, hung_redis):
    """A shared cache that hangs; the value is the list of its connections."""
    url, taken = hung_redis
    share_through(settings, url)
    return taken


def ask(text="{}", name="name") -> tuple[bytes, bool]:
    """Return an answer as one process gives it, and whether it was made for that."""
    made = []
    kept = micro_cache.process_cache()(name, lambda: Answer(lambda: made.append(1) or text, []))
    return kept.body, bool(made)


def test_another_process_takes_an_answer_from_redis(shared):
    assert ask("first") == (b"first", True)
    micro_cache.forget()
    assert ask("second") == (b"first", False)


def test_an_answer_from_redis_is_the_same_in_all_its_headers(shared, db, client):
    section = factories.SectionPageFactory(parent=factories.home_site())
    article = factories.ArticlePageFactory(parent=section, lead="Cây cầu mới nối hai bờ. " * 60)
    address = f"/api/v1/articles/{article.pk}/"
    first = client.get(address, headers={"Accept-Encoding": "br"})
    micro_cache.forget()
    again = client.get(address, headers={"Accept-Encoding": "br"})
    own = {"X-Request-Id": ""}
    assert again.content == first.content
    assert {**again.headers, **own} == {**first.headers, **own}


def test_a_change_shows_at_once_in_every_process(shared, db, client):
    section = factories.SectionPageFactory(parent=factories.home_site())
    client.get("/api/v1/articles/")
    micro_cache.forget()
    factories.ArticlePageFactory(parent=section)
    assert len(client.get("/api/v1/articles/").json()["items"]) == 1


def test_an_answer_of_another_format_is_not_found(shared, monkeypatch):
    key = ("/", 1, None, None)
    before = micro_cache.name_of(key)
    monkeypatch.setattr(micro_cache, "FORMAT", 999)
    assert micro_cache.name_of(key) != before


def test_two_installations_that_share_a_redis_share_no_answer(settings):
    key = ("/", 1, None, None)
    before = micro_cache.name_of(key)
    settings.SECRET_KEY = "another"
    assert micro_cache.name_of(key) != before


@pytest.mark.parametrize("garbage", [7, "text", None, {"body": b"x"}, ["x"]])
def test_something_else_in_redis_is_not_an_answer(shared, garbage):
    shared.set(f"{micro_cache.SALT}:name", garbage)
    assert ask() == (b"{}", True)
    micro_cache.forget()
    assert ask() == (b"{}", False)


@pytest.mark.parametrize("garbage", [b"\x80\x04garbage", b"", b"cos\nnothing\n.", pickle.dumps(object)[:-3]])
def test_garbage_in_redis_is_said_once_and_not_an_answer(shared, caplog, garbage):
    client = redis.Redis.from_url(URL)
    client.set(shared.make_key(f"{micro_cache.SALT}:name"), garbage, ex=60)
    assert ask() == (b"{}", True)
    assert len(caplog.records) == 1


def test_a_redis_that_is_down_is_said_once_and_left_alone_for_a_while(settings, caplog, monkeypatch):
    share_through(settings, "redis://127.0.0.1:1/0")
    for number in range(3):
        assert ask(name=f"name-{number}") == (b"{}", True)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    later = time.monotonic() + circuit_breaker.REST
    monkeypatch.setattr("api.circuit_breaker.time.monotonic", lambda: later)
    ask(name="later")
    assert len(caplog.records) == 2


def test_nobody_waits_longer_than_a_second_for_a_redis_that_hangs(hung, caplog):
    begun = time.monotonic()
    assert ask() == (b"{}", True)
    assert time.monotonic() - begun < 1
    tried = len(hung)
    begun = time.monotonic()
    for number in range(20):
        ask(name=f"name-{number}")
    assert time.monotonic() - begun < 0.2
    assert len(hung) == tried
    assert len(caplog.records) == 1


def test_many_who_ask_a_redis_that_hangs_say_so_once_and_wait_as_long_as_one(hung, caplog):
    micro_cache.process_cache()
    numbers, taken = iter(range(8)), []

    def work():
        begun = time.monotonic()
        ask(name=f"name-{next(numbers)}")
        taken.append(time.monotonic() - begun)

    in_threads(8, work)
    assert max(taken) < 0.6
    assert len(caplog.records) == 1


def test_a_call_is_answered_while_redis_hangs(hung, db, client):
    factories.home_site()
    for _ in range(2):
        assert client.get("/api/v1/site/").status_code == 200
