"""What the rules look at: the texts, pictures, links, headings and chosen things of a page or snippet, in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME

from ..folding import nfc
from .pieces import Chosen, Heading, Link, Picture, Place, Text
from .streams import take_stream
from .targets import Targets

# The texts for readers of those that Wagtail's own page has.
OF_EVERY_PAGE = {"title", "seo_title", "search_description"}


@dataclass
class Material:
    """What of ``thing``, a page or snippet as it is in memory, the rules look at."""

    thing: models.Model
    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    chosen: list[Chosen] = field(default_factory=list)
    # Where something must be filled in, and is not.
    blanks: list[Place] = field(default_factory=list)

    @classmethod
    def of(cls, thing) -> Material:
        material = cls(thing)
        for part, within in material.parts():
            for one in written_fields(type(part)):
                material.take_field(part, one, Place(within + str(one.verbose_name)))
        return material

    def parts(self) -> Iterator[tuple[models.Model, str]]:
        """Yield the thing itself and its parts in their order, each with what its places begin with.

        What the newsroom says about it in the margin is no part of it.
        """
        yield self.thing, ""
        for relation in get_all_child_relations(type(self.thing)):
            if relation.get_accessor_name() == COMMENTS_RELATION_NAME:
                continue
            name = relation.related_model._meta.verbose_name
            for number, part in enumerate(getattr(self.thing, relation.get_accessor_name()).all(), 1):
                yield part, f"{name} {number} › "

    @cached_property
    def prose(self) -> list[Text]:
        """All texts in Unicode form C, with the alternative texts in bodies; those of fields are among the texts."""
        described = [Text(one.place, one.alternative) for one in self.pictures if one.place.block]
        return [Text(text.place, nfc(text.words), text.field) for text in [*self.texts, *described]]

    @cached_property
    def targets(self) -> Targets:
        """Where the links lead, looked up once for all rules."""
        return Targets.of(self.links, self.chosen)

    def take_field(self, thing, one: models.Field, place: Place) -> None:
        value = getattr(thing, one.attname)
        if not value:
            self.blanks.extend([] if one.blank else [place])
        elif isinstance(one, StreamField):
            take_stream(self, value, place)
        elif isinstance(one, models.ForeignKey):
            self.take_choice(thing, one, place)
        elif isinstance(one, models.URLField):
            self.links.append(Link(place, value, address=value))
        else:
            self.texts.append(Text(place, value, one.name))

    def take_choice(self, thing, one: models.ForeignKey, place: Place) -> None:
        """Take what was chosen; of a picture the words in the fields beside it, or nothing if it has none."""
        if one.related_model is not get_image_model():
            self.chosen.append(Chosen(place, one.related_model, getattr(thing, one.attname)))
        elif hasattr(thing, f"{one.name}_alt"):
            decorative = getattr(thing, f"{one.name}_decorative", False)
            credit = getattr(thing, f"{one.name}_credit", None)
            self.pictures.append(Picture(place, getattr(thing, f"{one.name}_alt"), decorative, credit))


def written_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """Yield the fields of a model in which somebody writes or chooses something for readers."""
    for one in model._meta.concrete_fields:
        of_readers = one.name in OF_EVERY_PAGE or one.model is model
        if of_readers and one.editable and (is_written(one) or is_chosen(one)):
            yield one


def is_written(one: models.Field) -> bool:
    return isinstance(one, (models.CharField, models.TextField, StreamField)) and not one.choices


def is_chosen(one: models.Field) -> bool:
    links_up = isinstance(one, ParentalKey) or (one.remote_field and one.remote_field.parent_link)
    return isinstance(one, models.ForeignKey) and not links_up
