"""Mails leave after the request, by the task worker: an officer does not wait for a mail server, nor fail with it."""

import logging
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

logger = logging.getLogger(__name__)

# How long to wait after each try that failed; then the mail is given up, and its task counts as failed.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))


@dataclass
class Letter:
    """A mail as it is kept until it is sent."""

    subject: str
    body: str
    from_email: str
    to: list[str]
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    reply_to: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    alternatives: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, message) -> "Letter":
        alternatives = [[str(content), kind] for content, kind in getattr(message, "alternatives", [])]
        return cls(
            subject=str(message.subject),
            body=str(message.body),
            from_email=message.from_email,
            to=list(message.to),
            cc=list(message.cc),
            bcc=list(message.bcc),
            reply_to=list(message.reply_to),
            headers={name: str(value) for name, value in message.extra_headers.items()},
            alternatives=alternatives,
        )

    def send(self) -> None:
        """Send it by the backend that really sends."""
        fields = {name: value for name, value in asdict(self).items() if name != "alternatives"}
        message = EmailMultiAlternatives(**fields, connection=get_connection(settings.NEWSDESK_MAIL_BACKEND))
        for content, kind in self.alternatives:
            message.attach_alternative(content, kind)
        message.send()


class QueuedEmailBackend(BaseEmailBackend):
    """Hands every mail to the task worker. One with attachments, which no mail of ours has, is sent at once."""

    def send_messages(self, email_messages):
        for message in email_messages:
            if message.attachments:
                get_connection(settings.NEWSDESK_MAIL_BACKEND).send_messages([message])
            else:
                send_letter.enqueue(asdict(Letter.of(message)))
        return len(email_messages)


@task()
def send_letter(letter: dict, failed: int = 0) -> None:
    """Send a mail; if the mail server does not take it, try again later. Raises what the last try raised."""
    try:
        Letter(**letter).send()
    except (SMTPException, OSError):
        if failed == len(PAUSES):
            raise
        logger.warning("A mail was not taken; it is tried again.", exc_info=True)
        send_letter.using(run_after=timezone.now() + PAUSES[failed]).enqueue(letter, failed + 1)
