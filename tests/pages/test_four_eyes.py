"""Nobody publishes past the approver, and nobody approves what she wrote or handed in herself."""

import threading

import pytest
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Revision, Workflow, WorkflowTask

from pages import checks, four_eyes, groups
from pages.models import ApprovalTask, Banner, Poll, ReviewTask
from pages.models.workflow import AlreadyDecided
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    factories.newsroom()
    return factories.SectionPageFactory(parent=factories.home_site())


def member(*names: str, **kwargs):
    """Return a user who is in several groups."""
    user = factories.UserFactory(**kwargs)
    user.groups.add(*Group.objects.filter(name__in=names))
    return user


@pytest.fixture
def reporter(section):
    return factories.reporter()


@pytest.fixture
def article(section, reporter):
    """A draft that its reporter handed in."""
    article = factories.ArticlePageFactory(parent=section, live=False, owner=reporter)
    return handed_in(article, reporter)


def handed_in(thing, user):
    thing.save_revision(user=user)
    thing.get_workflow().start(thing, user)
    return fresh(thing)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def step_of(thing) -> str:
    state = fresh(thing).current_workflow_task_state
    return state.task.specific._meta.model_name if state else ""


def act(thing, user, action: str = "approve", **kwargs) -> None:
    """Take a decision as whatever calls Wagtail's own code does."""
    state = fresh(thing).current_workflow_task_state
    state.task.specific.on_action(state, user, action, **kwargs)


def press(client, thing, user, action: str = "approve", **form):
    """Send what a button of the dashboard sends; return the answer."""
    client.force_login(user)
    state = fresh(thing).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[thing.pk, action, state.pk])
    return client.post(address, {"comment": "", **form})


def at_approval(article):
    act(article, factories.editor())
    assert step_of(article) == "approvaltask"
    return article


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


def press_in_editor(client, article, form: dict, action: str = "approve"):
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    decision = {"action-workflow-action": "true", "workflow-action-name": action}
    return client.post(address, {**form, **decision})


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


def test_nobody_edits_at_the_last_step(client, article):
    at_approval(article)
    approver = factories.approver()
    client.force_login(approver)
    form = editor_forms.article(title="Sửa lúc phê duyệt", slug=article.slug)
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    assert fresh(article).get_latest_revision_as_object().title == article.title

    response = press_in_editor(client, article, form)
    assert response.status_code == 302
    article = fresh(article)
    assert article.live
    assert article.title != "Sửa lúc phê duyệt"


def test_the_editor_shows_the_buttons_that_decide_though_it_is_locked(client, article):
    at_approval(article)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    for user, shown in ((factories.approver(), True), (factories.editor(), False)):
        client.force_login(user)
        page = client.get(address).content.decode()
        assert ('data-workflow-action-name="approve"' in page) is shown
        assert 'name="action-publish"' not in page


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


def one_step(task_class, name: str) -> Workflow:
    """Let articles pass one step only."""
    workflow = Workflow.objects.get(active=True, workflow_tasks__task__in=ApprovalTask.objects.all())
    keep = task_class.objects.get()
    workflow.workflow_tasks.exclude(task=keep).delete()
    return workflow


@pytest.mark.parametrize("task_class", [ReviewTask, ApprovalTask])
def test_the_rules_hold_for_a_workflow_of_one_step(client, section, task_class):
    one_step(task_class, "")
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
    article.go_live_at = timezone.now() + timezone.timedelta(days=1)
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


def test_who_comes_second_is_told_so(client, article):
    state = fresh(article).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
    act(article, factories.editor())
    second = factories.editor()
    client.force_login(second)
    response = client.post(address, {"comment": ""}, follow=True)
    assert "đã quyết định ở bước này" in response.content.decode()
    assert step_of(article) == "approvaltask"


def test_the_first_decision_counts(article):
    state = fresh(article).current_workflow_task_state
    act(article, factories.editor())
    with pytest.raises(AlreadyDecided):
        state.task.specific.on_action(state, factories.editor(), "reject", comment="Bổ sung nguồn.")


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_publish_once(postgresql):
    factories.newsroom()
    section = factories.SectionPageFactory(parent=factories.home_site())
    reporter = factories.reporter()
    article = at_approval(handed_in(factories.ArticlePageFactory(parent=section, live=False), reporter))
    state = fresh(article).current_workflow_task_state
    results, start = [], threading.Barrier(2)

    def decide(user):
        start.wait()
        try:
            state.task.specific.on_action(type(state).objects.get(pk=state.pk), user, "approve")
            results.append("published")
        except AlreadyDecided:
            results.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[factories.approver()]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["published", "told"]
    assert fresh(article).live
    logged = PageLogEntry.objects.filter(page=article.pk)
    assert logged.filter(action="wagtail.publish").count() == 1
    assert logged.filter(action="wagtail.workflow.approve").count() == 2
    assert Revision.objects.for_instance(article).count() == 1
    assert Banner.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["WAGTAIL_FINISH_WORKFLOW_ACTION", "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT"]
)
def test_a_setting_that_would_undo_the_rules_is_found_at_start(settings, name):
    assert checks.check_workflow_settings(None) == []
    delattr(settings, name)
    [error] = checks.check_workflow_settings(None)
    assert (error.id, name in error.msg) == ("newsdesk_pages.E001", True)


def test_returning_asks_for_a_comment_which_the_writer_reads(client, article, reporter):
    press(client, article, factories.editor(), "reject", comment=" ")
    assert fresh(article).workflow_in_progress

    with pytest.raises(PermissionDenied):
        act(article, factories.editor(), "reject")
    press(client, article, factories.editor(), "reject", comment="Bổ sung nguồn.")
    assert fresh(article).current_workflow_state.status == "needs_changes"
    client.force_login(reporter)
    page = client.get(reverse("wagtailadmin_pages:workflow_history", args=[article.pk]), follow=True)
    assert page.status_code == 200
    assert fresh(article).current_workflow_state.current_task_state.comment == "Bổ sung nguồn."


@pytest.mark.parametrize("kind", ["article", "poll"])
def test_who_comes_second_in_the_editor_is_told_so_and_stays_there(client, article, monkeypatch, kind):
    thing = (
        article
        if kind == "article"
        else handed_in(factories.PollFactory(live=False), factories.banner_manager())
    )
    at_approval(thing)

    def decided(*args, **kwargs):
        raise AlreadyDecided

    monkeypatch.setattr(ApprovalTask, "on_action", decided)
    client.force_login(factories.approver())
    if kind == "article":
        address = reverse("wagtailadmin_pages:edit", args=[thing.pk])
    else:
        address = reverse(Poll.snippet_viewset.get_url_name("edit"), args=[quote(thing.pk)])
    form = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = client.post(address, form, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert "đã quyết định ở bước này" in response.content.decode()


@pytest.mark.parametrize("extra", ["", "{", "[]", '{"user": 1}', '{"comment": "Đã đọc."}'])
def test_an_approval_takes_a_comment_and_nothing_else(client, article, extra):
    at_approval(article)
    state = fresh(article).current_workflow_task_state
    client.force_login(factories.approver())
    press_in_editor(client, article, {"workflow-action-extra-data": extra})
    state.refresh_from_db()
    assert (state.status, state.comment) == ("approved", "Đã đọc." if "comment" in extra else "")


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
