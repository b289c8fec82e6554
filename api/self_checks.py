"""The record of the nightly self-check: what was compared, what differed, and how it ended."""

from datetime import date, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A check that wrote nothing for so long was killed; a batch takes seconds, but the tasks before it may take longer.
SILENCE = timedelta(hours=1)
KEPT = 90
# Of the keys that differed, how many are written down.
MOST_FOUND = 100


class SelfCheckQuerySet(models.QuerySet):
    def ended(self):
        return self.exclude(finished=None)

    def unfinished(self):
        """Only those that have not ended and were not given up."""
        return self.filter(finished=None, killed=False)

    def silent(self, now):
        """Only those that have not ended, but must have been killed."""
        return self.unfinished().filter(seen__lt=now - SILENCE)


class SelfCheck(models.Model):
    """One run, for one night. At most one of them is unfinished, and there is one for a night, says the database.

    ``step`` and ``after`` are how far it came: the number of the kind, and the id of the last thing. ``found`` holds
    the first keys that differed with the names of what did, and of what could not be presented the cause.
    """

    night = models.DateField(_("night"), unique=True)
    started = models.DateTimeField(_("started"), default=timezone.now)
    seen = models.DateTimeField(_("last sign of life"), default=timezone.now)
    finished = models.DateTimeField(_("finished"), null=True)
    killed = models.BooleanField(_("interrupted"), default=False)
    step = models.PositiveSmallIntegerField(default=0)
    after = models.PositiveBigIntegerField(default=0)
    compared = models.PositiveIntegerField(_("compared"), default=0)
    differing = models.PositiveIntegerField(_("differing"), default=0)
    repaired = models.PositiveIntegerField(_("repaired"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)
    found = models.JSONField(_("found"), default=list)

    objects = SelfCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("self-check")
        verbose_name_plural = _("self-checks")
        ordering = ["-night"]
        constraints = [
            models.UniqueConstraint(
                fields=["killed"],
                condition=Q(finished__isnull=True, killed=False),
                name="newsdesk_one_self_check_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.night}"

    @classmethod
    def begin(cls, night: date) -> "SelfCheck | None":
        """Return a new check; None if the night has one already, or another is still at work."""
        cls.objects.silent(timezone.now()).update(killed=True)
        try:
            with transaction.atomic():
                return cls.objects.create(night=night)
        except IntegrityError:
            return None

    @classmethod
    def prune(cls) -> None:
        """Forget all but the newest."""
        kept = cls.objects.order_by("-night").values_list("pk", flat=True)[:KEPT]
        cls.objects.exclude(pk__in=list(kept)).delete()

    @property
    def state(self) -> str:
        """``running``, ``killed``, ``clean``, ``repaired`` or ``failed``."""
        if self.finished is None:
            silent = self.seen < timezone.now() - SILENCE
            return "killed" if self.killed or silent else "running"
        if self.failed:
            return "failed"
        return "repaired" if self.differing else "clean"

    def note(self, key: str, names: list[str]) -> None:
        """Write down what was found of a thing, unless the list is full."""
        if len(self.found) < MOST_FOUND:
            self.found.append([key, names])
