"""Every refusal that the contract documents is brought about here, by name: which call, which status, which problem."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from openapi_schema_validator import OAS31Validator

from api import limits
from api.contract import FILE
from pages import voting
from tests import factories
from tests.conftest import forget

pytestmark = pytest.mark.django_db

CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))
CALLS = {
    call["operationId"]: (method, address, call)
    for address, calls in CONTRACT["paths"].items()
    for method, call in calls.items()
}
KEY = "5f0c5e0e-2f43-4f0f-9a57-0a3f2f0d7c11"
# What each call needs to be answered, and the value of a parameter that none may have.
GOOD = {
    "resolve": {"path": "/"},
    "search": {"q": "tin"},
    "listBanners": {"placement": "cot-phai"},
}
BAD = {
    "resolve": {"path": "tin"},
    "search": {"q": "x"},
    "listArticles": {"limit": "0"},
    "listBanners": {"placement": "cột phải"},
    "listPolls": {"cursor": "x"},
    "getSite": {"site": "nowhere.example"},
    "getSections": {"site": "nowhere.example"},
    "getCounters": {"objects": "x"},
    "countViews": {"site": "nowhere.example"},
}


class Portal:
    """A small portal, and one call to it after another."""

    def __init__(self):
        home = factories.home_site()
        article = factories.ArticlePageFactory(parent=home)
        banner = factories.BannerFactory(placement=factories.PlacementFactory(slug="cot-phai"))
        self.poll = factories.PollFactory(results_shown="after_voting")
        self.ids = {"articles": article.pk, "pages": article.pk, "banners": banner.pk, "polls": self.poll.pk}
        self.voter = voting.mint_voter(self.poll.pk)
        factories.ArticlePageFactory(parent=home, slug="da-go").unpublish()

    def ask(self, operation: str, query=None, headers=None, body=None, pk=None, kind="application/json"):
        """Send a call that is right but for what is given."""
        method, address, call = CALLS[operation]
        things = address.split("/")[3]
        address = address.replace("{id}", str(pk or self.ids.get(things)))
        headers = {**self.headers(operation), **(headers or {})}
        if method == "get":
            return self.client.get(address, query or GOOD.get(operation), headers=headers)
        query = query or GOOD.get(operation) or {}
        if body is None and "requestBody" in call:
            body = json.dumps(self.body(operation))
        return self.client.post(address, body or "", kind, query_params=query, headers=headers)

    def headers(self, operation: str) -> dict[str, str]:
        sent = operation == "castBallot"
        return {"X-Voter": self.voter, "Idempotency-Key": KEY} if sent else {}

    def body(self, operation: str) -> dict:
        if operation == "countViews":
            return {"views": [{"type": "article", "id": self.ids["articles"]}]}
        return {"options": [str(self.poll.options.first().key)]}

    def close(self) -> None:
        type(self.poll).objects.filter(pk=self.poll.pk).update(closes_at=timezone.now() - timedelta(hours=1))


def another_ballot(portal: Portal, **changed):
    """Vote, and send another ballot that shares something with it."""
    assert portal.ask("castBallot").status_code == 201
    body = json.dumps({"options": [str(portal.poll.options.last().key)]})
    return portal.ask("castBallot", headers=changed, body=body)


def too_many(portal: Portal, operation: str):
    one = dict.fromkeys(("search", "voters", "ballots", "views"), "1/minute")
    with override_settings(NEWSDESK_LIMITS=one, NEWSDESK_LIMITS_STORAGE=""):
        portal.client.defaults["REMOTE_ADDR"] = "8.8.8.8"
        portal.ask(operation)
        answer = portal.ask(operation)
    del portal.client.defaults["REMOTE_ADDR"]
    limits.limiter.cache_clear()
    return answer


def closed(portal: Portal, operation: str):
    portal.close()
    return portal.ask(operation)


def not_found(portal: Portal, operation: str):
    if operation == "getSite":
        return portal.ask(operation, {"locale": "fr"})
    if operation == "preview":
        return portal.ask(operation, {"content_type": "newsdesk_pages.articlepage", "token": "x"})
    return portal.ask(operation, {"path": "/khong-co/"} if operation == "resolve" else None, pk=999_999)


REFUSED: dict[str, Callable[[Portal, str], object]] = {
    "400-invalid-body": lambda portal, call: portal.ask(call, body='{"a": 1}'),
    "400-invalid-parameter": lambda portal, call: portal.ask(call, BAD[call]),
    "400-missing-header": lambda portal, call: portal.ask(call, headers={"Idempotency-Key": ""}),
    "400-unknown-parameter": lambda portal, call: portal.ask(call, {**GOOD.get(call, {}), "foo": "1"}),
    "403-invalid-voter": lambda portal, call: portal.ask(call, headers={"X-Voter": "x:y"}),
    "403-results-not-shown": lambda portal, call: portal.ask(call),
    "404-not-found": not_found,
    "406-not-acceptable": lambda portal, call: portal.ask(call, headers={"Accept": "text/html"}),
    "409-already-voted": lambda portal, call: another_ballot(portal, **{"Idempotency-Key": f"{KEY}-2"}),
    "409-poll-closed": closed,
    "410-gone": lambda portal, call: portal.ask(call, {"path": "/da-go/"}),
    "412-precondition-failed": lambda portal, call: portal.ask(call, headers={"If-Match": '"x"'}),
    "413-invalid-body": lambda portal, call: portal.ask(call, body=json.dumps({"a": "x" * 17_000})),
    "415-unsupported-media-type": lambda portal, call: portal.ask(call, body="a=1", kind="text/plain"),
    "422-idempotency-key-reused": lambda portal, call: another_ballot(
        portal, **{"X-Voter": voting.mint_voter(portal.poll.pk)}
    ),
    "429-too-many-requests": too_many,
}


def documented(operation: str) -> list[str]:
    """Return every refusal of a call, as the contract names its example."""
    return [
        name
        for status, answer in CALLS[operation][2]["responses"].items()
        if status.startswith("4")
        for name in answer["content"]["application/problem+json"]["examples"]
    ]


@pytest.fixture(scope="module")
def kept_portal(kept) -> Portal:
    return kept(Portal)


@pytest.fixture
def portal(kept_portal, client) -> Portal:
    portal = deepcopy(kept_portal)
    portal.client = client
    return portal


def at_one_portal() -> list[tuple[str, list[str]]]:
    """Return the refusals that one portal can meet in turn: of a call all, but of ballots, which stay cast, one."""
    return [
        (operation, names)
        for operation in CALLS
        for names in (
            [[name] for name in documented(operation)]
            if operation == "castBallot"
            else [documented(operation)]
        )
    ]


@pytest.mark.parametrize(("operation", "names"), at_one_portal())
def test_every_documented_refusal_is_answered_as_documented(portal, operation, names):
    for name in names:
        answer = REFUSED[name](portal, operation)
        forget()
        status, _, kind = name.partition("-")
        assert answer.status_code == int(status), (name, answer.content)
        assert answer["Content-Type"] == "application/problem+json", name
        problem = answer.json()
        assert problem["type"] == f"urn:newsdesk:problem:{kind}"
        OAS31Validator(CONTRACT["components"]["schemas"]["Problem"]).validate(problem)
        assert problem.keys() == CONTRACT["components"]["examples"][name]["value"].keys(), name


# A preview wants a token of the editor's, and has its own tests.
@pytest.mark.parametrize("operation", sorted(CALLS.keys() - {"preview"}))
def test_a_call_that_is_right_is_not_refused(portal, operation):
    """So that each refusal above is for the one thing that was changed."""
    if operation == "getResults":
        portal.close()
    assert portal.ask(operation).status_code in (200, 201, 202, 302)


def test_every_kind_of_refusal_is_documented_somewhere():
    assert {name for operation in CALLS for name in documented(operation)} == set(REFUSED)


@pytest.mark.parametrize("operation", sorted(CALLS))
def test_a_call_says_what_is_possible_and_its_head_is_that_of_its_answer(portal, operation):
    method, address, _call = CALLS[operation]
    address = address.replace("{id}", str(portal.ids.get(address.split("/")[3])))
    possible = portal.client.options(address)
    methods = ["GET", "HEAD"] if method == "get" else ["POST"]
    assert (possible.status_code, possible["Allow"].split(", ")) == (204, [*methods, "OPTIONS"])
    if method == "get" and operation != "followBanner":
        answer = portal.client.get(address, GOOD.get(operation))
        head = portal.client.head(address, GOOD.get(operation))
        assert (head.status_code, head.content) == (answer.status_code, b"")
        different = {"X-Request-Id"} if answer.status_code == 200 else {"X-Request-Id", "Content-Length"}
        assert {name: value for name, value in head.items() if name not in different} == {
            name: value for name, value in answer.items() if name not in different
        }
    refused = portal.client.put(address)
    assert (refused.status_code, refused["Allow"]) == (405, possible["Allow"])
