"""How mails come is chosen in the account, by every role, also those to whom Wagtail offers no choice."""

import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from pages.models import NotificationChoice
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "wagtailadmin_account"


def account(client, user) -> str:
    client.force_login(user)
    return client.get(reverse(ADDRESS)).content.decode()


def form_in(page: str) -> dict:
    """Return what the account's form sends if nothing is changed."""
    form = querydict_from_html(page, form_index=0).dict()
    ticked = {name: "on" for name in form if name.endswith("_notifications")}
    return {**form, **ticked}


@pytest.mark.parametrize("role", ["reporter", "editor", "approver"])
def test_everybody_chooses_between_at_once_and_daily(client, section, role):
    user = getattr(factories, role)(first_name="Lan", last_name="Lê")
    form = form_in(account(client, user))
    assert form["newsdesk_mails-delivery"] == "at_once"
    for choice, digest in (("daily", True), ("at_once", False)):
        assert client.post(reverse(ADDRESS), {**form, "newsdesk_mails-delivery": choice}).status_code == 302
        assert NotificationChoice.objects.get(user=user).digest is digest
        assert form_in(account(client, user))["newsdesk_mails-delivery"] == choice


def test_what_is_not_offered_by_wagtail_is_offered_here_and_nothing_twice(client, section):
    for role in ("reporter", "editor", "approver"):
        page = account(client, getattr(factories, role)())
        for kind in ("submitted", "approved", "rejected"):
            assert len(re.findall(rf'name="\w+-{kind}_notifications"', page)) == 1, (role, kind)


def test_a_kind_of_mail_is_switched_off(client, section):
    editor = factories.editor(first_name="Lan", last_name="Lê")
    form = form_in(account(client, editor))
    del form["newsdesk_mails-submitted_notifications"]
    client.post(reverse(ADDRESS), form)
    profile = UserProfile.objects.get(user=editor)
    assert (profile.submitted_notifications, profile.approved_notifications) == (False, True)


def test_the_panel_names_the_time_of_the_digest(client, section):
    assert "Mỗi ngày một thư tổng hợp lúc 07:30" in account(client, factories.editor())
