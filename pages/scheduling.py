"""When the next publication or expiry is due."""

from datetime import datetime

from django.db.models import Min
from wagtail.models import Revision

from .models.base import Page


def next_due() -> datetime | None:
    """Return when something is to appear or to expire next, which may be in the past; None if nothing is."""
    moments = [
        Revision.objects.aggregate(due=Min("approved_go_live_at"))["due"],
        Page.objects.filter(live=True).aggregate(due=Min("expire_at"))["due"],
    ]
    return min(filter(None, moments), default=None)
