"""Four eyes: whoever wrote or handed in what is to be published does not decide that it is.

To write is to save a revision newer than the one readers see. To hand in is to start a workflow, or to go on with it
after the text was returned.
"""

from django.db.models import Q, QuerySet
from wagtail.log_actions import registry
from wagtail.models import Revision, Task, TaskState, WorkflowState

HANDED_IN = ("wagtail.workflow.start", "wagtail.workflow.resume")


def writers(thing) -> set[int]:
    """Return the ids of the users who wrote what of ``thing`` readers do not see yet."""
    return set(unpublished(thing).exclude(user=None).values_list("user_id", flat=True))


def unpublished(thing) -> QuerySet[Revision]:
    """Return the revisions newer than what readers see; all of them if they see nothing.

    Autosave may overwrite the very revision that was published: it then counts as newer than itself.
    """
    live = thing.live_revision
    if live is None:
        return thing.revisions
    newer = Q(created_at__gt=live.created_at) | Q(pk=live.pk, created_at__gt=thing.last_published_at)
    return thing.revisions.filter(newer)


def submitters(state: WorkflowState) -> set[int]:
    """Return the ids of the users who handed a text in, the first time or after it was returned."""
    logs = registry.get_logs_for_instance(state.content_object)
    since = logs.filter(action__in=HANDED_IN, timestamp__gte=state.created_at).exclude(user=None)
    return {state.requested_by_id, *since.values_list("user_id", flat=True)} - {None}


def would_publish(state: WorkflowState) -> bool:
    """Say whether the step a workflow stands at is the last one: whoever approves there publishes."""
    steps = Task.objects.filter(workflow_tasks__workflow=state.workflow_id, active=True)
    done = [step.pk for step in state.successful_task_states.only("task")]
    current = state.current_task_state and state.current_task_state.task_id
    open_steps = steps.exclude(task_states__in=done).exclude(pk=current)
    last = steps.order_by("-workflow_tasks__sort_order").values_list("pk", flat=True).first()
    return current == last or not open_steps.exists()


def may_pass_on(state: WorkflowState, user) -> bool:
    """Say whether a user may approve at the step a workflow stands at, as far as four eyes are concerned."""
    return user.pk not in barred(state)


def barred(state: WorkflowState) -> set[int]:
    """Return the ids of the users who may not approve at the step a workflow stands at, for it is their own text."""
    return submitters(state) | (writers(state.content_object) if would_publish(state) else set())


def changed_since(task_state: TaskState) -> bool:
    """Say whether a text was changed after a step began, also in a revision that was overwritten in place."""
    latest = task_state.workflow_state.content_object.get_latest_revision()
    return latest.pk != task_state.revision_id or latest.created_at > task_state.started_at


def ask_again(task_state: TaskState, user) -> None:
    """Let a text that was changed since a step began be looked at from the first step on."""
    thing = task_state.workflow_state.content_object
    latest = thing.get_latest_revision()
    if latest.pk == task_state.revision_id:
        # Overwritten in place: what was approved has this number, too.
        latest.as_object().save_revision(user=latest.user, changed=False, clean=False)
        task_state.refresh_from_db()
    task_state.cancel(user=user)
