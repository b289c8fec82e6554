"""Which articles a list holds, and in which order."""

from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.expressions import RawSQL

from . import arms
from .querysets import ContentItemQuerySet
from .statements import Named


def in_language(site, locale) -> ContentItemQuerySet:
    """Return the public articles of a site in a language."""
    return arms.public().filter(type="article", site=site, locale=locale).with_address()


def articles(site, locale, section=None) -> ContentItemQuerySet:
    """Return the public articles of a site in a language, or of a public section, each once, in no order."""
    listed = in_language(site, locale)
    originals = original_in(listed)
    if section is None:
        return listed.once(originals)
    return listed.filter(Exists(public_section(section))).once(originals.in_section(section))


def original_in(listed: ContentItemQuerySet) -> ContentItemQuerySet:
    """Return the original of an alias among some items.

    No alias is its own original: saying so keeps PostgreSQL from reading all items to look up the few that are wanted.
    """
    return listed.filter(key=OuterRef("alias_of")).exclude(pk=OuterRef("pk"))


def public_section(section) -> ContentItemQuerySet:
    """Return a section by its id, if it is public."""
    return arms.public().filter(type="section", key=RawSQL("'page:' || CAST(%s AS text)", (section,)))


def newest(site, locale, section=None) -> ContentItemQuerySet:
    """Return the same, newest first, in the order of one index."""
    listed = articles(site, locale, section)
    return listed.newest_first() if section is None else listed.newest_with_term("section", section)


def featured(site, locale) -> ContentItemQuerySet:
    return newest(site, locale).filter(featured=True)


def list_of(name: str, section=None) -> ContentItemQuerySet:
    """Return the articles of a list that a text wants, on the page's site in its language."""
    site, locale = Named("site", BigIntegerField()), Named("locale")
    return featured(site, locale) if name == "featured" else newest(site, locale, section)
