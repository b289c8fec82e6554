"""Nobody publishes past the approver, and nobody approves what she wrote or handed in herself."""

from datetime import timedelta

import pytest
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from pages import checks, four_eyes, groups
from pages.models import ApprovalTask, Poll, ReviewTask
from tests import factories

from . import editor_forms
from .deciding import act, at_approval, fresh, handed_in, member, press, press_in_editor, step_of

pytestmark = pytest.mark.django_db


def test_the_approver_needs_no_permission_of_wagtails(client, article):
    at_approval(article)
    alone = Group.objects.create(name="Chỉ phê duyệt")
    alone.permissions.add(*Group.objects.get(name=groups.AUDITOR).permissions.filter(codename="access_admin"))
    ApprovalTask.objects.get().groups.add(alone)
    press(client, article, member(alone.name))

    article = fresh(article)
    assert article.live
    assert PageLogEntry.objects.filter(page=article.pk, action="wagtail.publish").count() == 1


def test_the_submitter_approves_nothing_of_her_own(client, section):
    both = member(groups.REPORTER, groups.EDITOR, groups.APPROVER)
    article = handed_in(factories.ArticlePageFactory(parent=section, live=False), both)
    press(client, article, both)
    assert step_of(article) == "reviewtask"

    act(article, factories.editor())
    press(client, article, both)
    with pytest.raises(PermissionDenied):
        act(article, both)
    assert step_of(article) == "approvaltask"
    assert not fresh(article).live


def test_who_wrote_at_the_review_passes_it_on_and_does_not_approve_it(client, article):
    both = member(groups.EDITOR, groups.APPROVER)
    client.force_login(both)
    form = editor_forms.article(title="Đã biên tập", slug=article.slug)
    press_in_editor(client, article, form)
    assert step_of(article) == "approvaltask"

    press(client, article, both)
    assert step_of(article) == "approvaltask"
    act(article, factories.approver())
    assert fresh(article).title == "Đã biên tập"


def test_who_hands_in_again_what_was_returned_counts_as_submitter(article):
    act(article, factories.editor(), "reject", comment="Bổ sung nguồn.")
    another = member(groups.EDITOR, groups.APPROVER)
    fresh(article).current_workflow_state.resume(another)
    assert step_of(article) == "reviewtask"
    with pytest.raises(PermissionDenied):
        act(article, another)

    at_approval(article)
    with pytest.raises(PermissionDenied):
        act(article, another)


def test_a_superuser_is_no_exception(client, section):
    superuser = factories.superuser()
    own = handed_in(factories.ArticlePageFactory(parent=section, live=False), superuser)
    for _step in range(2):
        press(client, own, superuser)
    assert step_of(own) == "reviewtask"

    other = at_approval(
        handed_in(factories.ArticlePageFactory(parent=section, live=False), factories.reporter())
    )
    press(client, other, superuser)
    assert fresh(other).live


@pytest.mark.parametrize("in_place", [False, True], ids=["in a new revision", "in place"])
def test_a_change_after_the_review_asks_for_it_again(article, in_place):
    at_approval(article)
    draft = fresh(article).get_latest_revision_as_object()
    draft.title = "Sửa sau khi duyệt"
    latest = fresh(article).get_latest_revision()
    draft.save_revision(user=latest.user, overwrite_revision=latest if in_place else None)

    approver = factories.approver()
    act(article, approver)
    assert not fresh(article).live
    assert step_of(article) == "reviewtask"

    at_approval(article)
    act(article, approver)
    assert fresh(article).title == "Sửa sau khi duyệt"


def test_who_wrote_what_was_published_long_ago_approves_what_others_write_now(article, reporter):
    at_approval(article)
    act(article, factories.approver())
    article = fresh(article)
    handed_in(article, factories.editor())
    reporter.groups.add(Group.objects.get(name=groups.APPROVER))

    at_approval(article)
    act(article, reporter)
    assert four_eyes.writers(fresh(article)) == set()


def test_a_published_revision_that_autosave_overwrites_has_a_writer(article):
    at_approval(article)
    act(article, factories.approver())
    article = fresh(article)
    live = article.get_latest_revision()
    article.get_latest_revision_as_object().save_revision(user=live.user, overwrite_revision=live)

    assert four_eyes.writers(fresh(article)) == {live.user_id}


def one_step(task_class) -> None:
    """Let articles pass one step only."""
    workflow = Workflow.objects.get(active=True, workflow_tasks__task__in=ApprovalTask.objects.all())
    keep = task_class.objects.get()
    workflow.workflow_tasks.exclude(task=keep).delete()


