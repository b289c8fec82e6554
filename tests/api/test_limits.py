"""A client that asks too often is told to wait; nobody else is, whatever headers anybody sends."""

import time
import uuid

import pytest
import redis
from django.core.checks import run_checks

from api import limits
from tests import factories
from tests.conftest import missing

READER, OTHER = "8.8.8.8", "8.8.4.4"
URL = "redis://127.0.0.1:6379/0"
SEARCH = "/api/v1/search/?q=hoa"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(settings):
    """Let a client ask twice a minute, and count from nothing, in this process."""
    settings.NEWSDESK_LIMITS = dict.fromkeys(("search", "voters", "ballots", "views"), "2/minute")
    settings.NEWSDESK_LIMITS_STORAGE = ""
    limits.shared_storage.reset()
    limits.limiter.cache_clear()
    yield
    limits.limiter.cache_clear()


@pytest.fixture(autouse=True)
def _site(db):
    factories.home_site()


def statuses(client, *addresses: str, **headers) -> list[int]:
    return [client.get(SEARCH, REMOTE_ADDR=address, **headers).status_code for address in addresses]


def test_the_third_search_is_refused_and_says_how_long_to_wait(client):
    assert statuses(client, READER, READER) == [200, 200]
    answer = client.get(SEARCH, REMOTE_ADDR=READER, HTTP_ACCEPT_LANGUAGE="vi")
    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:newsdesk:problem:too-many-requests"
    assert answer.json()["title"] == "Quá nhiều yêu cầu."
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer["Cache-Control"] == "no-store"


def test_after_the_wait_there_is_an_answer(client, settings):
    settings.NEWSDESK_LIMITS = {"search": "1/second"}
    assert statuses(client, READER, READER) == [200, 429]
    time.sleep(2.1)
    assert statuses(client, READER) == [200]


def test_another_client_is_not_refused(client):
    assert statuses(client, READER, READER, READER, OTHER) == [200, 200, 429, 200]


def test_a_header_that_anybody_can_send_changes_nothing(client):
    found = [
        statuses(client, READER, HTTP_X_FORWARDED_FOR=f"9.9.9.{number}", HTTP_X_REAL_IP=f"9.9.8.{number}")
        for number in range(3)
    ]
    assert found == [[200], [200], [429]]


def test_the_address_is_taken_from_where_the_operator_says(client, settings):
    settings.NEWSDESK_CLIENT_ADDRESS = "HTTP_X_REAL_IP"
    found = [
        statuses(client, "10.0.0.1", HTTP_X_REAL_IP=address) for address in (READER, READER, READER, OTHER)
    ]
    assert found == [[200], [200], [429], [200]]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.1", "", "unix:", "1.2.3"],
)
def test_who_has_no_public_address_is_not_counted(client, address):
    assert statuses(client, *[address] * 4) == [200] * 4


@pytest.mark.parametrize(
    ("one", "another", "alike"),
    [
        ("2001:4860:4860::8888", "2001:4860:4860:0:ffff::1", True),
        ("2001:4860:4860::8888", "2001:4860:4860:1::8888", False),
        ("::ffff:8.8.8.8", "8.8.8.8", True),
    ],
)
def test_the_addresses_of_one_network_are_one_client(one, another, alike):
    assert (limits.network_of(one) == limits.network_of(another)) is alike


def test_without_a_limit_nobody_is_counted(client, settings):
    settings.NEWSDESK_LIMITS = {"search": ""}
    assert statuses(client, *[READER] * 5) == [200] * 5


@pytest.mark.parametrize("call", ["voters", "ballots"])
def test_what_is_sent_to_a_poll_is_counted(client, call):
    address = f"/api/v1/polls/{factories.PollFactory().pk}/{call}/"
    found = [client.post(address, REMOTE_ADDR=READER).status_code for _ in range(3)]
    assert 429 not in found[:2]
    assert found[2] == 429


def test_views_are_counted(client):
    body = {"views": [{"type": "article", "id": 1}]}
    found = [
        client.post("/api/v1/views/", body, "application/json", REMOTE_ADDR=READER).status_code
        for _ in range(3)
    ]
    assert found == [202, 202, 429]


def test_what_is_refused_for_another_reason_is_counted_too(client):
    found = [client.get("/api/v1/search/?q=", REMOTE_ADDR=READER).status_code for _ in range(3)]
    assert found == [400, 400, 429]


def test_calls_are_counted_apart_and_reading_is_not(client):
    assert statuses(client, READER, READER, READER)[-1] == 429
    assert client.options(SEARCH, REMOTE_ADDR=READER).status_code == 204
    assert client.get("/api/v1/articles/", REMOTE_ADDR=READER).status_code == 200


@pytest.mark.parametrize(("rate", "found"), [("5 per fortnight", 1), ("many", 1), ("", 0), ("7/hour", 0)])
def test_a_limit_that_says_nothing_is_found_at_start(settings, rate, found):
    settings.NEWSDESK_LIMITS = {"search": rate}
    assert len([error for error in run_checks() if error.id == "newsdesk_api.E002"]) == found


@pytest.fixture
def shared(settings):
    try:
        redis.Redis.from_url(URL).ping()
    except redis.RedisError:
        missing("Redis")
    settings.NEWSDESK_LIMITS_STORAGE = URL
    settings.NEWSDESK_LIMITS_STORAGE_OPTIONS = {"key_prefix": uuid.uuid4().hex, "socket_timeout": 0.25}


@pytest.mark.usefixtures("shared")
def test_all_processes_count_together_in_redis(client):
    assert statuses(client, READER, READER) == [200, 200]
    limits.limiter.cache_clear()  # as in another process
    assert statuses(client, READER) == [429]


@pytest.mark.usefixtures("shared")
def test_no_address_is_kept(client, settings):
    statuses(client, READER)
    keys = redis.Redis.from_url(URL).keys(f"{settings.NEWSDESK_LIMITS_STORAGE_OPTIONS['key_prefix']}*")
    assert keys
    assert not [key for key in keys if READER.encode() in key]


def test_while_redis_is_away_each_process_counts_for_itself(client, settings, caplog):
    settings.NEWSDESK_LIMITS_STORAGE = "redis://127.0.0.1:1/0"
    assert statuses(client, READER, READER, READER) == [200, 200, 429]
    assert len([record for record in caplog.records if "Redis" in record.message]) == 1


def test_nobody_waits_longer_than_a_second_for_a_redis_that_hangs(client, settings, hung_redis, caplog):
    settings.NEWSDESK_LIMITS_STORAGE, taken = hung_redis
    begun = time.monotonic()
    assert statuses(client, READER) == [200]
    assert time.monotonic() - begun < 1
    tried = len(taken)
    assert statuses(client, READER, READER) == [200, 429]
    assert len(taken) == tried > 0
    assert len([record for record in caplog.records if "Redis" in record.message]) == 1
