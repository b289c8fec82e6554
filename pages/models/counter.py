from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from .banner import Banner


class DailyCount(models.Model):
    """Figures of one day in Asia/Ho_Chi_Minh: people and bots apart."""

    day = models.DateField(_("day"))
    people = models.PositiveBigIntegerField(_("people"), default=0)
    bots = models.PositiveBigIntegerField(_("bots"), default=0)

    class Meta:
        abstract = True


class ViewCount(DailyCount):
    """How often a public thing was viewed on a day. ``type`` and ``object_id`` are those of the API."""

    type = models.CharField(_("type"), max_length=100)
    object_id = models.PositiveBigIntegerField(_("object"))

    class Meta:
        verbose_name = _("view count")
        verbose_name_plural = _("view counts")
        constraints = [
            models.UniqueConstraint(
                fields=["type", "object_id", "day"], name="newsdesk_view_count_once_per_day"
            ),
        ]


class VisitCount(DailyCount):
    """How often a site was visited on a day."""

    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("visit count")
        verbose_name_plural = _("visit counts")
        constraints = [
            models.UniqueConstraint(fields=["site", "day"], name="newsdesk_visit_count_once_per_day")
        ]


class ClickCount(DailyCount):
    """How often a banner was followed on a day."""

    banner = models.ForeignKey(
        Banner, verbose_name=_("banner"), on_delete=models.CASCADE, related_name="click_counts"
    )

    class Meta:
        verbose_name = _("click count")
        verbose_name_plural = _("click counts")
        constraints = [
            models.UniqueConstraint(fields=["banner", "day"], name="newsdesk_click_count_once_per_day")
        ]


class OpeningBalance(models.Model):
    """What a counter stood at when it was brought over from an earlier system.

    ``type`` and ``object_id`` are those of the API for views; ``site`` and the site's id for visits.
    """

    type = models.CharField(_("type"), max_length=100)
    object_id = models.PositiveBigIntegerField(_("object"))
    count = models.PositiveBigIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("opening balance")
        verbose_name_plural = _("opening balances")
        constraints = [
            models.UniqueConstraint(fields=["type", "object_id"], name="newsdesk_one_opening_balance"),
        ]
