"""The pieces of a page or snippet that rules look at, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst


@dataclass(frozen=True)
class Place:
    """Where something stands: in words for people, and the id of the block it stands in, empty for a field."""

    label: str
    block: str = ""

    def __str__(self):
        return capfirst(self.label)

    def within(self, label: str) -> Place:
        return Place(f"{self.label} › {label}" if label else self.label, self.block)


@dataclass(frozen=True)
class Text:
    """A text readers see, without its markup; ``field`` is the name of the field it fills, empty inside a body."""

    place: Place
    words: str
    field: str = ""


@dataclass(frozen=True)
class Picture:
    """One use of a picture. ``credit`` is None where nothing asks for one."""

    place: Place
    alternative: str
    decorative: bool
    credit: str | None


@dataclass(frozen=True)
class Heading:
    place: Place
    level: int
    words: str


@dataclass(frozen=True)
class Link:
    """A link in a text: to an address, or to a page or document by its id."""

    place: Place
    words: str
    address: str = ""
    page: int | None = None
    document: int | None = None


@dataclass(frozen=True)
class Chosen:
    """Something chosen from a list; ``pk`` is None if what was chosen is there no more."""

    place: Place
    model: type[models.Model]
    pk: int | None
