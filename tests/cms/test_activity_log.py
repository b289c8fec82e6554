"""The report of what happened: an auditor finds all of it there and in its files, and others do not find it."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.menu import reports_menu
from wagtail.log_actions import registry

from pages import groups
from tests import factories

from .signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(client):
    """An auditor's browser after a refused log-in, a log-in, a change of permissions, an export and a deletion."""
    factories.newsroom()
    home = factories.home_site()
    officer = factories.reporter(username="phongvien", first_name="Thu Hạ")
    sign_in(client, "phongvien", "sai")
    sign_in(client, "phongvien")
    officer.groups.add(Group.objects.get(name=groups.EDITOR))
    client.get(reverse("newsdesk_articles_report"), {"export": "csv"})
    factories.ArticlePageFactory(parent=home, title="Đã xóa", live=False).delete(user=officer)
    client.force_login(factories.auditor(username="kiemsoat"))
    return client


def shown(client, **parameters) -> list[tuple[str, str]]:
    entries = client.get(reverse("wagtailadmin_reports:site_history"), parameters).context["object_list"]
    return [(str(entry.user_display_name), str(entry.message)) for entry in entries]


def test_an_auditor_finds_it_in_words(log):
    found = shown(log)
    for wanted in (
        ("hệ thống", "Một lần đăng nhập bị từ chối"),
        ("Thu Hạ", "Đã đăng nhập"),
        ("hệ thống", f"Đã cấp: {groups.EDITOR}"),
        ("Thu Hạ", f"Đã xuất {reverse('newsdesk_articles_report')} dạng csv"),
    ):
        assert wanted in found


def test_what_became_of_a_page_that_is_deleted_is_still_told(log):
    entries = log.get(reverse("wagtailadmin_reports:site_history"), {"label": "Đã xóa"}).context[
        "object_list"
    ]
    assert [entry.action for entry in entries] == ["wagtail.delete", "wagtail.create"]


def test_it_is_filtered_by_action_user_and_day(log):
    assert shown(log, action="newsdesk.login_refused") == [("hệ thống", "Một lần đăng nhập bị từ chối")]
    officer = factories.UserFactory._meta.model.objects.get(username="phongvien")
    assert {user for user, _message in shown(log, user=officer.pk)} == {"Thu Hạ"}
    assert shown(log, timestamp_to="01/01/2020") == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_its_files_say_what_happened_too(log, kind):
    answer = log.get(reverse("wagtailadmin_reports:site_history"), {"export": kind})
    content = b"".join(answer.streaming_content)
    if kind == "csv":
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
        assert f"Đã cấp: {groups.EDITOR}" in {row["Nội dung"] for row in rows}
    else:
        assert content.startswith(b"PK")


@pytest.mark.parametrize("role", ["auditor", "administrator", "superuser", "reporter", "editor", "approver"])
def test_who_may_see_it(client, role):
    factories.newsroom()
    user = getattr(factories, role)()
    client.force_login(user)
    may = role in ("auditor", "administrator", "superuser")
    for name in ("site_history", "site_history_results"):
        assert client.get(reverse(f"wagtailadmin_reports:{name}")).status_code == (200 if may else 302)
    request = RequestFactory().get("/admin/")
    request.user = user
    offered = {item.name for item in reports_menu.menu_items_for_request(request)}
    assert ("site-history" in offered) is may


def test_nobody_sees_it_without_logging_in(client):
    address = reverse("wagtailadmin_reports:site_history")
    assert client.get(address).url.startswith(reverse("wagtailadmin_login"))


def test_every_action_reads_in_vietnamese():
    def labels(language: str) -> dict[str, str]:
        with override(language):
            return {action: str(label) for action, label in registry.get_choices()}

    english, vietnamese = labels("en"), labels("vi")
    assert [action for action in english if english[action] == vietnamese[action]] == []
