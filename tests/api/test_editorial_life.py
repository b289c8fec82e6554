"""Whatever officers do, in whatever order: what is hidden shows nowhere, what is public shows, what is stored is fresh.

``NEWSDESK_HYPOTHESIS=long`` makes many, long and random lives instead of the few that are the same at every run, and
shortens the one that fails.
"""

import os
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from .life.clock import Clock
from .life.machine import machine_of
from .life.newsroom import Newsroom

pytestmark = pytest.mark.django_db

COMMON = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
SHORT = settings(max_examples=6, stateful_step_count=14, derandomize=True, phases=[Phase.generate], **COMMON)
LONG = settings(max_examples=300, stateful_step_count=40, **COMMON)


@pytest.fixture
def built():
    clock = Clock()
    with mock.patch("django.utils.timezone.now", clock):
        return Newsroom(clock)


def test_whatever_officers_do_readers_see_what_is_public_and_nothing_else(built):
    wanted = LONG if os.environ.get("NEWSDESK_HYPOTHESIS") == "long" else SHORT
    run_state_machine_as_test(machine_of(built), settings=wanted)
