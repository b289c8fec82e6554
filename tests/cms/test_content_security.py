"""What a browser is allowed to do with an answer, and who may read it from another origin."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

ELSEWHERE = "https://front.example"


@pytest.fixture(autouse=True)
def site():
    return factories.home_site()


def policy(answer) -> dict[str, list[str]]:
    directives = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in directives}


def scripts(answer) -> list[str]:
    """Return from where scripts may come."""
    allowed = policy(answer)
    return allowed.get("script-src", allowed["default-src"])


@pytest.mark.parametrize("path", ["/", "/khong-co/", "/admin/login/", "/api/v1/site/", "/readyz", "/media/x"])
def test_everywhere_but_in_the_editor_only_files_of_ours_may_run(client, path):
    answer = client.get(path)
    assert scripts(answer) == ["'self'"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert policy(answer)["object-src"] == ["'none'"]
    assert policy(answer)["base-uri"] == ["'none'"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_editor_may_run_its_inline_scripts_and_none_from_elsewhere(client):
    client.force_login(factories.superuser())
    assert scripts(client.get("/admin/")) == ["'self'", "'unsafe-inline'"]


def test_a_document_may_run_nothing(client):
    answer = client.get(factories.DocumentFactory().url)
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/"])
def test_the_admin_is_framed_by_nobody_else(client, path):
    answer = client.get(path)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert ELSEWHERE not in policy(answer)["frame-ancestors"]


def ask_before(client, path: str, **headers):
    return client.options(
        path, headers={"origin": ELSEWHERE, "access-control-request-method": "POST", **headers}
    )


@pytest.fixture
def listed(settings):
    settings.CORS_ALLOW_ALL_ORIGINS = False
    settings.CORS_ALLOWED_ORIGINS = [ELSEWHERE]


def test_a_front_end_on_the_list_may_read_and_vote(client, listed):
    answer = client.get("/api/v1/site/", headers={"origin": ELSEWHERE})
    assert answer["Access-Control-Allow-Origin"] == ELSEWHERE
    assert "Access-Control-Allow-Credentials" not in answer
    assert "x-request-id" in answer["Access-Control-Expose-Headers"]
    asked = "content-type,idempotency-key,x-voter"
    allowed = ask_before(client, "/api/v1/polls/1/ballots/", **{"access-control-request-headers": asked})
    assert set(asked.split(",")) <= set(allowed["Access-Control-Allow-Headers"].split(", "))


@pytest.mark.parametrize("path", ["/api/v1/nix/", "/api/v1/articles/?nix=1"])
def test_a_front_end_may_read_what_went_wrong(client, listed, path):
    answer = client.get(path, headers={"origin": ELSEWHERE})
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == ELSEWHERE


def test_a_front_end_that_is_not_on_the_list_may_not(client, listed):
    answer = client.get("/api/v1/site/", headers={"origin": "https://other.example"})
    assert "Access-Control-Allow-Origin" not in answer
    assert "origin" in answer["Vary"].lower()


@pytest.mark.parametrize("path", ["/admin/login/", "/", "/healthz"])
def test_nothing_but_api_and_files_is_read_from_elsewhere(client, path):
    assert "Access-Control-Allow-Origin" not in client.get(path, headers={"origin": ELSEWHERE})


def test_public_answers_set_no_cookie_and_do_not_depend_on_one(client):
    answer = client.get("/api/v1/site/")
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
