"""Warnings that a decision is missing, a day and an hour before the moment for which a text is planned.

That a warning was given is a row, written in the transaction that enqueues its mails: once, whoever runs and whatever
is started anew. Of two that are due only the later is given. A new date is warned of anew.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState

from ..models import DecisionWarning
from ..waiting import planned, waiting
from .events import tell_all

logger = logging.getLogger(__name__)

# The kinds of mails that a warning so many hours before is made of.
KINDS_BY_HOURS = {24: ("day",), 1: ("hour", "undecided")}
# How long it is remembered that it was warned of a moment that is over.
REMEMBERED = timedelta(days=30)


def watch(**kwargs) -> None:
    """Receive that the scheduler has looked what is due, and give the warnings that are. What fails is logged."""
    for due in due_warnings(timezone.now()):
        try:
            give(*due)
        except Exception:
            logger.exception("The warning of %s hours for the step %s failed.", due[2], due[0])


def due_warnings(now: datetime) -> list[tuple[int, datetime, int]]:
    """Return the warnings to give: step, planned moment, and how many hours before it."""
    dated = waiting().exclude(planned_text=None).values_list("pk", "started_at", "planned_text")
    found = [
        (pk, at, hours)
        for pk, since, text in dated
        if (at := planned(text)) and (hours := hours_of(at, since, now))
    ]
    if not found:
        return []
    given = DecisionWarning.objects.filter(task_state__in=[pk for pk, _at, _hours in found])
    done = set(given.values_list("task_state", "planned_at", "hours"))
    return [due for due in found if due not in done]


def hours_of(at: datetime, since: datetime, now: datetime) -> int:
    """Return which warning is due now for something planned ``at`` a moment that waits ``since``; 0 for none.

    What was handed in when the day before had begun is told by the mail about that.
    """
    left = at - now
    if not timedelta(0) < left <= timedelta(hours=24):
        return 0
    if left <= timedelta(hours=1):
        return 1
    return 24 if since <= at - timedelta(hours=24) else 0


@transaction.atomic
def give(task_state_id: int, at: datetime, hours: int) -> None:
    """Give a warning, unless somebody has decided or it was given meanwhile; forget those of long ago."""
    waits = TaskState.objects.filter(pk=task_state_id, status=TaskState.STATUS_IN_PROGRESS)
    if not waits.select_for_update().first():
        return
    warning = {"task_state_id": task_state_id, "planned_at": at, "hours": hours}
    if not DecisionWarning.objects.get_or_create(**warning)[1]:
        return
    for kind in KINDS_BY_HOURS[hours]:
        tell_all.enqueue(kind, task_state_id, None)
    DecisionWarning.objects.filter(planned_at__lt=timezone.now() - REMEMBERED).delete()
