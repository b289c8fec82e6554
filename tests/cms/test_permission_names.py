import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cms.permission_names import kind_name, permission_action, permission_name
from pages import groups
from tests import factories

pytestmark = pytest.mark.django_db


def permission(label: str) -> Permission:
    app, codename = label.split(".")
    return Permission.objects.select_related("content_type").get(
        content_type__app_label=app, codename=codename
    )


@pytest.mark.parametrize(
    ("label", "name", "action"),
    [
        ("newsdesk_pages.add_author", "Thêm tác giả", "Thêm"),
        ("newsdesk_pages.publish_poll", "Đăng thăm dò ý kiến", "Đăng"),
        ("newsdesk_pages.change_aside", "Sửa cột bên", "Sửa cột bên"),
        ("wagtailcore.publish_page", "Đăng mọi trang", "Đăng mọi trang"),
        ("wagtailadmin.access_admin", "Được truy cập phần quản trị Wagtail", None),
    ],
)
def test_a_permission_is_named_in_vietnamese(label, name, action):
    with override("vi"):
        assert permission_name(permission(label)) == name
        assert permission_action(permission(label)) == (action or name)


def test_in_english_it_says_what_the_database_says():
    with override("en"):
        assert permission_name(permission("newsdesk_pages.publish_poll")) == "Can publish opinion poll"
        assert kind_name("simple translation") == "simple translation"


def test_every_permission_that_the_editor_of_groups_offers_has_a_vietnamese_name():
    factories.newsroom()
    client = Client()
    client.force_login(factories.administrator())
    group = factories.Group.objects.get(name=groups.EDITOR)
    form = client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).context["form"]
    offered = form.fields["permissions"].queryset
    with override("vi"):
        english = [one.name for one in offered if permission_action(one).startswith("Can ")]
    assert offered.exists()
    assert english == []
