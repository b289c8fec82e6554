"""What is answered when no view did: a problem below the API, a plain page elsewhere."""

import pytest
from django.test import Client

HTML, PROBLEM = "text/html; charset=utf-8", "application/problem+json"


@pytest.mark.parametrize("path", ["/api/v1/site/", "/api/v1/polls/1/ballots/"])
@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost:x"])
def test_a_host_that_is_not_served_is_a_problem_below_the_api(client, settings, path, host):
    settings.ALLOWED_HOSTS = ["localhost"]
    answer = client.get(path, headers={"host": host})
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert answer.json()["type"] == "urn:newsdesk:problem:invalid-request"


@pytest.mark.parametrize("path", ["/api/v1", "/api/", "/api/v2/"])
def test_an_address_beside_the_api_is_a_problem(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
    assert answer.json()["request_id"] == answer["X-Request-Id"]


def test_an_error_outside_the_views_is_a_problem_below_the_api(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("SELECT secret")

    monkeypatch.setattr("corsheaders.middleware.CorsMiddleware.__call__", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/site/")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert b"secret" not in answer.content


def test_everywhere_else_an_error_is_a_page(client, settings):
    assert client.get("/documents/x/")["Content-Type"] == HTML
    settings.ALLOWED_HOSTS = ["localhost"]
    answer = client.get("/", headers={"host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, HTML)
