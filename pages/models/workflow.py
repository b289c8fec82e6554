"""The steps of a workflow: an editor's review, and the approval. The rules of both are those of ``four_eyes``."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask, WorkflowState

from .. import four_eyes
from ..forms import ReturnForm


class AlreadyDecided(PermissionDenied):
    """Somebody else has decided at this step; the first decision counts."""


class StepLock(WorkflowLock):
    """Says who may edit at a step: those who decide there, and at the last one nobody."""

    def get_message(self, user):
        state = self.object.current_workflow_state
        if state is None or not four_eyes.would_publish(state):
            return super().get_message(user)
        if any(name == "approve" for name, _label, _modal in self.task.get_actions(self.object, user)):
            return _("This text awaits approval, and nobody edits it meanwhile: approve it, or return it.")
        return _("This text awaits approval, and nobody edits it meanwhile.")


class NewsroomTask(AbstractGroupApprovalTask):
    """A step that members of some groups decide, each on texts that are not their own.

    At the last step, whose approval publishes, nobody edits: a change would be one that nobody else has read.
    """

    lock_class = StepLock

    class Meta:
        abstract = True

    def start(self, workflow_state, user=None):
        """Begin where the text has lost its approval: what was changed after a return goes through all steps again.

        Raises Stopped if the checks find what stops it; nothing has begun then.
        """
        # Models are loaded before what is made of them.
        from ..preflight.verdict import require

        require(workflow_state.content_object)
        pending = workflow_state.get_next_task()
        if pending is not None and pending.pk != self.pk:
            return pending.specific.start(workflow_state, user=user)
        return super().start(workflow_state, user=user)

    def locked_for_user(self, obj, user):
        state = obj.current_workflow_state
        if state is not None and four_eyes.would_publish(state):
            return True
        return super().locked_for_user(obj, user)

    def get_actions(self, obj, user):
        state = obj.current_workflow_state
        actions = super().get_actions(obj, user)
        if state is None or not actions or four_eyes.may_pass_on(state, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Take a decision. Raises AlreadyDecided after another one, PermissionDenied if it is not this user's."""
        state = WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
        task_state.refresh_from_db()
        if task_state.status != task_state.STATUS_IN_PROGRESS:
            raise AlreadyDecided
        if action_name == "reject" and not kwargs.get("comment", "").strip():
            raise PermissionDenied(_("Say what is to be changed."))
        if action_name not in [name for name, _label, _modal in self.get_actions(state.content_object, user)]:
            raise PermissionDenied
        changed = action_name == "approve" and four_eyes.changed_since(task_state)
        if changed and not self.covers(task_state, user):
            return four_eyes.ask_again(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action):
        """To return something asks for a comment."""
        return ReturnForm if action == "reject" else super().get_form_for_action(action)

    def covers(self, task_state, user) -> bool:
        """Say whether what was changed at this step counts as read by who passes it on, and note that it was."""
        return False


class ReviewTask(NewsroomTask):
    """An editor's review: edit, pass on or return."""

    class Meta:
        verbose_name = _("editor's review")
        verbose_name_plural = _("editors' reviews")

    def covers(self, task_state, user):
        """What the editor changed herself, last of all, counts as reviewed."""
        latest = task_state.workflow_state.content_object.get_latest_revision()
        if latest.user_id != user.pk:
            return False
        task_state.revision = latest
        task_state.save(update_fields=["revision"])
        return True


class ApprovalTask(NewsroomTask):
    """The approval that publishes."""

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
