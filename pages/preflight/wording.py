"""What the rules about the way a text is written have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .excerpts import excerpt, quoted
from .pieces import Place
from .rule import Finding, Rule


@dataclass(frozen=True)
class Fault:
    """Where in a text something is written wrongly; ``message`` says what, with ``%(examples)s``."""

    message: str
    start: int
    end: int


class WordingRule(Rule):
    """A rule that finds the same small thing many times: of each field or block it says so once, with examples."""

    def faults(self, words: str) -> Iterator[Fault]:
        """Yield what is wrong in a text of one or more lines."""
        raise NotImplementedError

    def findings(self, material) -> Iterator[Finding]:
        found: dict[tuple[str, str], list[tuple[Place, str]]] = {}
        for text in material.prose:
            for fault in self.faults(text.words):
                where = text.place.block or text.place.label
                example = excerpt(text.words, fault.start, fault.end)
                found.setdefault((where, fault.message), []).append((text.place, example))
        for (_where, message), ones in found.items():
            yield self.finding(
                ones[0][0], message % {"examples": quoted([example for _place, example in ones])}
            )
