from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupPagePermission,
    Locale,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
)

from pages import groups
from pages.models import ApprovalTask, HomePage, Poll, ReviewTask
from tests import factories

pytestmark = pytest.mark.django_db


def setup_newsroom() -> str:
    out = StringIO()
    call_command("setup_newsroom", stdout=out)
    return out.getvalue()


def test_groups_workflow_and_languages_are_made():
    setup_newsroom()

    assert set(Group.objects.values_list("name", flat=True)) >= {role.name for role in groups.ROLES}
    workflow = WorkflowPage.objects.get(page=factories.root()).workflow
    assert [type(task.specific) for task in workflow.tasks] == [ReviewTask, ApprovalTask]
    assert WorkflowContentType.objects.filter(workflow=workflow).count() == 4
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"vi", "en"}


def test_running_it_again_changes_nothing():
    setup_newsroom()
    before = GroupPagePermission.objects.count()

    assert setup_newsroom() == ""
    assert GroupPagePermission.objects.count() == before


def test_what_an_administrator_changed_stays():
    setup_newsroom()
    reporters = Group.objects.get(name=groups.REPORTER)
    reporters.page_permissions.all().delete()
    ReviewTask.objects.update(name="Ban biên tập")

    setup_newsroom()

    assert not reporters.page_permissions.exists()
    assert ReviewTask.objects.get().name == "Ban biên tập"


def test_what_wagtail_named_in_english_has_a_name_in_both_languages():
    setup_newsroom()

    root = factories.root()
    assert root.title == root.draft_title == "Trang gốc (root)"
    assert Collection.get_first_root_node().name == "Bộ sưu tập gốc (root)"
    stock = {"Editors", "Moderators", "Moderators approval", "Root"}
    for model in (Group, Workflow, Task):
        assert not stock & set(model.objects.values_list("name", flat=True))


def test_a_name_that_somebody_chose_stays():
    Collection.objects.filter(depth=1).update(name="Kho ảnh")
    section = factories.SectionPageFactory(title="Root")

    setup_newsroom()

    assert Collection.get_first_root_node().name == "Kho ảnh"
    section.refresh_from_db()
    assert section.title == "Root"


def test_a_stock_group_with_members_keeps_the_name_a_project_may_know_it_by():
    members = Group.objects.get_or_create(name="Editors")[0]
    factories.UserFactory().groups.add(members)

    setup_newsroom()

    members.refresh_from_db()
    assert members.name == "Editors"


def test_only_approvers_may_publish():
    setup_newsroom()

    publishing = GroupPagePermission.objects.filter(
        permission__codename="publish_page", group__name__in=[r.name for r in groups.ROLES]
    )
    assert [found.group.name for found in publishing] == [groups.APPROVER]
    assert [g.name for g in Group.objects.filter(permissions__codename="publish_poll")] == [groups.APPROVER]


def test_factories_build_valid_content():
    setup_newsroom()
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home, title="Đảng viên Trường học")
    article = factories.ArticlePageFactory(parent=section)
    poll = factories.PollFactory()
    factories.BannerFactory(placement=factories.PlacementFactory())
    factories.LinkGroupFactory()
    factories.VideoClipFactory()

    assert section.slug == "dang-vien-truong-hoc"
    assert article.url == f"/dang-vien-truong-hoc/{article.slug}/"
    assert Poll.objects.get().options.count() == 2
    assert poll.state == "open"
    assert factories.reporter().has_perm("newsdesk_pages.add_poll")


def test_the_first_home_pages_are_there_for_readers_at_once(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.lamkhe.example"
    factories.root()
    call_command("setup_newsroom", portal="Cổng thông tin Lam Khê", stdout=StringIO())
    call_command("setup_newsroom", portal="Cổng khác", stdout=StringIO())

    assert HomePage.objects.count() == 2
    site = client.get("/api/v1/site/").json()
    assert (site["host"], site["locale"], site["portal_name"]) == (
        "www.lamkhe.example",
        "vi",
        "Cổng thông tin Lam Khê",
    )
    assert [language["code"] for language in site["languages"]] == ["vi", "en"]
    for path in ("/", "/en/"):
        shown = client.get("/api/v1/resolve/", {"path": path}).json()
        assert shown["page"]["type"] == "home"
        assert len(shown["alternates"]) == 1