@pytest.mark.parametrize("task_class", [ReviewTask, ApprovalTask])
def test_the_rules_hold_for_a_workflow_of_one_step(client, section, task_class):
    one_step(task_class)
    group = groups.EDITOR if task_class is ReviewTask else groups.APPROVER
    writer = member(groups.REPORTER, group)
    article = handed_in(factories.ArticlePageFactory(parent=section, live=False), writer)
    press(client, article, writer)
    assert not fresh(article).live
    assert article.current_workflow_task.specific.locked_for_user(article, writer)

    press(client, article, member(group))
    assert fresh(article).live


def test_the_rules_hold_for_three_steps_in_which_the_last_is_a_review(client, article):
    again = ReviewTask.objects.create(name="Duyệt lần cuối")
    again.groups.add(Group.objects.get(name=groups.EDITOR))
    workflow = Workflow.objects.get(workflow_tasks__task__in=ApprovalTask.objects.all())
    WorkflowTask.objects.create(workflow=workflow, task=again, sort_order=9)
    first = factories.editor()
    client.force_login(first)
    press_in_editor(client, article, editor_forms.article(title="Đã sửa", slug=article.slug))
    act(article, factories.approver())
    assert not fresh(article).live

    with pytest.raises(PermissionDenied):
        act(article, first)
    act(article, factories.editor())
    assert fresh(article).live


def test_a_step_that_is_taken_out_publishes_nothing(article):
    at_approval(article)
    with pytest.raises(PermissionDenied):
        ApprovalTask.objects.get().deactivate(user=factories.administrator())
    assert not fresh(article).live


def test_a_workflow_without_steps_publishes_nothing(section, reporter):
    WorkflowTask.objects.all().delete()
    article = factories.ArticlePageFactory(parent=section, live=False)
    with pytest.raises(PermissionDenied):
        handed_in(article, reporter)
    assert not fresh(article).live


def test_an_approval_may_be_for_later(article):
    article.go_live_at = timezone.now() + timedelta(days=1)
    handed = fresh(article).get_latest_revision_as_object()
    handed.go_live_at = article.go_live_at
    handed.save_revision(user=handed.owner)
    act(article, factories.editor())
    act(article, factories.editor()) if step_of(article) == "reviewtask" else None
    act(article, factories.approver())
    article = fresh(article)
    assert not article.live
    assert article.approved_schedule


def test_the_rules_hold_for_snippets(client, section):
    both = member(groups.BANNER_MANAGER, groups.EDITOR, groups.APPROVER)
    poll = handed_in(factories.PollFactory(live=False), both)
    with pytest.raises(PermissionDenied):
        act(poll, both)
    act(poll, factories.editor())
    with pytest.raises(PermissionDenied):
        act(poll, both)
    address = reverse(Poll.snippet_viewset.get_url_name("edit"), args=[quote(poll.pk)])
    client.force_login(factories.approver())
    page = client.get(address).content.decode()
    assert 'name="action-publish"' not in page
    assert "approve" in page
    client.post(address, {"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert fresh(poll).live


@pytest.mark.parametrize(
    "name", ["WAGTAIL_FINISH_WORKFLOW_ACTION", "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT"]
)
def test_a_setting_that_would_undo_the_rules_is_found_at_start(settings, name):
    assert checks.check_workflow_settings(None) == []
    delattr(settings, name)
    [error] = checks.check_workflow_settings(None)
    assert (error.id, name in error.msg) == ("newsdesk_pages.E001", True)


@pytest.fixture
def at_a_stock_step(article):
    """The article at a last step of Wagtail's own make, which asks nothing of ours."""
    stock = GroupApprovalTask.objects.create(name="Bước của Wagtail")
    stock.groups.add(Group.objects.get(name=groups.APPROVER))
    WorkflowTask.objects.filter(task__in=ApprovalTask.objects.all()).update(task=stock)
    act(article, factories.editor())
    assert step_of(article) == "groupapprovaltask"
    return article


def test_the_rules_hold_at_a_step_of_wagtails_own_make(at_a_stock_step, reporter):
    reporter.groups.add(Group.objects.get(name=groups.APPROVER))
    with pytest.raises(PermissionDenied):
        act(at_a_stock_step, reporter)
    assert not fresh(at_a_stock_step).live

    act(at_a_stock_step, factories.approver())
    assert fresh(at_a_stock_step).live


def test_a_text_that_was_changed_at_a_step_of_wagtails_own_make_is_not_published(at_a_stock_step):
    draft = fresh(at_a_stock_step).get_latest_revision_as_object()
    latest = fresh(at_a_stock_step).get_latest_revision()
    draft.save_revision(user=latest.user, overwrite_revision=latest)
    with pytest.raises(PermissionDenied):
        act(at_a_stock_step, factories.approver())
    assert not fresh(at_a_stock_step).live
