"""What a finished workflow does. For ``WAGTAIL_FINISH_WORKFLOW_ACTION``, so it imports no model when it is loaded."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def publish_approved(workflow_state, user=None) -> None:
    """Publish the text that was approved, in the name of who approved it, who needs no permission of Wagtail's.

    Raises PermissionDenied if nobody approved it at the last step, if who did wrote it or handed it in, if it is not
    the text that was looked at, or if the checks find what stops it. The workflow then stays where it was.
    """
    from .four_eyes import changed_since, submitters, writers
    from .preflight.verdict import require

    thing = workflow_state.content_object
    thing = getattr(thing, "specific", thing)
    step = workflow_state.current_task_state
    if step is None or step.status != step.STATUS_APPROVED or user is None or step.finished_by_id != user.pk:
        raise PermissionDenied(_("Nobody has approved this text."))
    if user.pk in submitters(workflow_state) | writers(thing):
        raise PermissionDenied(_("Whoever wrote a text or handed it in does not approve it."))
    if changed_since(step):
        raise PermissionDenied(_("The text was changed after it was handed in."))
    require(thing)
    thing.get_latest_revision().publish(user=user, skip_permission_checks=True)
