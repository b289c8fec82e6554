"""Who may make, change and take over accounts, and how an account is called."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-moi-2026"


@pytest.fixture
def administrator(client):
    factories.newsroom()
    client.force_login(factories.administrator())
    return client


def account(username: str, **more) -> dict:
    return {
        "username": username,
        "email": f"{username}@example.vn",
        "first_name": "Lê Hòa",
        "last_name": "An",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "is_active": "on",
        **more,
    }


def test_an_administrator_makes_accounts_but_no_superuser(administrator):
    assert administrator.get(reverse("wagtailusers_users:add")).status_code == 200
    administrator.post(reverse("wagtailusers_users:add"), account("moi", is_superuser="on"))

    assert not get_user_model().objects.get(username="moi").is_superuser


def test_an_administrator_makes_nobody_a_superuser(administrator):
    colleague = factories.reporter()
    url = reverse("wagtailusers_users:edit", args=[colleague.pk])
    assert administrator.get(url).status_code == 200
    assert administrator.post(url, account(colleague.username, is_superuser="on")).status_code == 302

    colleague.refresh_from_db()
    assert colleague.get_full_name() == "Lê Hòa An"
    assert not colleague.is_superuser


def test_an_administrator_cannot_take_the_account_of_a_superuser(administrator):
    superuser = factories.superuser()
    url = reverse("wagtailusers_users:edit", args=[superuser.pk])
    administrator.post(url, account(superuser.username))

    superuser.refresh_from_db()
    assert not superuser.check_password(PASSWORD)
    assert superuser.is_superuser


def test_a_superuser_may_make_another(client):
    factories.newsroom()
    client.force_login(factories.superuser())
    client.post(reverse("wagtailusers_users:add"), account("moi", is_superuser="on"))

    assert get_user_model().objects.get(username="moi").is_superuser


@pytest.mark.parametrize(
    ("language", "labels"),
    [("vi", ["Họ và tên đệm", "Tên"]), ("en", ["Family and middle names", "Given name"])],
)
@pytest.mark.parametrize("screen", ["wagtailusers_users:add", "wagtailadmin_account"])
def test_a_form_asks_for_names_in_the_order_in_which_vietnamese_write_them(
    administrator, language, labels, screen
):
    user = get_user_model().objects.get()
    UserProfile.get_for_user(user)
    UserProfile.objects.update(preferred_language=language)

    page = administrator.get(reverse(screen)).content.decode()
    places = [
        page.index(f"{label}<") if f"{label}<" in page else page.index(f"{label}\n") for label in labels
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("names", "shown"), [({"first_name": "Lê Hòa", "last_name": "An"}, "Lê Hòa An"), ({}, "phongvien")]
)
def test_the_menu_calls_an_account_by_its_whole_name(client, names, shown):
    factories.newsroom()
    client.force_login(
        factories.reporter(**{"username": "phongvien", "first_name": "", "last_name": ""} | names)
    )

    page = client.get(reverse("wagtailadmin_home")).content.decode()
    props = BeautifulSoup(page, "html.parser").find(id="wagtail-sidebar-props").string
    assert f'"name": {json.dumps(shown)}' in props
