"""One mail a day for those who chose it: what waits for a decision of theirs, what was decided, what came back.

The rows a digest is made of are deleted in the transaction that enqueues it: it is sent once, late after a time of
standing still, and by one of several schedulers.
"""

import logging
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.admin.utils import get_latest_str
from wagtail.models import TaskState, WorkflowState
from wagtail.users.models import UserProfile

from ..conf import VIET_NAM, digest_time
from ..models import Notice, NotificationChoice
from ..waiting import moment, soonest_first, steps_of, waiting
from .letters import Letter, Line, Section, address_for, name_of, send

logger = logging.getLogger(__name__)

# How many lines a list of a digest has at most.
MOST = 30


def last_digest(now: datetime) -> datetime:
    """Return the latest moment at which digests were due."""
    local = now.astimezone(VIET_NAM)
    today = datetime.combine(local.date(), digest_time(), VIET_NAM)
    return today if today <= local else today - timedelta(days=1)


def next_digest(now: datetime) -> datetime:
    return last_digest(now) + timedelta(days=1)


def watch(**kwargs) -> None:
    """Receive that the scheduler has looked what is due, and send the digests that are. What fails is logged."""
    now = timezone.now()
    for pk in list(due_digests(now).values_list("pk", flat=True)):
        try:
            hand_over(pk, now)
        except Exception:
            logger.exception("The digest of user %s failed.", pk)


def due_digests(now: datetime) -> QuerySet[NotificationChoice]:
    """Return the choices of those for whom something was gathered before the last digests, which they did not get."""
    moment = last_digest(now)
    gathered = Notice.objects.filter(user=OuterRef("user"), at__lt=moment)
    return NotificationChoice.objects.filter(Q(sent_at=None) | Q(sent_at__lt=moment), Exists(gathered))


@transaction.atomic
def hand_over(user_id: int, now: datetime) -> None:
    """Enqueue a user's digest and delete what it is made of, unless another runner did so meanwhile."""
    choice = due_digests(now).select_for_update(of=("self",)).filter(pk=user_id).first()
    if choice is None:
        return
    notices = list(Notice.objects.filter(user=user_id).order_by("at", "pk"))
    told = [[notice.kind, notice.task_state_id, notice.actor_id] for notice in notices]
    send_digest.enqueue(user_id, told)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).delete()
    choice.sent_at = now
    choice.save(update_fields=["sent_at"])


@task()
def send_digest(user_id: int, told: list) -> None:
    """Mail a user her digest, unless all of it is settled meanwhile. ``told``: kind, step and actor of each notice."""
    if user := get_user_model().objects.filter(pk=user_id).first():
        send(user, lambda: digest_for(user, told))


def digest_for(user, told: list) -> Letter | None:
    """Return a user's digest in the language that is active; None if there is nothing to say any more."""
    steps = TaskState.objects.select_related("workflow_state").in_bulk([step for _kind, step, _actor in told])
    actors = get_user_model().objects.in_bulk([actor for _kind, _step, actor in told])
    known = [(kind, steps[step], actors.get(actor)) for kind, step, actor in told if step in steps]
    sections = [
        section(user, _("Waits for a decision, the soonest planned first"), to_decide(user)),
        section(user, _("Returned, to be changed"), returned(known)),
        section(user, _("Approved, or ended without a decision"), settled(known)),
    ]
    sections = [one for one in sections if one.lines]
    day = f"{timezone.localtime(timezone.now(), VIET_NAM):%d/%m/%Y}"
    return Letter(_("Your work on %(day)s") % {"day": day}, sections=sections) if sections else None


def section(user, heading: str, items: list[tuple[TaskState, str, str]]) -> Section:
    """Return a list of steps, each with a note and with what was said there."""
    lines = []
    for task_state, note, quote in items[:MOST]:
        thing = task_state.workflow_state.content_object
        lines.append(Line(get_latest_str(thing), address_for(user, thing), note, quote))
    more = len(items) - MOST
    after = _("%(count)s more are on the first page of the admin.") % {"count": more} if more > 0 else ""
    return Section(heading, lines, after)


def to_decide(user) -> list[tuple[TaskState, str, str]]:
    """Return what waits at a user's steps and was not handed in by her, if she wants to be told of such."""
    if not UserProfile.get_for_user(user).submitted_notifications:
        return []
    mine = waiting().filter(task__in=steps_of(user)).exclude(workflow_state__requested_by=user)
    found = []
    for at, task_state in soonest_first(mine.select_related("workflow_state")):
        waits = _("waiting since %(since)s") % {"since": moment(task_state.started_at)}
        note = _("planned for %(planned)s") % {"planned": moment(at)} + ", " + waits if at else waits
        found.append((task_state, note, ""))
    return found


def returned(known: list) -> list[tuple[TaskState, str, str]]:
    """Return what came back and was not handed in again since."""
    return [
        (step, _("returned by %(name)s") % {"name": name_of(actor)}, step.comment)
        for kind, step, actor in known
        if kind == "rejected"
        and step.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
        and step.workflow_state.current_task_state_id == step.pk
    ]


def settled(known: list) -> list[tuple[TaskState, str, str]]:
    notes = {"approved": _("approved by %(name)s"), "cancelled": _("review ended by %(name)s")}
    return [
        (step, notes[kind] % {"name": name_of(actor)}, step.comment if kind == "approved" else "")
        for kind, step, actor in known
        if kind in notes
    ]
