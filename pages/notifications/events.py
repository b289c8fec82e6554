"""What happens in a workflow is told by tasks; the request that brings it about writes one row, the task.

The receivers take the place of those by which Wagtail writes its own mails, which would write them in the request and
their HTML in the language of whoever acts, and which know no digest.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from ..models import Notice
from .digest import next_digest
from .kinds import KINDS, Event
from .letters import send


def step_began(instance, user=None, **kwargs) -> None:
    tell_all.enqueue("submitted", instance.pk, user and user.pk)


def review_approved(instance, user=None, **kwargs) -> None:
    tell_submitters("approved", instance, user)


def review_rejected(instance, user=None, **kwargs) -> None:
    tell_submitters("rejected", instance, user)


def review_cancelled(instance, user=None, **kwargs) -> None:
    tell_submitters("cancelled", instance, user)


def review_began(**kwargs) -> None:
    """Tell nobody but those who decide at the first step: Wagtail would tell the superusers."""


def tell_submitters(kind: str, state: WorkflowState, user) -> None:
    if state.current_task_state_id:
        tell_all.enqueue(kind, state.current_task_state_id, user and user.pk)


# The names are those of Wagtail's own receivers, in whose place these are called; the last has none.
RECEIVERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", step_began),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", review_began),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", review_rejected),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", review_approved),
    (workflow_cancelled, WorkflowState, "newsdesk_workflow_state_cancelled", review_cancelled),
)


def connect() -> None:
    """Let the receivers be called; what is connected under their names before is not, nor what would be after."""
    for signal, sender, name, receiver in RECEIVERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(receiver, sender=sender, dispatch_uid=name)


@task()
def tell_all(kind: str, task_state_id: int, actor_id: int | None) -> None:
    """Tell everybody whom an event concerns: now, or in her digest."""
    task_state = TaskState.objects.filter(pk=task_state_id).first()
    if task_state is None:
        return
    urgent = is_urgent(kind, task_state)
    with transaction.atomic():
        for user in concerned(kind, task_state).exclude(pk=actor_id):
            if not urgent and hasattr(user, "newsdesk_mails") and user.newsdesk_mails.digest:
                Notice.objects.create(user=user, kind=kind, task_state=task_state, actor_id=actor_id)
            else:
                tell.enqueue(user.pk, kind, task_state_id, actor_id)


def concerned(kind: str, task_state: TaskState) -> QuerySet:
    """Return whom an event concerns and who has not said that she does without its mails."""
    users = KINDS[kind].recipients(task_state).select_related("newsdesk_mails")
    wanted = f"wagtail_userprofile__{KINDS[kind].wanted}"
    return users.exclude(Q(**{wanted: False})) if KINDS[kind].wanted else users


def is_urgent(kind: str, task_state: TaskState) -> bool:
    """Say whether something must be told before the next digests: what comes always, and what is planned earlier."""
    if not KINDS[kind].wanted:
        return True
    at = Event(task_state, None).planned if kind == "submitted" else None
    return at is not None and at < next_digest(timezone.now())


@task()
def tell(user_id: int, kind: str, task_state_id: int, actor_id: int | None) -> None:
    """Mail an event to a user, if it is still true."""
    users = get_user_model().objects.in_bulk([user_id, actor_id])
    task_state = TaskState.objects.filter(pk=task_state_id).first()
    if user_id not in users or task_state is None:
        return
    event = Event(task_state, users.get(actor_id))
    if KINDS[kind].holds(event):
        send(users[user_id], lambda: KINDS[kind].letter(event, users[user_id]))
