"""An answer is the same for everybody but for its content coding; a problem speaks the reader's language."""

import gzip

import brotli
import pytest
from corsheaders.middleware import ACCESS_CONTROL_ALLOW_ORIGIN

from api.negotiation import content_coding
from tests import factories

from . import small_portal
from .small_portal import ADDRESSES

pytestmark = pytest.mark.django_db

DECODED = {"br": brotli.decompress, "gzip": gzip.decompress}


def varies_by(answer) -> set[str]:
    return {name.strip().lower() for name in answer.get("Vary", "").split(",") if name}


@pytest.fixture
def long_address():
    section = factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa")
    article = factories.ArticlePageFactory(parent=section, lead="Cây cầu mới nối hai bờ. " * 60)
    return f"/api/v1/articles/{article.pk}/"


READERS = {
    "a browser": {"Accept": "text/html,application/json;q=0.9,*/*;q=0.8", "Accept-Language": "en"},
    "a reader with a cookie": {"Cookie": "sessionid=x; csrftoken=y", "Accept-Language": "vi"},
    "a reader of JSON": {"Accept": "application/*", "Accept-Language": "fr"},
    "a reader of another host": {"Host": "khac.example", "X-Forwarded-Host": "khac.example"},
}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_an_answer_is_the_same_for_all_readers_and_varies_by_coding_and_origin_only(client, kind):
    portal = small_portal.build()
    address = small_portal.address(client, portal, kind)
    plain = client.get(address)
    assert varies_by(plain) <= {"accept-encoding", "origin"}
    for headers in READERS.values():
        answer = client.get(address, headers=headers)
        assert (answer.content, answer["ETag"], varies_by(answer)) == (
            plain.content,
            plain["ETag"],
            varies_by(plain),
        )
        assert not answer.cookies


def test_an_origin_is_told_that_it_may_read(client, long_address):
    answer = client.get(long_address, headers={"Origin": "https://front.example"})
    assert answer[ACCESS_CONTROL_ALLOW_ORIGIN] == "*"


@pytest.mark.parametrize(
    "call", ["/api/v1/articles/999/", "/api/v1/articles/?nope=1", "/api/v1/site/?site=x"]
)
def test_a_problem_varies_by_language_and_speaks_it(client, call):
    factories.home_site()
    words = {}
    for language in ("vi", "en"):
        answer = client.get(call, headers={"Accept-Language": language})
        assert "accept-language" in varies_by(answer)
        assert answer["Cache-Control"] == "no-store"
        words[language] = answer.json()["title"]
    assert words["vi"] != words["en"]


def test_what_is_wrong_with_a_parameter_is_told_in_the_readers_language(client):
    vietnamese, english = (
        client.get("/api/v1/search/", headers={"Accept-Language": language}).json()["detail"]
        for language in ("vi", "en")
    )
    assert (vietnamese, english) == ("Trường này là bắt buộc.", "This field is required.")


MALFORMED = {
    "no cookie": {},
    "a session": {"Cookie": "sessionid=x"},
    "an empty session": {"Cookie": "sessionid="},
    "a token of a form": {"Cookie": "csrftoken=y"},
    "a language": {"Cookie": "django_language=en"},
}


@pytest.mark.parametrize("cookie", MALFORMED)
@pytest.mark.parametrize("call", ["/api/v1/sections/", "/api/v1/polls/999/", "/api/v1/nix/"])
@pytest.mark.parametrize("save_every_request", [True, False])
def test_no_cookie_makes_an_answer_set_one(client, settings, cookie, call, save_every_request):
    settings.SESSION_SAVE_EVERY_REQUEST = save_every_request
    factories.home_site()
    answer = client.get(call, headers={**MALFORMED[cookie], "Accept-Language": "vi"})
    assert not answer.cookies
    assert "cookie" not in varies_by(answer)
    if answer.status_code != 200:
        assert answer.json()["title"] == "Không tìm thấy nội dung."


def test_an_officers_session_is_not_looked_at_and_outlives_a_call(client, settings):
    settings.SESSION_SAVE_EVERY_REQUEST = True
    factories.home_site()
    client.force_login(factories.superuser())
    answer = client.get("/api/v1/sections/")
    assert not answer.cookies
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_long_answer_is_compressed_for_who_takes_it(client, long_address, coding, method):
    plain = client.get(long_address)
    answer = getattr(client, method)(long_address, headers={"Accept-Encoding": coding})
    assert answer["Content-Encoding"] == coding
    assert varies_by(answer) == varies_by(plain) >= {"accept-encoding"}
    assert int(answer["Content-Length"]) < int(plain["Content-Length"]) == len(plain.content)
    if method == "get":
        assert DECODED[coding](answer.content) == plain.content
        assert int(answer["Content-Length"]) == len(answer.content)


def test_a_short_answer_is_not_compressed(client):
    factories.home_site()
    answer = client.get("/api/v1/polls/", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer
    assert int(answer["Content-Length"]) == len(answer.content)
    assert "accept-encoding" not in varies_by(answer)


def test_who_has_a_compressed_answer_is_told_so_without_a_coding(client, long_address):
    headers = {"Accept-Encoding": "br"}
    first = client.get(long_address, headers=headers)
    again = client.get(long_address, headers={**headers, "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert "Content-Encoding" not in again
    assert varies_by(again) == varies_by(first)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("br", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000,gzip;q=0", ""),
        ("gzip ; q = 0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("identity", ""),
        ("identity;q=0, gzip", "gzip"),
        ("zstd, deflate", ""),
        ("x-gzip, brotli", ""),
        ("br;q=nonsense", ""),
        ("br;level=5", ""),
        (",,;;q=1,", ""),
        (", gzip,", "gzip"),
        ("q" * 10_000, ""),
        (" " * 10_000 + "br;q=", ""),
    ],
)
def test_a_coding_is_chosen_by_what_the_client_accepts(accepted, coding):
    assert content_coding(accepted, ("br", "gzip")) == coding
