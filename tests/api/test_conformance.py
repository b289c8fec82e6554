"""Whatever is asked, the answer is what the contract says: of the right shape, and never a fault of ours."""

import json
import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.contract import FILE
from tests import factories

# How many requests of each call are tried; for a long night give more.
EXAMPLES = int(os.environ.get("NEWSDESK_CONFORMANCE_EXAMPLES", "10"))
# What stands behind an id of each call.
THINGS = {"articles": "article", "pages": "section", "banners": "banner", "polls": "poll"}


@pytest.fixture(autouse=True)
def _one_connection():
    """Keep a request from closing the connection of the test's transaction, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def things(kept) -> dict:
    return kept(make_things)


def make_things() -> dict:
    section = factories.SectionPageFactory(parent=factories.home_site())
    return {
        "section": section,
        "article": factories.ArticlePageFactory(parent=section),
        "banner": factories.BannerFactory(placement=factories.PlacementFactory(slug="cot-phai")),
        "poll": factories.PollFactory(),
    }


def calls() -> list:
    """Return every call of the contract, put to this server in the same process."""
    contract = schemathesis.openapi.from_dict(json.loads(FILE.read_text(encoding="utf-8")))
    contract.app = get_wsgi_application()
    return [found.ok() for found in contract.get_all_operations()]


@pytest.mark.django_db
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("call", calls(), ids=lambda call: call.label)
def test_every_answer_is_what_the_contract_says(call, mode, things):
    """Wrong values must be refused; right ones may be: a site or a cursor of the right shape need not exist."""

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=call.as_strategy(generation_mode=mode))
    def ask(case):
        aim_at(case, things)
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()


def aim_at(case, things: dict) -> None:
    """Let every other request with an id ask for something that is there."""
    asked = case.path_parameters.get("id")
    if isinstance(asked, int) and asked % 2:
        case.path_parameters["id"] = things[THINGS[case.path.split("/")[3]]].pk
