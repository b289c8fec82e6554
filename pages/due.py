"""What is due to appear or to go: found in its order, and done one by one, each in a transaction of its own."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import log
from wagtail.models import Revision

from .groups import WORKFLOW_SNIPPETS
from .models.base import Page

logger = logging.getLogger(__name__)

SCHEDULE_MISSED = "newsdesk.schedule_missed"
# What can expire.
EXPIRING: tuple[type[models.Model], ...] = (Page, *WORKFLOW_SNIPPETS)
# How long something that failed is left before it is tried again: at first, and at most.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, order=True)
class Due:
    """Something due at a moment: a revision to publish, or a thing to withdraw, which comes first of one moment."""

    at: datetime
    publishes: bool
    label: str
    pk: int

    def act(self, now: datetime) -> None:
        """Do it, if it is still to be done. What another runner has done meanwhile is left as it is."""
        if self.publishes:
            publish(self.pk, now)
        else:
            withdraw(next(model for model in EXPIRING if model._meta.label == self.label), self.pk, now)


def due(now: datetime) -> list[Due]:
    """Return what is due, in the order of its moments."""
    revisions = Revision.objects.filter(approved_go_live_at__lte=now).values_list("approved_go_live_at", "pk")
    found = [Due(at, True, "revision", pk) for at, pk in revisions]
    for model in EXPIRING:
        over = model.objects.filter(live=True, expire_at__lte=now).values_list("expire_at", "pk")
        found += [Due(at, False, model._meta.label, pk) for at, pk in over]
    return sorted(found)


@transaction.atomic
def publish(revision_id: int, now: datetime) -> None:
    """Publish a revision that was approved for a moment that has come, unless its own end has come, too."""
    scheduled = Revision.objects.filter(approved_go_live_at__lte=now)
    revision = scheduled.select_for_update(of=("self",)).filter(pk=revision_id).first()
    if revision is None:
        return
    ends = parse_datetime(revision.content.get("expire_at") or "")
    if ends is None or ends > now:
        revision.publish(log_action="wagtail.publish.scheduled")
    else:
        pass_over(revision)


def pass_over(revision: Revision) -> None:
    """Leave a text unpublished whose time is over before it began, and say so in its history."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    thing = revision.content_object
    if not thing.live:
        thing.expired = True
        thing.save(update_fields=["expired"])
    log(instance=thing, action=SCHEDULE_MISSED, revision=revision)


@transaction.atomic
def withdraw(model: type[models.Model], pk: int, now: datetime) -> None:
    """Withdraw something whose end has come. What is approved for later stays approved."""
    over = model._default_manager.filter(live=True, expire_at__lte=now)
    thing = over.select_for_update(of=("self",)).filter(pk=pk).first()
    if thing is None:
        return
    thing = getattr(thing, "specific", thing)
    later = list(thing.revisions.exclude(approved_go_live_at=None))
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in later:
        # Unpublishing took the date from every revision.
        revision.save(update_fields=["approved_go_live_at"])


@dataclass
class Runner:
    """Does what is due, and leaves alone for a while what failed: the others do not wait for it."""

    pauses: dict[Due, tuple[timedelta, datetime]] = field(default_factory=dict)

    def run(self, now: datetime) -> int:
        """Do what is due; return how much was tried. What an item raises is logged."""
        tried = 0
        for item in self.waiting(now):
            tried += 1
            try:
                item.act(now)
            except Exception:
                self.pause(item, now)
                logger.exception(
                    "%s of %s %s failed.", "Publication" if item.publishes else "Expiry", item.label, item.pk
                )
        return tried

    def waiting(self, now: datetime) -> Iterator[Due]:
        """Yield what is due and not left alone; forget the pauses of what is due no more."""
        items = due(now)
        self.pauses = {item: pause for item, pause in self.pauses.items() if item in items}
        for item in items:
            if item not in self.pauses or self.pauses[item][1] <= now:
                yield item

    def pause(self, item: Due, now: datetime) -> None:
        before, _until = self.pauses.get(item, (FIRST_PAUSE / 2, now))
        length = min(before * 2, LONGEST_PAUSE)
        self.pauses[item] = (length, now + length)
