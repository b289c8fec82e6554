"""Who approved what was published, when, and which text: as the history tells it, years later too."""

from datetime import timedelta

import pytest
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow, WorkflowTask

from pages import due, emergency, groups
from pages.approvals import live_publication, publications
from pages.models import ApprovalTask, Poll, ReviewTask
from pages.workflows import ensure_task
from tests import factories

from . import editor_forms
from .deciding import act, at_approval, fresh, handed_in, press_in_editor

pytestmark = pytest.mark.django_db


def told(thing, which: int = -1) -> tuple[list[str], list[str]]:
    """Return who handed a publication in, and who decided at its steps."""
    approval = publications(fresh(thing))[which].approval
    return (
        [entry.user.username for entry in approval.handed_in],
        [entry.user.username for entry in approval.steps.values()],
    )


def history(client, thing) -> str:
    return client.get(reverse("wagtailadmin_pages:history", args=[thing.pk])).content.decode()


def people(*names: str):
    makers = {"reporter": factories.reporter, "editor": factories.editor, "approver": factories.approver}
    return [makers[name.split("_")[0]](username=name) for name in names]


def draft(section):
    return factories.ArticlePageFactory(parent=section, live=False)


def steps(*tasks) -> None:
    """Let the workflow of every page have these steps."""
    workflow = Workflow.objects.get(workflow_pages__page=factories.root())
    workflow.workflow_tasks.all().delete()
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)


def test_of_two_steps_the_history_names_each(client, section):
    reporter, editor, approver = people("reporter", "editor", "approver")
    article = handed_in(draft(section), reporter)
    text = article.get_latest_revision()
    act(article, editor)
    act(article, approver)

    assert told(article) == (["reporter"], ["editor", "approver"])
    (publication,) = publications(fresh(article))
    assert publication.text == text
    assert live_publication(fresh(article), [publication]) == publication
    client.force_login(factories.auditor())
    page = history(client, article)
    assert "Bạn đọc đang xem bản đăng lúc" in page
    assert "gửi duyệt: reporter," in page
    assert "Phê duyệt (approval): approver," in page
    address = reverse("wagtailadmin_pages:revisions_view", args=[article.pk, text.pk])
    assert address in page
    assert client.get(address).status_code == 302, "an auditor sees the text that was approved"


def test_of_one_step_it_names_that_one(section):
    reporter, approver = people("reporter", "approver")
    steps(ApprovalTask.objects.get())
    article = handed_in(draft(section), reporter)
    act(article, approver)
    assert told(article) == (["reporter"], ["approver"])


def test_of_three_steps_it_names_all(section):
    reporter, editor, second, approver = people("reporter", "editor", "editor_2", "approver")
    law = ReviewTask.objects.create(name="Pháp chế")
    law.groups.add(Group.objects.get(name=groups.EDITOR))
    steps(ensure_task(ReviewTask, "", ""), law, ApprovalTask.objects.get())
    article = handed_in(draft(section), reporter)
    for user in (editor, second, approver):
        act(article, user)
    assert told(article) == (["reporter"], ["editor", "editor_2", "approver"])


def test_what_was_changed_after_the_review_names_who_reviewed_it_last(section):
    """Three returns and a change in between: the history tells the last decision of each step."""
    reporter, again, editor, second, approver = people(
        "reporter", "reporter_2", "editor", "editor_2", "approver"
    )
    article = handed_in(draft(section), reporter)
    act(article, editor)
    act(article, approver, "reject", comment="Bổ sung số liệu.")
    changed = fresh(article).get_latest_revision_as_object()
    changed.lead = "Mở đầu có số liệu."
    text = changed.save_revision(user=reporter)
    fresh(article).current_workflow_state.resume(again)
    act(article, second)
    act(article, approver)
    assert told(article) == (["reporter", "reporter_2"], ["editor_2", "approver"])
    assert publications(fresh(article))[-1].text == text


