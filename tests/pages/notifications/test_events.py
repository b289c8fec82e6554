"""What is handed in, approved, returned or ended is told whom it concerns: by a task, in her language, with a link."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from wagtail.admin import signal_handlers
from wagtail.admin.mail import Notifier
from wagtail.models import Task
from wagtail.users.models import UserProfile

from pages import groups
from pages.notifications import events
from pages.workflows import REVIEW
from tests import factories

from ..deciding import act, at_approval, fresh, handed_in
from .reading import html_of, only_mail_to, page_behind, subjects

pytestmark = pytest.mark.django_db

DECISION = 'data-workflow-action-name="approve"'


@pytest.fixture
def editor(section):
    return factories.editor()


@pytest.fixture
def approver(section):
    return factories.approver()


def draft(section, reporter, **more):
    return factories.ArticlePageFactory(parent=section, title="Lũ về", live=False, owner=reporter, **more)


def english(user):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    return user


def test_who_reviews_is_told_of_what_was_handed_in_and_finds_the_decision_behind_the_link(
    client, section, reporter, editor, approver
):
    handed_in(draft(section, reporter), reporter)
    assert subjects() == {editor.email: ["Chờ duyệt: Lũ về"]}
    message = only_mail_to(editor)
    assert f"{reporter.username} đã gửi duyệt “Lũ về” (bài viết)" in message.body
    assert "đã gửi duyệt “Lũ về”" in html_of(message)
    assert DECISION in page_behind(client, editor, message)


def test_the_approver_is_told_when_it_was_passed_on_and_finds_the_decision(
    client, section, reporter, editor, approver
):
    article = handed_in(draft(section, reporter), reporter)
    mail.outbox.clear()
    act(article, editor)
    assert subjects() == {approver.email: ["Chờ duyệt: Lũ về"]}
    assert DECISION in page_behind(client, approver, only_mail_to(approver))


def test_a_snippet_is_told_of_in_the_same_way(client, section, reporter, editor, approver):
    poll = handed_in(factories.PollFactory(question="Có nên xây cầu?", live=False), reporter)
    assert DECISION in page_behind(client, editor, only_mail_to(editor))
    act(poll, editor)
    assert DECISION in page_behind(client, approver, only_mail_to(approver))
    act(poll, approver, comment="Tốt.")
    message = only_mail_to(reporter)
    assert (message.subject, "Tốt." in message.body) == ("Đã được phê duyệt: Có nên xây cầu?", True)
    page_behind(client, reporter, message)


def test_each_is_told_in_her_language_whatever_that_of_who_acts(section, reporter, editor):
    reads_english = english(factories.editor())
    with translation.override("en"):
        handed_in(draft(section, reporter), reporter)
    vietnamese, other = only_mail_to(editor), only_mail_to(reads_english)
    assert (vietnamese.subject, other.subject) == ("Chờ duyệt: Lũ về", "Waits for your decision: Lũ về")
    assert '<html lang="vi">' in html_of(vietnamese)
    assert "Mở để duyệt" in html_of(vietnamese)
    assert '<html lang="en">' in html_of(other)
    assert "Open and decide" in html_of(other)


def test_the_submitter_is_told_that_it_is_published_or_when_it_appears(client, section, reporter, approver):
    now = at_approval(handed_in(draft(section, reporter), reporter))
    act(now, approver)
    message = only_mail_to(reporter)
    assert message.subject == "Đã được phê duyệt: Lũ về"
    assert "Nội dung đã được đăng." in message.body
    page_behind(client, reporter, message)

    mail.outbox.clear()
    day = factories.timezone.now() + factories.timezone.timedelta(days=3)
    later = at_approval(handed_in(draft(section, reporter, go_live_at=day), reporter))
    act(later, approver)
    assert "Nội dung sẽ được đăng lúc" in only_mail_to(reporter).body


def test_the_submitter_reads_what_is_to_be_changed_and_the_reviewer_that_it_comes_again(
    client, section, reporter, editor
):
    article = handed_in(draft(section, reporter), reporter)
    mail.outbox.clear()
    act(article, editor, "reject", comment="Bổ sung nguồn.\n<b>Kiểm tra</b> số liệu.")
    message = only_mail_to(reporter)
    assert message.subject == "Bị trả lại: Lũ về"
    assert "Bổ sung nguồn.\n<b>Kiểm tra</b> số liệu." in message.body
    assert "&lt;b&gt;Kiểm tra&lt;/b&gt; số liệu." in html_of(message)
    page_behind(client, reporter, message)

    mail.outbox.clear()
    fresh(article).current_workflow_state.resume(user=reporter)
    assert "xem xét lại" in only_mail_to(editor).body


def test_the_submitter_is_told_that_somebody_else_ended_the_review(section, reporter, editor):
    article = handed_in(draft(section, reporter), reporter)
    mail.outbox.clear()
    fresh(article).current_workflow_state.cancel(user=editor)
    assert subjects() == {reporter.email: ["Dừng duyệt: Lũ về"]}

    again = handed_in(article, reporter)
    mail.outbox.clear()
    again.current_workflow_state.cancel(user=reporter)
    assert mail.outbox == []


def test_a_superuser_is_told_of_nothing_unless_she_is_in_the_group_that_decides(section, reporter, settings):
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    factories.superuser()
    reviewing = factories.superuser()
    reviewing.groups.add(Group.objects.get(name=groups.EDITOR))
    handed_in(draft(section, reporter), reporter)
    assert list(subjects()) == [reviewing.email]


@pytest.mark.parametrize("lack", [{"is_active": False}, {"email": ""}])
def test_who_cannot_be_reached_is_left_out(section, reporter, lack):
    factories.editor(**lack)
    handed_in(draft(section, reporter), reporter)
    assert mail.outbox == []


def test_who_may_not_decide_on_her_own_text_is_not_asked_to(section, approver):
    writer = factories.editor()
    writer.groups.add(Group.objects.get(name=groups.APPROVER))
    other = factories.editor()
    article = handed_in(draft(section, writer), factories.reporter())
    article.save_revision(user=writer)
    mail.outbox.clear()
    act(article, other)
    assert list(subjects()) == [writer.email]
    mail.outbox.clear()
    act(article, other)
    assert list(subjects()) == [approver.email]


@pytest.mark.parametrize("kind", ["submitted", "approved", "rejected"])
def test_who_does_without_a_kind_of_mail_gets_none_of_it(section, reporter, editor, approver, kind):
    for user in (reporter, editor, approver):
        UserProfile.objects.create(user=user, **{f"{kind}_notifications": False})
    article = handed_in(draft(section, reporter), reporter)
    act(article, editor, *(["reject"] if kind == "rejected" else []), comment="Sửa.")
    if kind != "rejected":
        act(article, approver)
    told = sum(subjects().values(), [])
    forbidden = {"submitted": "Chờ duyệt", "approved": "Đã được phê duyệt", "rejected": "Bị trả lại"}[kind]
    assert told
    assert not [subject for subject in told if subject.startswith(forbidden)]


def test_the_request_writes_a_task_and_mails_nobody(client, section, reporter, editor, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages",
        lambda *args: pytest.fail("in the request"),
    )
    article = handed_in(draft(section, reporter), reporter)
    client.force_login(editor)
    state = article.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk]))
    tasks = DBTaskResult.objects.filter(task_path="pages.notifications.events.tell_all")
    assert [task.args_kwargs["args"][0] for task in tasks.order_by("enqueued_at")] == [
        "submitted",
        "submitted",
    ]


def test_a_step_is_called_by_its_name_in_the_readers_language_or_as_the_newsroom_calls_it(
    section, reporter, editor, approver
):
    english(approver)
    article = handed_in(draft(section, reporter), reporter)
    assert "ở bước “Biên tập viên duyệt”" in only_mail_to(editor).body
    act(article, editor)
    assert "at the step “approval”" in only_mail_to(approver).body

    mail.outbox.clear()
    Task.objects.filter(name=REVIEW).update(name="Duyệt tin (news)")
    handed_in(draft(section, reporter), reporter)
    assert "ở bước “Duyệt tin (news)”" in only_mail_to(editor).body


def test_what_was_decided_before_the_worker_came_to_it_is_not_asked_for(section, reporter, editor, settings):
    article = handed_in(draft(section, reporter), reporter)
    state = article.current_workflow_task_state
    act(article, editor)
    mail.outbox.clear()
    events.tell.enqueue(editor.pk, "submitted", state.pk, reporter.pk)
    assert mail.outbox == []
    events.tell.enqueue(editor.pk, "submitted", 0, reporter.pk)


@pytest.mark.parametrize("ours_first", [True, False])
def test_wagtails_own_mails_are_not_sent_beside_ours_in_whatever_order_apps_are_installed(ours_first):
    for signal, sender, name, _receiver in events.RECEIVERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
    steps = [events.connect, signal_handlers.register_signal_handlers]
    for step in steps if ours_first else reversed(steps):
        step()
    for signal, sender, _name, ours in events.RECEIVERS:
        called = signal._live_receivers(sender)[0]
        assert ours in called
        assert not [one for one in called if isinstance(one, Notifier)]
