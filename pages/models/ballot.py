from django.db import models
from django.utils.translation import gettext_lazy as _

from .poll import Option, Poll


class Ballot(models.Model):
    """One reader's answer to one poll. It holds neither address nor account, and only the day, not the time.

    ``voter`` and ``idempotency_key`` are keyed hashes that mean nothing outside their poll.
    """

    poll = models.ForeignKey(Poll, verbose_name=_("poll"), on_delete=models.PROTECT, related_name="ballots")
    voter = models.CharField(_("voter"), max_length=64, null=True)
    idempotency_key = models.CharField(_("idempotency key"), max_length=64, null=True)
    fingerprint = models.CharField(_("fingerprint of the answer"), max_length=64)
    cast_on = models.DateField(_("day"))
    void = models.BooleanField(_("void"), default=False)

    # Not for the index of uses: it would write a dated row for every ballot.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter"], name="newsdesk_one_ballot_per_voter"),
            models.UniqueConstraint(
                fields=["poll", "idempotency_key"], name="newsdesk_one_ballot_per_idempotency_key"
            ),
        ]


class BallotChoice(models.Model):
    """An option chosen on a ballot. It protects the option from being removed."""

    ballot = models.ForeignKey(
        Ballot, verbose_name=_("ballot"), on_delete=models.CASCADE, related_name="choices"
    )
    option = models.ForeignKey(
        Option, verbose_name=_("option"), on_delete=models.PROTECT, related_name="choices"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        constraints = [
            models.UniqueConstraint(fields=["ballot", "option"], name="newsdesk_option_once_per_ballot"),
        ]
