import logging
import signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from ...due import Runner
from ...leases import held
from ...scheduling import next_due, overdue_expiries, overdue_publications
from ...signals import scheduler_looked

logger = logging.getLogger(__name__)
# How long to sleep at most, in seconds: what is scheduled meanwhile for an earlier moment is noticed after that.
LOOK_AGAIN = 5


class Command(BaseCommand):
    """Publish and withdraw what is due, to the second, until told to stop.

    Several may run; one acts at a time. What is due is done in its order, each in a transaction of its own.
    """

    help = "Publish and withdraw what is due, to the second, until SIGTERM or SIGINT."

    def handle(self, *args, **options):
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        runner = Runner()
        while not stop.wait(seconds_to_wait()):
            close_old_connections()
            run_due(runner)
            scheduler_looked.send_robust(sender=Command)


def run_due(runner: Runner) -> None:
    """Do what is due, if no other scheduler is at it; what goes wrong is logged, and tried again at the next look."""
    try:
        with held("scheduler") as mine:
            if mine and runner.run(timezone.now()):
                report_overdue()
    except DatabaseError:
        logger.exception("The database does not answer.")


def report_overdue() -> None:
    """Say in the log what should have appeared or gone long ago."""
    now = timezone.now()
    publications, expiries = overdue_publications(now), overdue_expiries(now)
    if publications or expiries:
        logger.error("Overdue: %s publications and %s withdrawals.", publications, expiries)


def seconds_to_wait() -> float:
    """Return how long to sleep: until the next due moment, at most ``LOOK_AGAIN`` and at least one second."""
    try:
        due = next_due()
    except DatabaseError:
        logger.exception("The database does not answer.")
        due = None
    return LOOK_AGAIN if due is None else min(max((due - timezone.now()).total_seconds(), 1), LOOK_AGAIN)
