"""What waits for a decision, for which moment its text is planned, and who decides."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision, Task, TaskState

from . import four_eyes
from .conf import VIET_NAM


def waiting() -> QuerySet[TaskState]:
    """Return the steps at which something waits, with ``planned_text``: the date in the newest text, if it has one."""
    newest = Revision.objects.filter(
        base_content_type=OuterRef("workflow_state__base_content_type"),
        object_id=OuterRef("workflow_state__object_id"),
    ).order_by("-created_at", "-pk")
    date = newest.values(date=KT("content__go_live_at"))[:1]
    in_progress = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__active=True)
    return in_progress.annotate(planned_text=Subquery(date))


def planned(text: str | None) -> datetime | None:
    """Return the moment that a ``planned_text`` names."""
    return parse_datetime(text or "")


def soonest_first(states) -> list[tuple[datetime | None, TaskState]]:
    """Return steps with their planned moments: the soonest first, those without one last, the longest waiting first."""
    pairs = [(planned(state.planned_text), state) for state in states]
    return sorted(pairs, key=lambda pair: (pair[0] is None, pair[0] or pair[1].started_at))


def steps_of(user) -> list[Task]:
    """Return the steps that are decided by a group of the user's. To be a superuser makes nobody a reviewer."""
    tasks = Task.objects.filter(active=True).specific()
    return [task for task in tasks if hasattr(task, "groups") and task.groups.filter(user=user).exists()]


def deciders(task_state: TaskState) -> QuerySet:
    """Return the users with an address who may decide at a step, four eyes considered."""
    task, state = task_state.task.specific, task_state.workflow_state
    # Wagtail tells that a step begins before it notes that the workflow stands there.
    state.current_task_state = task_state
    groups = task.groups.all() if hasattr(task, "groups") else []
    users = reachable().filter(groups__in=groups).exclude(pk__in=four_eyes.barred(state))
    return users.distinct()


def submitters(task_state: TaskState) -> QuerySet:
    """Return the users with an address who handed in what stands or stood at a step."""
    return reachable().filter(pk__in=four_eyes.submitters(task_state.workflow_state))


def reachable() -> QuerySet:
    return get_user_model().objects.filter(is_active=True).exclude(email="")


def moment(value: datetime) -> str:
    """Return a moment as officers read it, in Viet Nam's time."""
    form = getattr(settings, "WAGTAIL_DATETIME_FORMAT", "%d/%m/%Y %H:%M")
    return f"{timezone.localtime(value, VIET_NAM):{form}}"
