"""A missing decision is warned of a day and an hour before the planned date: once, and only while it is missing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Revision, TaskState
from wagtail.users.models import UserProfile

from pages import groups
from pages.management.commands.scheduler import Command
from pages.models import DecisionWarning, NotificationChoice
from pages.notifications import deadlines
from pages.notifications.events import tell
from pages.signals import scheduler_looked
from tests import factories

from ..conftest import newsroom_with_section
from ..deciding import act, fresh, handed_in
from .reading import only_mail_to, page_behind, subjects, two_at_once

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def section():
    return newsroom_with_section()


@pytest.fixture
def editor(section):
    return factories.editor()


@pytest.fixture
def planned(section, reporter, editor):
    """Return a function that hands in an article planned after ``left``, which has waited for two days."""

    def plan(left: timedelta, title: str = "Lũ về"):
        article = factories.ArticlePageFactory(
            parent=section, title=title, live=False, owner=reporter, go_live_at=timezone.now() + left
        )
        article = handed_in(article, reporter)
        since_long()
        mail.outbox.clear()
        return article

    return plan


def since_long():
    Revision.objects.update(created_at=timezone.now() - 2 * DAY)
    TaskState.objects.update(started_at=timezone.now() - 2 * DAY)


def look():
    scheduler_looked.send(sender=Command)


def test_nothing_is_told_while_there_is_time(planned):
    planned(DAY + MINUTE)
    look()
    assert mail.outbox == []
    assert not DecisionWarning.objects.exists()


def test_a_day_before_who_decides_is_warned_once(client, planned, editor):
    planned(DAY - MINUTE)
    look()
    assert subjects() == {editor.email: ["Còn chưa đầy một ngày: Lũ về"]}
    message = only_mail_to(editor)
    assert "dự kiến đăng lúc" in message.body
    assert 'data-workflow-action-name="approve"' in page_behind(client, editor, message)
    assert "#tab-notifications" not in message.body, "it comes whatever was chosen there"
    look()
    assert len(mail.outbox) == 1


def test_an_hour_before_who_handed_it_in_is_told_too(client, planned, editor, reporter):
    planned(HOUR - MINUTE)
    look()
    look()
    assert subjects() == {
        editor.email: ["Còn chưa đầy một giờ: Lũ về"],
        reporter.email: ["Chưa có quyết định: Lũ về"],
    }
    page_behind(client, reporter, only_mail_to(reporter))


def test_both_come_one_after_the_other_and_of_two_that_are_due_only_the_later(planned, editor, monkeypatch):
    planned(DAY - MINUTE, "Có người trông")
    look()
    planned(HOUR - MINUTE, "Sau khi đứng máy")
    look()
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Sau khi đứng máy"]

    mail.outbox.clear()
    later = timezone.now() + 23 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: later)
    look()
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Có người trông"]


def test_a_snippet_with_a_date_is_warned_of_too(section, reporter, editor):
    poll = factories.PollFactory(question="Xây cầu?", live=False, go_live_at=timezone.now() + HOUR - MINUTE)
    handed_in(poll, reporter)
    mail.outbox.clear()
    look()
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Xây cầu?"]


def test_what_was_handed_in_within_the_day_is_warned_of_at_the_last_hour_only(section, reporter, editor):
    for left, title in ((DAY - MINUTE, "Trong ngày"), (HOUR - MINUTE, "Trong giờ")):
        article = factories.ArticlePageFactory(
            parent=section, title=title, live=False, owner=reporter, go_live_at=timezone.now() + left
        )
        handed_in(article, reporter)
    mail.outbox.clear()
    look()
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Trong giờ"]


@pytest.mark.parametrize("left", [-MINUTE, None])
def test_nothing_comes_after_the_date_or_without_one(planned, section, reporter, left):
    if left is None:
        handed_in(factories.ArticlePageFactory(parent=section, live=False, owner=reporter), reporter)
        mail.outbox.clear()
    else:
        planned(left)
    look()
    assert mail.outbox == []


def test_a_decision_ends_it_and_at_the_next_step_others_are_warned(planned, editor, section):
    article = planned(HOUR - MINUTE)
    approver = factories.approver()
    act(article, editor)
    mail.outbox.clear()
    look()
    assert subjects()[approver.email] == ["Còn chưa đầy một giờ: Lũ về"]
    assert editor.email not in subjects()
    act(article, approver)
    mail.outbox.clear()
    DecisionWarning.objects.all().delete()
    look()
    assert mail.outbox == []


def test_a_decision_taken_after_the_look_ends_it_too(planned, editor):
    article = planned(HOUR - MINUTE)
    [due] = deadlines.due_warnings(timezone.now())
    act(article, editor)
    mail.outbox.clear()
    deadlines.give(*due)
    assert mail.outbox == []
    assert not DecisionWarning.objects.exists()


def test_and_so_does_one_taken_before_the_worker_came_to_it(planned, editor, reporter):
    article = planned(HOUR - MINUTE)
    state = article.current_workflow_task_state
    for kind in ("day", "hour", "undecided"):
        tell.enqueue(editor.pk, kind, state.pk, None)
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Lũ về", "Chưa có quyết định: Lũ về"]
    act(article, editor)
    mail.outbox.clear()
    for kind in ("day", "hour", "undecided"):
        tell.enqueue(editor.pk, kind, state.pk, None)
    assert mail.outbox == []


def test_a_date_that_moved_is_warned_of_anew_and_the_old_one_no_more(planned, editor):
    article = planned(HOUR - MINUTE)
    look()
    mail.outbox.clear()
    moved = fresh(article)
    moved.go_live_at = timezone.now() + 3 * DAY
    moved.save_revision(user=editor)
    look()
    assert mail.outbox == []

    moved.go_live_at = timezone.now() + HOUR / 2
    moved.save_revision(user=editor)
    look()
    assert subjects()[editor.email] == ["Còn chưa đầy một giờ: Lũ về"]


def test_who_chose_the_digest_or_no_mails_of_submissions_is_warned_all_the_same(planned, editor):
    NotificationChoice.objects.create(user=editor, digest=True)
    UserProfile.objects.create(user=editor, submitted_notifications=False)
    planned(DAY - MINUTE)
    look()
    assert len(subjects()[editor.email]) == 1


def test_superusers_and_who_may_not_decide_on_her_own_text_are_not_warned(planned, editor, reporter):
    factories.superuser()
    reporter.groups.add(Group.objects.get(name=groups.EDITOR))
    planned(DAY - MINUTE)
    look()
    assert list(subjects()) == [editor.email]


def test_one_that_fails_holds_up_no_other_and_comes_with_the_next_look(planned, editor, monkeypatch, caplog):
    planned(HOUR - MINUTE, "Một")
    planned(HOUR - MINUTE, "Hai")
    stock, failing = deadlines.give, [True]

    def give(*due):
        if failing:
            failing.clear()
            raise ValueError("no")
        stock(*due)

    monkeypatch.setattr(deadlines, "give", give)
    look()
    assert len(subjects()[editor.email]) == 1
    assert "failed" in caplog.text
    look()
    assert len(subjects()[editor.email]) == 2


def test_what_cannot_be_enqueued_was_not_warned_of(planned, editor, monkeypatch):
    planned(HOUR - MINUTE)
    with monkeypatch.context() as broken:
        broken.setattr(deadlines, "tell_all", None)
        look()
    assert not DecisionWarning.objects.exists()
    look()
    assert len(subjects()[editor.email]) == 1


def test_what_is_long_over_is_forgotten(planned):
    article = planned(HOUR - MINUTE)
    state = article.current_workflow_task_state
    for days in (29, 31):
        DecisionWarning.objects.create(task_state=state, planned_at=timezone.now() - days * DAY, hours=1)
    look()
    assert DecisionWarning.objects.count() == 2


def price() -> int:
    with CaptureQueriesContext(connection) as queries:
        look()
    return len(
        [query for query in queries if "newsdesk_pages" in query["sql"] or "wagtailcore_t" in query["sql"]]
    )


def test_a_look_costs_one_statement_however_much_waits_and_two_when_something_is_near(planned):
    others = price() - 1
    planned(3 * DAY)
    planned(4 * DAY)
    assert price() == others + 1
    for _article in range(2):
        planned(HOUR - MINUTE)
    look()
    assert price() == others + 2


@pytest.mark.django_db(transaction=True)
def test_two_runners_at_once_warn_once(postgresql, section, reporter, editor):
    for number in range(4):
        article = factories.ArticlePageFactory(
            parent=section,
            title=f"Bài {number}",
            live=False,
            owner=reporter,
            go_live_at=timezone.now() + HOUR / 2,
        )
        handed_in(article, reporter)
    mail.outbox.clear()
    two_at_once(look)
    assert sorted(subjects()[editor.email]) == [f"Còn chưa đầy một giờ: Bài {number}" for number in range(4)]
    assert DecisionWarning.objects.count() == 4
