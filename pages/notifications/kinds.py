"""The kinds of mails: whom each tells, who may do without it, how long it is true, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str
from wagtail.models import TaskState

from ..waiting import deciders, moment, planned, submitters, waiting
from ..workflows import step_said
from .letters import Letter, address_for, name_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """What has happened at a step: something was handed in or decided, or its date comes near."""

    task_state: TaskState
    actor: object

    @property
    def thing(self):
        return self.task_state.workflow_state.content_object

    @property
    def planned(self) -> datetime | None:
        """The moment the newest text is planned for, if it still waits at this step."""
        state = waiting().filter(pk=self.task_state.pk).first()
        return planned(state.planned_text) if state else None

    def waits(self) -> bool:
        return self.task_state.status == TaskState.STATUS_IN_PROGRESS

    def lacks_decision(self, most: timedelta, least: timedelta = timedelta(0)) -> bool:
        """Say whether a decision is missing, and its date is no nearer than ``least`` and no farther than ``most``."""
        return (at := self.planned) is not None and least < at - timezone.now() <= most

    def words(self) -> dict[str, str]:
        """Return what the sentences are filled with, in the language that is active."""
        state = self.task_state
        return {
            "title": get_latest_str(self.thing),
            "what": str(state.workflow_state.content_type.model_class()._meta.verbose_name),
            "step": step_said(state.task.name),
            "name": name_of(self.actor),
            "submitter": name_of(state.workflow_state.requested_by),
            "since": moment(state.started_at),
            "planned": moment(at) if (at := self.planned) else "",
        }


def submitted(event: Event, user) -> Letter:
    words = event.words()
    sentences = [
        _("%(submitter)s submitted “%(title)s” (%(what)s). It waits at the step “%(step)s”.") % words
    ]
    earlier = event.task_state.workflow_state.task_states.exclude(pk=event.task_state.pk)
    if earlier.filter(status__in=(TaskState.STATUS_REJECTED, TaskState.STATUS_CANCELLED)).exists():
        sentences.append(_("It is to be decided again: it was returned before, or changed meanwhile."))
    if words["planned"]:
        sentences.append(_("It is planned for %(planned)s.") % words)
    return to_decide(event, user, _("Waits for your decision: %(title)s") % words, sentences)


def to_decide(event: Event, user, subject: str, sentences: list[str], always: bool = False) -> Letter:
    address = address_for(user, event.thing)
    return Letter(subject, sentences, link=_("Open and decide"), address=address, always=always)


def approved(event: Event, user) -> Letter:
    words = event.words()
    later = event.thing.get_latest_revision().approved_go_live_at
    appears = (
        _("It will be published at %(moment)s.") % {"moment": moment(later)}
        if later
        else _("It is published.")
    )
    comment = event.task_state.comment
    sentences = [_("%(name)s approved “%(title)s” (%(what)s).") % words, appears]
    return Letter(
        _("Approved: %(title)s") % words,
        sentences + ([_("Comment:")] if comment else []),
        comment,
        _("Open"),
        address_for(user, event.thing),
    )


def rejected(event: Event, user) -> Letter:
    words = event.words()
    return Letter(
        _("Returned: %(title)s") % words,
        [_("%(name)s returned “%(title)s” (%(what)s). What is to be changed:") % words],
        event.task_state.comment,
        _("Open and edit"),
        address_for(user, event.thing),
    )


def cancelled(event: Event, user) -> Letter:
    words = event.words()
    sentences = [_("%(name)s ended the review of “%(title)s” (%(what)s) before it was decided.") % words]
    if event.thing.live and not event.thing.has_unpublished_changes:
        sentences.append(_("It is published."))
    return Letter(
        _("Review ended: %(title)s") % words,
        sentences,
        link=_("Open"),
        address=address_for(user, event.thing),
    )


def day_before(event: Event, user) -> Letter:
    return before(event, user, _("Less than a day left: %(title)s"))


def hour_before(event: Event, user) -> Letter:
    return before(event, user, _("Less than an hour left: %(title)s"))


def before(event: Event, user, subject: str) -> Letter:
    words = event.words()
    sentences = [
        _("“%(title)s” (%(what)s) is planned for %(planned)s.") % words,
        _("It has been waiting for a decision at the step “%(step)s” since %(since)s.") % words,
    ]
    return to_decide(event, user, subject % words, sentences, always=True)


def undecided(event: Event, user) -> Letter:
    words = event.words()
    return Letter(
        _("Nobody has decided yet: %(title)s") % words,
        [
            _(
                "“%(title)s” (%(what)s) is planned for %(planned)s, and nobody has decided at the step “%(step)s”."
            )
            % words,
            _("Without a decision it is not published."),
        ],
        link=_("Open"),
        address=address_for(user, event.thing),
        always=True,
    )


@dataclass(frozen=True)
class Kind:
    """``wanted``: the field of a user's profile that says whether she wants it; what has none comes always, at once."""

    recipients: Callable[[TaskState], QuerySet]
    letter: Callable[[Event, object], Letter]
    wanted: str = ""
    holds: Callable[[Event], bool] = lambda event: True


KINDS = {
    "submitted": Kind(deciders, submitted, "submitted_notifications", Event.waits),
    "approved": Kind(submitters, approved, "approved_notifications"),
    "rejected": Kind(submitters, rejected, "rejected_notifications"),
    "cancelled": Kind(submitters, cancelled, "rejected_notifications"),
    "day": Kind(deciders, day_before, holds=lambda event: event.lacks_decision(DAY, HOUR)),
    "hour": Kind(deciders, hour_before, holds=lambda event: event.lacks_decision(HOUR)),
    "undecided": Kind(submitters, undecided, holds=lambda event: event.lacks_decision(HOUR)),
}
