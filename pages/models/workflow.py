from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ReviewTask(AbstractGroupApprovalTask):
    """An editor's review: edit, pass on or return."""

    class Meta:
        verbose_name = _("editor's review")
        verbose_name_plural = _("editors' reviews")


class ApprovalTask(AbstractGroupApprovalTask):
    """The approval that publishes."""

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
