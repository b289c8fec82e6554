"""The nightly self-check: everything stored is compared with a fresh presentation, and what differs is written anew.

It is a chain of tasks, each of which looks at a batch and enqueues the next behind whatever else waits: a publication
waits for none of it, and one batch holds one thing in memory. A chain that broke is known by its silence.
"""

import logging
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from pages.conf import VIET_NAM

from . import conf, schedule, tasks
from .kinds import IN_ORDER, things_of
from .marks import id_of
from .models import ContentItem, SelfCheck, VersionCounter
from .presentation import PresentationFailed
from .verification import differences

logger = logging.getLogger(__name__)

BATCH = 100
LAST = -100  # the lowest priority a task can have


def night_of(moment: datetime) -> date:
    """Return the night whose hour of checking was the last before ``moment``."""
    local = moment.astimezone(VIET_NAM)
    hour = datetime.combine(local.date(), time(conf.self_check_hour()), VIET_NAM)
    return local.date() if local >= hour else local.date() - timedelta(days=1)


class NightWatch:
    """Has the check of a night enqueued once by each process; that it runs once is for the database to say."""

    asked_for: date | None = None

    def __call__(self, **kwargs) -> None:
        """Receive that the scheduler has looked what is due."""
        night = night_of(timezone.now())
        if night == self.asked_for:
            return
        if not SelfCheck.objects.filter(night=night).exists():
            behind_all(begin).enqueue(night.isoformat())
        self.asked_for = night


watch = NightWatch()


def behind_all(task: Task) -> Task:
    """Return a task that waits for all others, if the project's backend knows of such."""
    return task.using(priority=LAST) if task.get_backend().supports_priority else task


@task()
def begin(night: str) -> None:
    """Begin the check of a night, unless it was begun."""
    if check := SelfCheck.begin(date.fromisoformat(night)):
        behind_all(go_on).enqueue(check.pk, 0, 0)


@task()
def go_on(check_id: int, step: int, after: int) -> None:
    """Look at the next batch of a check, then leave the rest to another task."""
    check = SelfCheck.objects.unfinished().filter(pk=check_id, step=step, after=after).first()
    if check is None:
        return
    kind = IN_ORDER[step]
    ids = ids_after(kind, after)
    look_at(check, kind, ids or schedule.unfounded(kind))
    check.step, check.after = (step, ids[-1]) if ids else (step + 1, 0)
    check.seen = timezone.now()
    if check.step == len(IN_ORDER):
        finish(check)
        return
    check.save()
    behind_all(go_on).enqueue(check.pk, check.step, check.after)


def ids_after(kind: str, after: int) -> list[int]:
    """Return the next ids of what there is of a kind, and of what an item is kept of."""
    there = things_of(kind)
    stored = ContentItem.objects.filter(kind=kind, object_id__gt=after)
    found = {
        *there.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH],
        *stored.order_by("object_id").values_list("object_id", flat=True)[:BATCH],
    }
    return sorted(found)[:BATCH]


def look_at(check: SelfCheck, kind: str, ids: list[int]) -> None:
    """Compare things of one kind, and write anew those that differ."""
    check.compared += len(ids)
    found, failures = differences(kind, ids)
    if found:
        found, _again = surely_differ(kind, list(map(id_of, found)))
        failures = [*failures, *tasks.present_anew(kind, list(map(id_of, found)))]
    broken = {failure.args[0]: failure for failure in failures}
    check.differing += len(found)
    check.repaired += len(found.keys() - broken.keys())
    check.failed += len(broken)
    causes = {key: [repr(failure.__cause__)] for key, failure in broken.items()}
    for key, names in {**found, **causes}.items():
        check.note(key, names)


@transaction.atomic
def surely_differ(kind: str, ids: list[int]) -> tuple[dict[str, list[str]], list[PresentationFailed]]:
    """Return what differs while nobody else presents: a change between two looks is no difference."""
    VersionCounter.hold()
    return differences(kind, ids)


def finish(check: SelfCheck) -> None:
    """Close a check, say in the log what it found, and forget the oldest."""
    check.finished = timezone.now()
    check.save()
    if check.differing or check.failed:
        found = "; ".join(f"{key}: {', '.join(names)}" for key, names in check.found)
        logger.warning(
            "Self-check: of %s things %s differed, %s were repaired, %s failed. %s",
            check.compared,
            check.differing,
            check.repaired,
            check.failed,
            found,
        )
    SelfCheck.prune()
