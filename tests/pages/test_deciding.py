"""How a decision is taken in the admin: the buttons, the comment, and who comes second."""

import threading

import pytest
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from pages.models import ApprovalTask, Banner, Poll, ReviewTask
from pages.models.workflow import AlreadyDecided
from tests import factories

from . import editor_forms
from .conftest import newsroom_with_section
from .deciding import act, at_approval, fresh, handed_in, press, press_in_editor, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return newsroom_with_section()


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
    section = newsroom_with_section()
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


def test_a_form_that_saves_itself_decides_nothing(client, article):
    """The editor's script sends what the button of a decision has written into the form along with the text."""
    editor = factories.editor()
    client.force_login(editor)
    form = editor_forms.article(title="Đang gõ", slug=article.slug)
    decision = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = client.post(address, {**form, **decision}, headers={"Accept": "application/json"})
    assert answer.json()["success"]
    assert step_of(article) == "reviewtask"
    assert fresh(article).get_latest_revision_as_object().title == "Đang gõ"


def test_who_comes_second_with_a_text_of_her_own_leaves_none_behind(client, article, monkeypatch):
    """Else the next step would find a text that changed after the review, and review it anew."""
    client.force_login(factories.editor())
    before = fresh(article).get_latest_revision()

    def decided(*args, **kwargs):
        raise AlreadyDecided

    monkeypatch.setattr(ReviewTask, "on_action", decided)
    form = editor_forms.article(title="Đến sau", slug=article.slug)
    page = press_in_editor(client, article, form)
    assert page.status_code == 302
    assert fresh(article).get_latest_revision() == before
