"""Who handed in, reviewed and approved what was published, when, and which text it was: as the log has it.

The log names users by their numbers and revisions by theirs. It outlives both, and says what it still knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry, Revision

from .emergency import PUBLISHED_ALONE
from .four_eyes import HANDED_IN

STARTED, RESUMED = HANDED_IN
APPROVED, CANCELLED = "wagtail.workflow.approve", "wagtail.workflow.cancel"
PLANNED = "wagtail.publish.schedule"
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
ACTIONS = (*HANDED_IN, APPROVED, CANCELLED, PLANNED, *PUBLISHED, PUBLISHED_ALONE)


@dataclass
class Approval:
    """The way of a text through a workflow: who handed it in, and the last decision of each step, in their order."""

    handed_in: list[BaseLogEntry]
    steps: dict[int, BaseLogEntry] = field(default_factory=dict)

    def decide(self, entry: BaseLogEntry) -> bool:
        """Note a decision; return whether it was the last one."""
        step = entry.data["workflow"]["task"]["id"]
        self.steps.pop(step, None)
        self.steps[step] = entry
        return entry.data["workflow"]["next"] is None


@dataclass
class Publication:
    """A text that was published, or planned to be: by which row of the log, and how it was approved, if it was.

    ``alone`` is the row that says why somebody published it by herself; ``before`` is what was published earlier.
    """

    entry: BaseLogEntry
    approval: Approval | None
    before: "Publication | None"
    alone: BaseLogEntry | None = None

    @property
    def planned(self) -> bool:
        return self.entry.action == PLANNED

    @property
    def at(self) -> datetime:
        return self.entry.timestamp

    @property
    def text(self) -> Revision | None:
        """The text, if it is kept and nobody has overwritten it in its place since."""
        revision = self.entry.revision
        return revision if revision is not None and revision.created_at <= self.at else None


def publications(thing) -> list[Publication]:
    """Return all publications of a page or snippet, in their order. Takes one query."""
    logs = registry.get_logs_for_instance(thing).filter(action__in=ACTIONS)
    entries = logs.select_related("user", "revision").defer("revision__content")
    return read(entries.order_by("timestamp", "pk"))


def read(entries: Iterable[BaseLogEntry]) -> list[Publication]:
    """Return the publications that rows of the log tell of; ``entries`` are in their order."""
    found: list[Publication] = []
    approved: dict[int | None, Approval] = {}
    way: Approval | None = None
    for entry in entries:
        if entry.action == STARTED:
            way = Approval([entry])
        elif entry.action == RESUMED and way:
            way.handed_in.append(entry)
        elif entry.action == APPROVED and way:
            if way.decide(entry):
                approved[entry.revision_id] = way
        elif entry.action == CANCELLED:
            way = None
        elif entry.action == PUBLISHED_ALONE and found:
            found[-1].alone = entry
        elif entry.action in (PLANNED, *PUBLISHED):
            before = next((earlier for earlier in reversed(found) if not earlier.planned), None)
            found.append(Publication(entry, approved.get(entry.revision_id), before))
    return found


def live_publication(thing, found: list[Publication]) -> Publication | None:
    """Return the publication by which readers see what they see; None if they see nothing, or the log does not say."""
    return next(
        (
            publication
            for publication in reversed(found)
            if thing.live
            and not publication.planned
            and publication.entry.revision_id == thing.live_revision_id is not None
        ),
        None,
    )
