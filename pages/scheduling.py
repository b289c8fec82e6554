"""When the next publication or expiry is due."""

from datetime import datetime, timedelta

from django.db.models import Min
from wagtail.models import Revision

from .due import EXPIRING

# What is due longer than this is overdue: the scheduler looks every few seconds.
PATIENCE = timedelta(minutes=1)


def next_due() -> datetime | None:
    """Return when something is to appear or to expire next, which may be in the past; None if nothing is."""
    publication = Revision.objects.aggregate(due=Min("approved_go_live_at"))["due"]
    ends = [model.objects.filter(live=True).aggregate(due=Min("expire_at"))["due"] for model in EXPIRING]
    return min(filter(None, (publication, *ends)), default=None)


def overdue_publications(now: datetime) -> int:
    """Return how many publications should have happened more than a minute ago."""
    return Revision.objects.filter(approved_go_live_at__lt=now - PATIENCE).count()


def overdue_expiries(now: datetime) -> int:
    """Return how many pages and snippets should have been withdrawn more than a minute ago."""
    return sum(model.objects.filter(live=True, expire_at__lt=now - PATIENCE).count() for model in EXPIRING)
