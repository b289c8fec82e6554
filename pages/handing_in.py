"""Handing a text in: it enters its workflow, or goes on with it after it was returned."""

from django.db import transaction
from wagtail.models import WorkflowState


@transaction.atomic
def hand_in(thing, user) -> None:
    """Hand in the latest text of a page or snippet, in the name of ``user``, whose permission the caller has checked.

    Raises ``preflight.verdict.Stopped`` if the checks found what stops it; nothing has changed then.
    """
    state = thing.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        thing.get_workflow().start(thing, user)


@transaction.atomic
def begin_again(thing, user) -> None:
    """Cancel the workflow a text is in, and hand it in anew. Raises Stopped as ``hand_in`` does."""
    thing.current_workflow_state.cancel(user=user)
    thing.get_workflow().start(thing, user)
