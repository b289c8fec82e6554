"""Log-ins, refused ones, permissions given and taken, and exports leave rows that name who, what and when."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, ModelLogEntry

from cms.permission_names import permission_name
from pages import groups
from tests import factories

from .signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    factories.newsroom()
    return factories.administrator(username="quantri")


def rows(thing, action: str) -> list[ModelLogEntry]:
    return list(ModelLogEntry.objects.for_instance(thing).filter(action=f"newsdesk.{action}").order_by("pk"))


def message(row: ModelLogEntry) -> str:
    return str(row.message)


def test_signing_in_and_out_and_failing_to(client, administrator):
    sign_in(client, "quantri", "sai")
    sign_in(client, "quantri")
    client.post(reverse("wagtailadmin_logout"))

    assert [row.user for row in rows(administrator, "login_refused")] == [None]
    assert [row.user for row in rows(administrator, "logged_in")] == [administrator]
    assert [row.user for row in rows(administrator, "logged_out")] == [administrator]


def test_a_name_that_is_nobodys_leaves_no_row_and_is_not_written_anywhere(client, administrator, caplog):
    before = ModelLogEntry.objects.count()
    sign_in(client, "mat-khau-go-nham-o-ten", "sai")
    assert ModelLogEntry.objects.count() == before
    assert "unknown name" in caplog.text
    assert "mat-khau-go-nham-o-ten" not in caplog.text


def test_groups_given_and_taken_in_the_admin_name_who_did_it(client, administrator):
    officer = factories.reporter()
    client.force_login(administrator)
    form = {
        "username": officer.username,
        "email": officer.email,
        "first_name": "Lan",
        "last_name": "Trần",
        "is_active": "on",
        "groups": [Group.objects.get(name=groups.EDITOR).pk],
    }
    client.post(reverse("wagtailusers_users:edit", args=[officer.pk]), form)

    found = [(row.user, row.data) for row in rows(officer, "permissions") if row.user]
    assert (administrator, {"taken": [groups.REPORTER]}) in found
    assert (administrator, {"given": [groups.EDITOR]}) in found


def test_permissions_of_a_group_and_of_an_account(administrator):
    group = Group.objects.create(name="Nhóm mới")
    permission = Permission.objects.get(codename="publish_alone")
    group.permissions.add(permission)
    group.permissions.clear()
    administrator.user_permissions.set([permission])
    name = permission_name(permission)
    given, taken = rows(group, "permissions")
    assert (message(given), message(taken)) == (f"Đã cấp: {name}", f"Đã thu hồi: {name}")
    assert given.data in [row.data for row in rows(administrator, "permissions")]


@pytest.mark.parametrize(
    ("language", "told"), [("vi", "Đã cấp: Sửa bài viết"), ("en", "Given: Can change article")]
)
def test_permissions_are_told_in_the_language_of_the_reader(language, told):
    group = Group.objects.create(name="Nhóm mới")
    group.permissions.add(Permission.objects.get(codename="change_articlepage"))
    with translation.override(language):
        assert message(rows(group, "permissions")[0]) == told


def test_a_permission_of_a_kind_that_is_gone_is_still_told():
    group = Group.objects.create(name="Nhóm mới")
    gone = ContentType.objects.create(app_label="gone", model="thing")
    group.permissions.add(Permission.objects.create(name="Can do", codename="do_thing", content_type=gone))
    gone.delete()
    ContentType.objects.clear_cache()
    assert message(rows(group, "permissions")[0]) == "Đã cấp: Can do"


def test_rows_that_keep_names_only_are_still_told():
    row = log(
        instance=Group.objects.create(name="Nhóm mới"),
        action="newsdesk.permissions",
        data={"given": ["Đăng"]},
    )
    assert message(row) == "Đã cấp: Đăng"


def test_noting_many_permissions_costs_as_much_as_noting_one():
    def cost(permissions) -> int:
        group = Group.objects.create(name=f"Nhóm {len(permissions)}")
        with CaptureQueriesContext(connection) as queries:
            group.permissions.add(*permissions)
        return len(queries)

    assert cost(Permission.objects.all()[:20]) == cost(Permission.objects.all()[:1])


def test_permissions_on_pages(administrator):
    group = Group.objects.create(name="Nhóm mới")
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    given = GroupPagePermission.objects.create(group=group, page=factories.root(), permission=publish)
    given.delete()
    assert [list(row.data) for row in rows(group, "permissions")] == [["given"], ["taken"]]
    assert message(rows(group, "permissions")[0]) == f"Đã cấp: Đăng mọi trang: {factories.root()}"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_names_who_took_what(client, administrator, kind):
    client.force_login(administrator)
    address = reverse("wagtailadmin_reports:site_history")
    answer = client.get(address, {"export": kind})
    assert answer.status_code == 200
    list(answer.streaming_content) if answer.streaming else answer.content
    [row] = rows(administrator, "exported")
    assert (row.user, row.data) == (administrator, {"path": address, "format": kind})


def test_the_rows_are_read_in_the_history_of_the_site(client, administrator):
    sign_in(client, "quantri")
    page = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Đã đăng nhập" in page
