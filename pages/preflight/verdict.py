"""What the rules say of a page or snippet: the one verdict that editor, bulk action, command and workflow ask for."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..models.preflight import RuleSeverity
from .material import Material
from .rule import Finding, Severity
from .rules import RULES


class Stopped(PermissionDenied):
    """A text was not handed in or approved because of what the rules found; ``verdict`` says what."""

    def __init__(self, verdict: Verdict):
        found = "; ".join(f"{finding.place}: {finding.message}" for finding in verdict.stops)
        super().__init__(_("The checks found something that must be mended first.") + " " + found)
        self.verdict = verdict


@dataclass(frozen=True)
class Verdict:
    """What was found: what stops a text, and what only warns."""

    stops: list[Finding]
    warnings: list[Finding]

    def __bool__(self) -> bool:
        """Say whether anything was found."""
        return bool(self.stops or self.warnings)


def examine(thing) -> Verdict:
    """Say what the rules find in a page or snippet as it is in memory; nothing is saved."""
    material = Material.of(thing)
    severities = RuleSeverity.chosen()
    verdict = Verdict([], [])
    for rule in RULES:
        severity = severities.get(rule.name, rule.severity)
        if severity != Severity.OFF:
            told = verdict.stops if severity == Severity.STOP else verdict.warnings
            told.extend(rule.findings(material))
    return verdict


def examine_latest(thing) -> Verdict:
    """Say what the rules find in the latest text of a page or snippet, which may be a draft."""
    return examine(latest(thing))


def latest(thing):
    """Return a page or snippet as its latest revision has it, or as it is stored if it has none."""
    thing = getattr(thing, "specific", thing)
    return thing.get_latest_revision_as_object()


def require(thing) -> None:
    """Raise Stopped if the rules find in the latest text of ``thing`` what stops it."""
    verdict = examine_latest(thing)
    if verdict.stops:
        raise Stopped(verdict)