def test_an_editors_own_correction_is_the_text_that_was_approved(client, section):
    reporter, editor, approver = people("reporter", "editor", "approver")
    article = handed_in(draft(section), reporter)
    client.force_login(editor)
    press_in_editor(client, article, editor_forms.article(title="Đã biên tập", slug=article.slug))
    act(article, approver)
    assert told(article) == (["reporter"], ["editor", "approver"])
    assert publications(fresh(article))[-1].text.content["title"] == "Đã biên tập"


def test_a_planned_publication_was_approved_at_one_time_and_is_live_at_another(client, section):
    reporter, editor, approver = people("reporter", "editor", "approver")
    article = draft(section)
    article.go_live_at = timezone.now() + timedelta(hours=2)
    article = handed_in(article, reporter)
    act(article, editor)
    act(article, approver)
    (planned,) = publications(fresh(article))
    assert planned.planned
    assert live_publication(fresh(article), [planned]) is None

    Revision.objects.filter(pk=planned.text.pk).update(approved_go_live_at=timezone.now())
    type(article).objects.filter(pk=article.pk).update(go_live_at=None)
    text = Revision.objects.get(pk=planned.text.pk)
    text.content["go_live_at"] = None
    text.save()
    due.publish(text.pk, timezone.now())
    publication = live_publication(fresh(article), publications(fresh(article)))
    assert publication.approval.steps == planned.approval.steps
    assert publication.at > planned.at


def test_a_publication_in_an_emergency_says_so(client, article):
    emergency.publish_alone(fresh(article), factories.approver(username="truc"), "Bão đổ bộ.")
    (publication,) = publications(fresh(article))
    assert publication.approval is None
    assert publication.alone.data["reason"] == "Bão đổ bộ."
    client.force_login(factories.auditor())
    assert "đăng khẩn cấp, chưa được phê duyệt" in history(client, article)


def test_a_publication_without_a_workflow_says_so(client, section):
    article = draft(section)
    article.save_revision().publish()
    client.force_login(factories.auditor())
    assert "đăng không qua quy trình duyệt" in history(client, article)


def test_it_stays_true_when_people_go_and_the_text_goes_on(client, section):
    reporter, editor, approver = people("reporter", "editor", "approver")
    article = handed_in(draft(section), reporter)
    act(article, editor)
    act(article, approver)
    first = publications(fresh(article))[0].text
    number = editor.pk
    editor.delete()
    changed = fresh(article)
    changed.lead = "Mở đầu mới."
    article = handed_in(changed, reporter)
    act(article, factories.editor(username="editor_2"))
    act(article, approver)

    before, now = publications(fresh(article))
    assert (before.text, now.before) == (first, before)
    client.force_login(factories.auditor())
    page = history(client, article)
    assert f"người dùng {number} (đã xóa)" in page
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, now.text.pk])
    assert compare in page
    assert "Mở đầu" in client.get(compare).content.decode()


def test_a_text_that_was_overwritten_in_its_place_is_not_passed_off_as_the_approved_one(section):
    article = draft(section)
    revision = article.save_revision()
    revision.publish()
    Revision.objects.filter(pk=revision.pk).update(created_at=timezone.now() + timedelta(seconds=1))
    assert publications(fresh(article))[0].text is None


def test_a_snippet_has_it_too(client):
    factories.newsroom()
    reporter, editor, approver = people("reporter", "editor", "approver")
    poll = handed_in(factories.PollFactory(live=False), reporter)
    act(poll, editor)
    act(poll, approver)
    assert told(poll) == (["reporter"], ["editor", "approver"])
    client.force_login(factories.auditor())
    address = reverse(Poll.snippet_viewset.get_url_name("history"), args=[quote(poll.pk)])
    assert "Phê duyệt (approval): approver," in client.get(address).content.decode()


def test_a_longer_history_takes_no_more_questions(client, article, django_assert_max_num_queries):
    act(at_approval(article), factories.approver())
    client.force_login(factories.auditor())
    history(client, article)
    with django_assert_max_num_queries(100) as few:
        history(client, article)
    for _time in range(2):
        handed_in(fresh(article), factories.reporter())
        act(at_approval(fresh(article)), factories.approver())
    with django_assert_max_num_queries(len(few)):
        history(client, article)
