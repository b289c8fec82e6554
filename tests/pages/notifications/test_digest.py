"""Who chose it gets one mail a day of what waits, came back and was decided: once, and only if there is anything."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from pages.conf import VIET_NAM
from pages.management.commands.scheduler import Command
from pages.models import Notice, NotificationChoice
from pages.notifications import digest
from pages.signals import scheduler_looked
from tests import factories

from ..conftest import newsroom_with_section
from ..deciding import act, at_approval, fresh, handed_in
from .reading import html_of, only_mail_to, page_behind, subjects, two_at_once

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def section():
    return newsroom_with_section()


@pytest.fixture
def editor(section):
    return daily(factories.editor())


def daily(user):
    NotificationChoice.objects.create(user=user, digest=True)
    return user


def draft(section, reporter, title="Lũ về", **more):
    return factories.ArticlePageFactory(parent=section, title=title, live=False, owner=reporter, **more)


def gathered_yesterday():
    Notice.objects.update(at=timezone.now() - DAY)


def look():
    scheduler_looked.send(sender=Command)


@pytest.mark.parametrize(("hour", "minute", "day"), [(7, 29, 23), (7, 30, 24), (23, 59, 24), (0, 0, 23)])
def test_digests_are_due_in_the_morning_of_viet_nam(hour, minute, day):
    now = datetime(2026, 11, 24, hour, minute, tzinfo=VIET_NAM)
    assert digest.last_digest(now) == datetime(2026, 11, day, 7, 30, tzinfo=VIET_NAM)


def test_the_hour_is_a_setting(settings):
    settings.NEWSDESK_DIGEST_TIME = time(6, 0)
    now = datetime(2026, 11, 24, 6, 1, tzinfo=VIET_NAM)
    assert digest.last_digest(now) == now - MINUTE


def test_mails_are_gathered_and_sent_as_one_the_next_morning(client, section, reporter, editor):
    handed_in(draft(section, reporter, "Không hẹn"), reporter)
    handed_in(draft(section, reporter, "Hẹn sau", go_live_at=timezone.now() + 4 * DAY), reporter)
    handed_in(draft(section, reporter, "Hẹn trước", go_live_at=timezone.now() + 3 * DAY), reporter)
    assert mail.outbox == []
    look()
    assert mail.outbox == []

    gathered_yesterday()
    look()
    look()
    message = only_mail_to(editor)
    assert message.subject.startswith("Tổng hợp công việc ngày ")
    for part in (message.body, html_of(message)):
        assert part.index("Hẹn trước") < part.index("Hẹn sau") < part.index("Không hẹn")
    assert 'data-workflow-action-name="approve"' in page_behind(client, editor, message)
    assert not Notice.objects.exists()


def test_a_writer_reads_what_came_back_and_what_was_decided(client, section, reporter):
    daily(reporter)
    back = handed_in(draft(section, reporter, "Bị trả"), reporter)
    again = handed_in(draft(section, reporter, "Đã gửi lại"), reporter)
    good = at_approval(handed_in(draft(section, reporter, "Được duyệt"), reporter))
    ended = handed_in(draft(section, reporter, "Bị dừng"), reporter)
    for article in (back, again):
        act(article, factories.editor(), "reject", comment="Bổ sung nguồn.\nGhi ngày.")
    fresh(again).current_workflow_state.resume(user=reporter)
    act(good, factories.approver(), comment="Tốt.")
    fresh(ended).current_workflow_state.cancel(user=factories.editor(first_name="Lan"))
    UserProfile.objects.update_or_create(user=reporter, defaults={"preferred_language": "en"})
    mail.outbox.clear()

    gathered_yesterday()
    look()
    message = only_mail_to(reporter)
    for part in (message.body, html_of(message)):
        assert "Bị trả" in part
        assert "Bổ sung nguồn." in part
        assert "Đã gửi lại" not in part
        assert "Được duyệt" in part
        assert "Tốt." in part
        assert "review ended by Lan" in part
    assert "\n  “Bổ sung nguồn.\n  Ghi ngày.”\n  http" in message.body
    page_behind(client, reporter, message)


def test_what_is_planned_before_the_next_digest_is_told_at_once(section, reporter, editor):
    soon = digest.next_digest(timezone.now()) - MINUTE
    handed_in(draft(section, reporter, go_live_at=soon), reporter)
    assert subjects() == {editor.email: ["Chờ duyệt: Lũ về"]}
    assert not Notice.objects.exists()


def test_nothing_is_sent_if_all_of_it_is_settled_meanwhile(section, reporter, editor):
    article = handed_in(draft(section, reporter), reporter)
    act(article, factories.editor())
    mail.outbox.clear()
    gathered_yesterday()
    look()
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_after_days_of_standing_still_one_comes_late_and_the_next_with_the_next_morning(
    section, reporter, editor
):
    handed_in(draft(section, reporter, "Cũ"), reporter)
    Notice.objects.update(at=timezone.now() - 5 * DAY)
    look()
    assert len(mail.outbox) == 1

    handed_in(draft(section, reporter, "Mới"), reporter)
    Notice.objects.update(at=digest.last_digest(timezone.now()) - timedelta(seconds=1))
    look()
    assert len(mail.outbox) == 1
    NotificationChoice.objects.update(sent_at=timezone.now() - DAY)
    look()
    assert len(mail.outbox) == 2


def test_what_cannot_be_enqueued_stays_for_the_next_look(section, reporter, editor, monkeypatch):
    handed_in(draft(section, reporter), reporter)
    gathered_yesterday()
    with monkeypatch.context() as broken:
        broken.setattr(digest, "send_digest", None)
        look()
    assert Notice.objects.count() == 1
    look()
    assert len(mail.outbox) == 1


def test_who_does_without_mails_of_submissions_gets_no_list_of_them(section, reporter, editor):
    UserProfile.objects.create(user=editor, submitted_notifications=False)
    handed_in(draft(section, reporter), reporter)
    assert not Notice.objects.exists()
    assert digest.to_decide(editor) == []


def test_who_has_no_address_any_more_gets_none(section, reporter, editor):
    handed_in(draft(section, reporter), reporter)
    editor.is_active = False
    editor.save()
    gathered_yesterday()
    look()
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_who_goes_back_to_mails_at_once_still_gets_what_was_gathered(section, reporter, editor):
    handed_in(draft(section, reporter, "Cũ"), reporter)
    NotificationChoice.objects.update(digest=False)
    handed_in(draft(section, reporter, "Mới"), reporter)
    assert [message.subject for message in mail.outbox] == ["Chờ duyệt: Mới"]
    gathered_yesterday()
    look()
    assert len(mail.outbox) == 2


def test_a_long_list_ends_with_how_many_more_there_are(section, reporter, editor, monkeypatch):
    monkeypatch.setattr(digest, "MOST", 1)
    for title in ("Một", "Hai"):
        handed_in(draft(section, reporter, title), reporter)
    gathered_yesterday()
    look()
    [message] = mail.outbox
    assert "Còn 1 nội dung khác" in message.body
    assert "Còn 1 nội dung khác" in html_of(message)


def test_a_look_costs_the_same_whoever_has_chosen_what(section, reporter, editor):
    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            digest.watch()
        return len(queries)

    assert price() == 1
    for _more in range(3):
        daily(factories.editor())
    handed_in(draft(section, reporter), reporter)
    assert price() == 1


@pytest.mark.django_db(transaction=True)
def test_two_runners_at_once_send_one(postgresql, section, reporter, editor):
    others = [daily(factories.editor()) for _ in range(3)]
    handed_in(draft(section, reporter), reporter)
    gathered_yesterday()
    two_at_once(look)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        user.email for user in [editor, *others]
    )
