"""Voting through the API: every answer and every refusal."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from pages import voting
from pages.models import Ballot, BallotChoice, Option
from tests.factories import PollFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def poll(db):
    return PollFactory(results_shown="after_voting")


def keys(poll):
    return [str(option.key) for option in Option.objects.filter(poll=poll).order_by("sort_order")]


def voter(client, poll):
    return client.post(f"/api/v1/polls/{poll.pk}/voters/").json()["voter"]


def cast(client, poll, body=None, **headers):
    """Send a ballot with all headers; ``x_voter=None`` leaves that one out."""
    given = {"x_voter": ..., "idempotency_key": str(uuid.uuid4()), **headers}
    if given["x_voter"] is ...:
        given["x_voter"] = voter(client, poll)
    return client.post(
        f"/api/v1/polls/{poll.pk}/ballots/",
        body if isinstance(body, str) else json.dumps(body or {"options": keys(poll)[:1]}),
        content_type="application/json",
        headers={name: value for name, value in given.items() if value is not None},
    )


def refusal(response):
    """Return status and code of a problem, having looked at what every problem has."""
    problem = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert problem["status"] == response.status_code
    assert problem["request_id"] == response["X-Request-Id"]
    return response.status_code, problem["type"].removeprefix("urn:newsdesk:problem:")


def test_a_voter_token_is_minted_without_a_row(client, poll):
    response = client.post(f"/api/v1/polls/{poll.pk}/voters/")
    assert response.status_code == 201
    assert response.json() == {"type": "voter", "voter": response.json()["voter"]}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert not Ballot.objects.exists()


def test_a_ballot_is_acknowledged_when_it_is_stored(client, poll):
    response = cast(client, poll)
    assert response.status_code == 201
    assert response.json() == {"type": "ballot", "poll": poll.pk, "options": keys(poll)[:1]}
    assert response["Cache-Control"] == "no-store"
    assert BallotChoice.objects.filter(ballot__poll=poll).count() == 1


def test_the_same_request_again_gets_the_first_answer_again(client, poll):
    same = {"x_voter": voter(client, poll), "idempotency_key": str(uuid.uuid4())}
    first, second = cast(client, poll, **same), cast(client, poll, **same)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Ballot.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(client, poll):
    same = {"x_voter": voter(client, poll), "idempotency_key": str(uuid.uuid4())}
    cast(client, poll, **same)
    assert refusal(cast(client, poll, {"options": keys(poll)[1:]}, **same)) == (422, "idempotency-key-reused")


def test_the_same_voter_with_another_key_is_refused(client, poll):
    token = voter(client, poll)
    cast(client, poll, x_voter=token)
    assert refusal(cast(client, poll, x_voter=token)) == (409, "already-voted")
    assert Ballot.objects.count() == 1


def test_a_closed_poll_takes_neither_voters_nor_ballots(client, poll):
    token = voter(client, poll)
    poll.closes_at = timezone.now() - HOUR
    poll.save()
    assert refusal(cast(client, poll, x_voter=token)) == (409, "poll-closed")
    assert refusal(client.post(f"/api/v1/polls/{poll.pk}/voters/")) == (409, "poll-closed")
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("state", ["draft", "not open yet", "none"])
def test_a_poll_that_is_not_public_answers_as_if_it_did_not_exist(client, db, state):
    poll = PollFactory(
        live=state != "draft", opens_at=timezone.now() + HOUR if state == "not open yet" else None
    )
    if state == "none":
        poll.pk = 987654
    token = voting.signer(poll.pk).sign("doc-gia")
    answers = [
        client.post(f"/api/v1/polls/{poll.pk}/voters/"),
        client.get(f"/api/v1/polls/{poll.pk}/results/"),
        cast(client, poll, {"options": [str(uuid.uuid4())]}, x_voter=token),
    ]
    assert {refusal(answer) for answer in answers} == {(404, "not-found")}
    texts = {answer.json()["detail"] + answer.json()["title"] for answer in answers}
    assert len(texts) == 1


@pytest.mark.parametrize("token", ["x", "doc-gia:sai", "a" * 3000])
def test_a_voter_token_of_another_make_is_refused(client, poll, token):
    assert refusal(cast(client, poll, x_voter=token)) == (403, "invalid-voter")


def test_a_voter_token_of_another_poll_is_refused(client, poll):
    assert refusal(cast(client, poll, x_voter=voter(client, PollFactory()))) == (403, "invalid-voter")


@pytest.mark.parametrize("header", ["X-Voter", "Idempotency-Key"])
def test_a_missing_header_is_named(client, poll, header):
    response = cast(client, poll, **{header.lower().replace("-", "_"): None})
    assert refusal(response) == (400, "missing-header")
    assert response.json()["parameter"] == header


@pytest.mark.parametrize("key", ["ngắn và có dấu", "x", "x" * 101])
def test_an_idempotency_key_that_is_none_is_refused(client, poll, key):
    assert refusal(cast(client, poll, idempotency_key=key)) == (400, "missing-header")


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "null",
        "[]",
        "{",
        "NaN",
        '{"options": NaN}',
        '{"options": []}',
        '{"options": "x"}',
        '{"options": ["x"]}',
        '{"options": [null]}',
        '{"options": [1e400]}',
        '{"options": ["\\u0000"]}',
        '{"options": ["\\ud800"]}',
        '{"options": {"a": 1}}',
        '{"options": [], "options": []}',
        '{"options": [], "poll": 1}',
        "{" * 5000,
        '{"options": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"options": ["' + str(uuid.UUID(int=7)) + '"]}',
    ],
)
def test_a_bad_body_is_a_clear_refusal(client, poll, body):
    assert refusal(cast(client, poll, body)) == (400, "invalid-body")
    assert not Ballot.objects.exists()


def test_a_body_of_another_kind_or_too_large_is_refused(client, poll):
    url = f"/api/v1/polls/{poll.pk}/ballots/"
    assert client.post(url, {"options": keys(poll)}).status_code == 415
    assert client.post(url, "x" * 20_000, content_type="application/json").status_code == 413


def test_more_options_than_allowed_are_refused(client, poll):
    response = cast(client, poll, {"options": keys(poll)})
    assert refusal(response) == (400, "invalid-body")
    assert response.json()["parameter"] == "options"


def test_unknown_query_parameters_are_refused(client, poll):
    for url in ("voters", "ballots"):
        response = client.post(f"/api/v1/polls/{poll.pk}/{url}/?x=1", "{}", content_type="application/json")
        assert refusal(response) == (400, "unknown-parameter")
    assert refusal(client.get(f"/api/v1/polls/{poll.pk}/results/?x=1")) == (400, "unknown-parameter")


def test_a_database_that_does_not_answer_is_said_to_be_so(client, poll, monkeypatch):
    token = voter(client, poll)

    def locked(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(voting, "store", locked)
    response = cast(client, poll, x_voter=token)
    assert refusal(response) == (503, "unavailable")
    assert int(response["Retry-After"]) > 0
    assert "locked" not in response.content.decode()


def test_results_show_votes_and_shares_to_who_has_voted(client, poll):
    token = voter(client, poll)
    cast(client, poll, x_voter=token)
    cast(client, poll)
    cast(client, poll, {"options": keys(poll)[1:]})
    response = client.get(f"/api/v1/polls/{poll.pk}/results/", headers={"x-voter": token})
    assert response.json() == {
        "type": "poll_results",
        "poll": poll.pk,
        "total": 3,
        "options": [
            {"key": keys(poll)[0], "text": "Hài lòng", "votes": 2, "share": 0.6667},
            {"key": keys(poll)[1], "text": "Chưa hài lòng", "votes": 1, "share": 0.3333},
        ],
    }
    assert response["Cache-Control"] == "no-store"
    assert "X-Voter" in response["Vary"]


def test_results_are_not_shown_to_who_has_not_voted(client, poll):
    url = f"/api/v1/polls/{poll.pk}/results/"
    assert refusal(client.get(url)) == (403, "results-not-shown")
    assert refusal(client.get(url, headers={"x-voter": voter(client, poll)})) == (403, "results-not-shown")
    assert refusal(client.get(url, headers={"x-voter": "x"})) == (403, "invalid-voter")


def test_results_everybody_may_see_are_kept_for_a_few_seconds(client, db):
    poll = PollFactory(results_shown="always")
    response = client.get(f"/api/v1/polls/{poll.pk}/results/")
    assert response.json()["total"] == 0
    assert [option["share"] for option in response.json()["options"]] == [0, 0]
    assert response["Cache-Control"] == "public, max-age=5"


def test_results_after_closing_are_shown_then_and_not_before(client, db):
    poll = PollFactory(results_shown="after_closing")
    token = voter(client, poll)
    cast(client, poll, x_voter=token)
    url = f"/api/v1/polls/{poll.pk}/results/"
    assert refusal(client.get(url, headers={"x-voter": token})) == (403, "results-not-shown")
    poll.closes_at = timezone.now() - HOUR
    poll.save()
    assert client.get(url).json()["total"] == 1


def test_voting_needs_no_cookie_and_no_csrf_token(poll):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert cast(strict, poll).status_code == 201


def test_every_call_costs_a_constant_number_of_queries(client, db, django_assert_num_queries):
    for size in (2, 20):
        poll = PollFactory(
            max_choices=size, results_shown="always", options=[f"Ý kiến {n}" for n in range(size)]
        )
        body = {"options": keys(poll)}
        with django_assert_num_queries(2):
            token = voter(client, poll)
        with django_assert_num_queries(8):
            cast(client, poll, body, x_voter=token)
        with django_assert_num_queries(4):
            client.get(f"/api/v1/polls/{poll.pk}/results/")
