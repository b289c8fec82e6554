"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .pieces import Place

if TYPE_CHECKING:
    from .material import Material


class Severity(models.TextChoices):
    """What a finding does to a text that is handed in or approved."""

    STOP = "stop", _("Stop: it cannot be handed in or approved")
    WARN = "warn", _("Warn: it can, and everybody sees the warning")
    OFF = "off", _("Off: nobody looks")


@dataclass(frozen=True)
class Finding:
    """Something a rule found, said in a sentence, with the place where it stands."""

    rule: Rule
    place: Place
    message: str


class Rule:
    """One thing that is looked at.

    ``name`` is its key, which must not change; ``title`` and ``explanation`` tell people what it looks at and why.
    ``severity`` is what holds until an administrator sets another, which one that is ``fixed`` does not offer. ``good``
    and ``bad`` are fields of an article in which the rule finds nothing, and something: the examples of the
    documentation, and of the test.
    """

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    explanation: ClassVar[str | Promise]
    severity: ClassVar
    fixed: ClassVar[bool] = False
    good: ClassVar[dict]
    bad: ClassVar[dict]

    def findings(self, material: Material) -> Iterator[Finding]:
        """Yield what there is to say of ``material``."""
        raise NotImplementedError

    def finding(self, place: Place, message: str) -> Finding:
        return Finding(self, place, message)
