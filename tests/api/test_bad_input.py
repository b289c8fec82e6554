"""Bad input gets a clear 4xx that names the parameter; never 5xx, never HTML."""

import json

import pytest
from django.test import Client
from django.utils.translation import override

from api import bodies, field_messages
from api.urls import CALLS
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = ["articles", "polls"]
GETS = ["resolve", "site", "sections", "articles", "search", "banners", "polls", "counters"]


@pytest.fixture(scope="module", autouse=True)
def site(kept):
    return kept(factories.home_site)


@pytest.fixture
def poll():
    return factories.PollFactory()


def problem(answer, status=400, code="invalid-parameter"):
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["type"] == f"urn:newsdesk:problem:{code}"
    assert body["status"] == status
    assert body["request_id"]
    return body


@pytest.mark.parametrize("call", GETS)
@pytest.mark.parametrize(
    "name", ["nope", "title__startswith", "order_by", "fields", "page[x]", "q.x", "offset"]
)
def test_an_unknown_parameter_is_refused_by_name(client, call, name):
    assert problem(client.get(f"/api/v1/{call}/", {name: "1"}), code="unknown-parameter")["parameter"] == name


@pytest.mark.parametrize("value", ["json", "api", "xml"])
def test_a_form_of_answer_is_no_parameter(client, value):
    answer = client.get("/api/v1/site/", {"format": value})
    assert problem(answer, code="unknown-parameter")["parameter"] == "format"


@pytest.mark.parametrize(
    ("call", "name", "value"),
    [
        *((call, "limit", value) for call in LISTS for value in ("0", "51", "-1", "x", "1e3", str(10**30))),
        *((call, "cursor", value) for call in LISTS for value in ("x", "a:b:c", "é", "WzFd:1:x")),
        *(
            ("articles", name, value)
            for name in ("section", "author")
            for value in ("abc", "0", str(10**30), "1.5")
        ),
        *(
            ("articles", name, value)
            for name in ("from", "to")
            for value in ("2026-13-01", "hôm nay", "", "20260101")
        ),
        *(("articles", name, day) for name in ("from", "to") for day in ("0001-01-01", "9999-12-31")),
        *((call, "limit", value) for call in LISTS for value in ("1_0", "+5", " 5", "5.0", "５", "")),
        *(("articles", "featured", value) for value in ("maybe", "yes", "1", "True", "null", "")),
        ("articles", "tag", "không-hợp-lệ!"),
        *(("articles", "q", value) for value in ("a", "x" * 101, "a\x00b", "a\nb", "%%", "__")),
        *(
            ("search", "q", value)
            for value in ("", "a", "x" * 101, "a\x00b", '""', "\ud800".encode("utf-8", "surrogatepass"))
        ),
        ("search", "cursor", "x"),
        ("resolve", "path", ""),
        ("resolve", "path", "tin-tuc/"),
        ("resolve", "path", "/a\x00/"),
        ("resolve", "path", "/" + "a" * 2001),
        ("site", "site", "unknown.example"),
        ("banners", "placement", "a b"),
        ("banners", "placement", "khong-co"),
        *(
            ("counters", "objects", value)
            for value in ("x", "article:", "article:-1", "article:1;drop", "article:01")
        ),
        ("counters", "objects", ",".join(f"article:{n}" for n in range(1, 52))),
        ("counters", "visits", "maybe"),
    ],
)
def test_a_bad_value_is_refused_with_the_name_of_its_parameter(client, call, name, value):
    given = {"q": "xin chào", name: value} if call == "search" else {name: value}
    assert problem(client.get(f"/api/v1/{call}/", given))["parameter"] == name


@pytest.mark.parametrize("call", ["articles", "search", "polls"])
def test_a_parameter_given_twice_is_refused(client, call):
    assert problem(client.get(f"/api/v1/{call}/?limit=1&limit=2"))["parameter"] == "limit"


def test_a_day_given_twice_is_refused(client):
    assert problem(client.get("/api/v1/articles/?from=2026-01-01&from=2026-01-02"))["parameter"] == "from"


@pytest.mark.parametrize("query", ['"', "'", "\\", "%%", "__", "a*b", "đ đ", "OR AND NOT", "💥💥"])
def test_odd_words_are_searched_for_without_an_error(client, query):
    for call in ("search", "articles"):
        assert client.get(f"/api/v1/{call}/", {"q": query.ljust(2)}).status_code in (200, 400)
        assert client.get(f"/api/v1/{call}/", {"q": query + "x"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nix/",
        "articles/abc/",
        f"articles/{10**30}/",
        "articles/1/x/",
        "pages/0/",
        "polls/0/",
        "banners/0/click/",
        "polls/9/results/",
    ],
)
def test_what_is_not_there_is_a_problem_not_a_page(client, path):
    problem(client.get(f"/api/v1/{path}"), 404, "not-found")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("call", ["resolve", "articles", "search", "site"])
