import logging
import signal
from threading import Event

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from ...scheduling import next_due
from ...signals import scheduler_looked

logger = logging.getLogger(__name__)
# How long to sleep at most, in seconds: what is scheduled meanwhile for an earlier moment is noticed after that.
LOOK_AGAIN = 5


class Command(BaseCommand):
    """Publish and withdraw what is due, to the second, until told to stop."""

    help = "Publish and withdraw what is due, to the second, until SIGTERM or SIGINT."

    def handle(self, *args, **options):
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.wait(seconds_to_wait()):
            close_old_connections()
            run_due()
            scheduler_looked.send_robust(sender=Command)


def run_due() -> None:
    """Run Wagtail's own command; what it raises is logged, and tried again at the next look."""
    try:
        call_command("publish_scheduled", verbosity=0)
    except Exception:
        logger.exception("Something that is due could not be published or withdrawn.")


def seconds_to_wait() -> float:
    """Return how long to sleep: until the next due moment, at most ``LOOK_AGAIN`` and at least one second."""
    try:
        due = next_due()
    except DatabaseError:
        logger.exception("The database does not answer.")
        due = None
    return LOOK_AGAIN if due is None else min(max((due - timezone.now()).total_seconds(), 1), LOOK_AGAIN)
