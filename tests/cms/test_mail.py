"""Mails are sent after the request, by the worker, and once more if the mail server is away."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from cms.mail import PAUSES
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queued(settings):
    settings.EMAIL_BACKEND = "cms.mail.QueuedEmailBackend"
    settings.NEWSDESK_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    mail.outbox = []


def work() -> None:
    """Let a worker do what waits, in this test's transaction: it would close a connection that has stood idle."""
    with patch.object(db_worker, "close_old_connections"):
        call_command("db_worker", batch=True, verbosity=0)


def test_a_mail_waits_for_the_worker_and_arrives_as_it_was_written():
    message = EmailMultiAlternatives(
        "Chờ duyệt",
        "Mời xem.",
        "toa-soan@example.vn",
        ["a@example.vn"],
        bcc=["b@example.vn"],
        headers={"X-A": "1"},
    )
    message.attach_alternative("<p>Mời xem.</p>", "text/html")
    message.send()
    assert mail.outbox == []

    work()
    [sent] = mail.outbox
    assert (sent.subject, sent.body, sent.to, sent.bcc) == (
        "Chờ duyệt",
        "Mời xem.",
        ["a@example.vn"],
        ["b@example.vn"],
    )
    assert sent.extra_headers == {"X-A": "1"}
    assert [tuple(part) for part in sent.alternatives] == [("<p>Mời xem.</p>", "text/html")]


def test_submitting_an_article_waits_for_no_mail_server(monkeypatch):
    factories.newsroom()
    editor, reporter = factories.editor(), factories.reporter()
    section = factories.SectionPageFactory(parent=factories.home_site())
    article = factories.ArticlePageFactory(parent=section, live=False, owner=reporter)
    article.save_revision(user=reporter)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", lambda *args: pytest.fail("in the request"))
        article.get_workflow().start(article, reporter)
    [waiting] = DBTaskResult.objects.filter(task_path__contains="notifications")
    assert waiting.task_path == "pages.notifications.events.tell_all"

    work()
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_a_mail_server_that_is_away_is_tried_again_later(monkeypatch):
    send_mail("Chờ duyệt", "Mời xem.", None, ["a@example.vn"])

    def away(*args):
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", away)
        work()
    waiting = DBTaskResult.objects.get(finished_at=None)
    assert timedelta(0) < waiting.run_after - timezone.now() <= PAUSES[0]

    DBTaskResult.objects.filter(pk=waiting.pk).update(run_after=timezone.now())
    work()
    assert [message.subject for message in mail.outbox] == ["Chờ duyệt"]


def test_a_mail_nobody_takes_is_given_up_and_counts_as_failed(monkeypatch):
    def away(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    send_mail("Chờ duyệt", "Mời xem.", None, ["a@example.vn"])
    for _try in range(len(PAUSES) + 1):
        DBTaskResult.objects.filter(finished_at=None).update(run_after=timezone.now())
        work()
    assert not DBTaskResult.objects.filter(finished_at=None).exists()
    assert DBTaskResult.objects.failed().count() == 1