def test_a_method_that_is_not_possible_is_405(client, call, method):
    answer = getattr(client, method)(f"/api/v1/{call}/")
    problem(answer, 405, "method-not-allowed")
    assert "GET" in answer["Allow"]


def test_html_is_not_offered(client):
    problem(client.get("/api/v1/polls/", headers={"accept": "text/html"}), 406, "not-acceptable")


def post(client, path, body, content_type="application/json", **headers):
    return client.post(f"/api/v1/{path}", data=body, content_type=content_type, headers=headers)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"\xff\xfe",
        b'{"views":[],"views":[]}',
        b'{"views":[{"type":"article","id":1}],"more":1}',
        b'{"views":[]}',
        b'{"views":[{"type":"article","id":"x"}]}',
        b'{"views":[{"type":"article","id":NaN}]}',
        b'{"views":[{"type":"article"}]}',
        json.dumps({"views": [{"type": "article", "id": 1}] * 21}).encode(),
        b"[" * 5000 + b"]" * 5000,
        b'["]",' * 2000 + b"1" + b"]" * 2000,
    ],
)
def test_a_bad_body_is_refused(client, body):
    problem(post(client, "views/", body), 400, "invalid-body")


def test_a_body_over_16_kb_is_refused(client):
    problem(post(client, "views/", b'{"views":"' + b"x" * 17_000 + b'"}'), 413, "invalid-body")


def test_another_content_type_is_refused(client):
    problem(
        post(client, "views/", b"views=1", "application/x-www-form-urlencoded"), 415, "unsupported-media-type"
    )


def test_problems_speak_the_readers_language(client):
    vietnamese = client.get("/api/v1/nix/", headers={"accept-language": "vi"}).json()
    english = client.get("/api/v1/nix/", headers={"accept-language": "en"}).json()
    assert vietnamese["type"] == english["type"]
    assert english["title"] == "There is nothing here."
    assert vietnamese["title"] != english["title"]


def test_a_fault_of_ours_is_a_problem_without_details(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("SELECT secret FROM /etc/passwd")

    monkeypatch.setattr("api.views.site.portal", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/site/")
    problem(answer, 500, "server-error")
    assert b"secret" not in answer.content
    assert b"Traceback" not in answer.content


def test_a_request_with_too_many_parameters_is_refused(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    problem(client.get("/api/v1/site/?a=1&b=2&c=3&d=4"), code="invalid-request")


def test_an_answer_other_than_expected_is_a_problem(client):
    problem(client.get("/api/v1/site/", headers={"if-match": '"x"'}), 412, "precondition-failed")


@pytest.mark.parametrize("text", ['"' + '\\"' * 8000, '"\\', '"a" "b'])
def test_a_string_nobody_closed_is_read_once(text):
    assert bodies.STRINGS.sub("", text).strip() == ""


@pytest.mark.parametrize("call", ["resolve", "search", "site"])
def test_what_is_possible_can_be_asked_without_parameters(client, call):
    answer = client.options(f"/api/v1/{call}/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["DISPATCH", "INITIAL", "FOO"])
def test_a_method_named_like_a_part_of_ours_is_405(client, method):
    problem(client.generic(method, "/api/v1/resolve/"), 405, "method-not-allowed")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("articles/?limit=51", "Giá trị phải nhỏ hơn hoặc bằng 50."),
        ("articles/?limit=1&limit=2", "Chỉ được nêu một lần."),
        ("articles/?cursor=x", "Hãy dùng con trỏ đúng như đã nhận được."),
        ("site/?site=nowhere.example", "Không có trang web này."),
        ("banners/?placement=khong-co", "Không có vị trí banner này."),
        ("resolve/?path=tin", "Đường dẫn phải bắt đầu bằng dấu gạch chéo."),
        ("search/?q=%25%25", "Hãy nêu ít nhất một từ."),
        ("counters/?objects=x", "Chỉ được nêu tối đa 50 mục, cách nhau bằng dấu phẩy, ví dụ article:12."),
    ],
)
def test_what_is_wrong_is_told_in_the_readers_language(client, address, words):
    told = {
        language: client.get(f"/api/v1/{address}", headers={"Accept-Language": language}).json()["detail"]
        for language in ("vi", "en")
    }
    assert told["vi"] == words
    assert told["en"].isascii()


def test_whatever_a_parameter_can_be_refused_for_exists_in_vietnamese():
    views = [path.callback.view_class for path in CALLS]
    fields = [field for view in views if view.parameters for field in view.parameters().fields.values()]
    with override("en"):
        said = {str(text) for field in fields for text in field.error_messages.values()}
    assert len(said) > 10
    assert said <= set(field_messages.TEXTS)
