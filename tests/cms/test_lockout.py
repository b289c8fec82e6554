"""Guessing passwords takes long; who only mistypes does not notice."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests import factories

from .signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    factories.newsroom()
    return factories.reporter(username="lan")


def signed_in(client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def test_four_mistakes_are_forgiven(client, officer):
    for _try in range(4):
        assert sign_in(client, "lan", "sai").status_code == 200
    sign_in(client, "lan")
    assert signed_in(client)
    assert not AccessAttempt.objects.exists()


def test_after_five_nobody_gets_in_from_there_and_is_told_how_long_to_wait(client, officer):
    answers = [sign_in(client, "lan", "sai") for _try in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    answer = sign_in(client, "lan")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Vui lòng thử lại sau 15 phút" in answer.content.decode()
    assert not signed_in(client)


def test_a_header_that_anybody_can_send_helps_nobody(client, officer):
    for number in range(5):
        sign_in(client, "lan", "sai", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
    assert sign_in(client, "lan", HTTP_X_FORWARDED_FOR="10.9.9.9").status_code == 429


def test_another_account_and_another_address_are_not_locked(client, officer):
    factories.reporter(username="mai")
    for _try in range(5):
        sign_in(client, "lan", "sai")
    assert sign_in(client, "mai").status_code == 302
    client.logout()
    assert sign_in(client, "lan", REMOTE_ADDR="203.0.113.7").status_code == 302


def test_after_a_quarter_of_an_hour_there_is_another_try(client, officer):
    for _try in range(5):
        sign_in(client, "lan", "sai")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    sign_in(client, "lan")
    assert signed_in(client)


def test_an_unknown_name_is_answered_like_a_known_one(client, officer):
    known = [sign_in(client, "lan", "sai").status_code for _try in range(6)]
    unknown = [sign_in(client, "khong-ai", "sai").status_code for _try in range(6)]
    assert known == unknown


def test_a_lock_leaves_a_row(client, officer):
    for _try in range(6):
        sign_in(client, "lan", "sai")
    rows = ModelLogEntry.objects.filter(object_id=str(officer.pk)).values_list("action", flat=True)
    assert list(rows).count("newsdesk.login_refused") >= 5
    assert "newsdesk.locked_out" in rows
