from django.conf import settings
from django.db import models
from wagtail.models import TaskState


class NotificationChoice(models.Model):
    """Whether a user gets the mails about her work one by one, as who never chose does, or as one digest a day."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="newsdesk_mails"
    )
    digest = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)


class Notice(models.Model):
    """What waits to be told to a user in her next digest; deleted in the transaction that hands the digest over."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="newsdesk_notices"
    )
    kind = models.CharField(max_length=20)
    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)


class DecisionWarning(models.Model):
    """That it was warned, so many hours before a planned moment, of a missing decision. Written once, never changed."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    planned_at = models.DateTimeField()
    hours = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task_state", "planned_at", "hours"], name="newsdesk_warned_once"
            ),
        ]
