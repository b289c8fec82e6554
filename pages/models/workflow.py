from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ReviewTask(AbstractGroupApprovalTask):
    """An editor's review: edit, pass on or return."""

    class Meta:
        verbose_name = _("editor's review")
        verbose_name_plural = _("editors' reviews")

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve":
            cover_own_changes(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)


def cover_own_changes(task_state, user) -> None:
    """Let what ``user`` changed at this step count as reviewed; otherwise the step would ask for itself again."""
    latest = task_state.workflow_state.content_object.get_latest_revision()
    if latest.user_id == user.pk:
        task_state.revision = latest
        task_state.save(update_fields=["revision"])


class ApprovalTask(AbstractGroupApprovalTask):
    """The approval that publishes."""

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
