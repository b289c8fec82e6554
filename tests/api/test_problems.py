import pytest

pytestmark = pytest.mark.django_db


def test_the_request_id_of_a_problem_is_that_of_its_header(client):
    answer = client.get("/api/v1/nix/")
    assert answer["X-Request-Id"] == answer.json()["request_id"]


def test_every_answer_has_a_request_id_of_its_own(client):
    first, second = client.get("/api/v1/openapi.json"), client.get("/api/v1/openapi.json")
    assert first["X-Request-Id"] != second["X-Request-Id"]


def test_a_problem_is_not_kept_by_caches(client):
    assert client.get("/api/v1/nix/")["Cache-Control"] == "no-store"
