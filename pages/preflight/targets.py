"""Where links lead and what chosen things show readers, looked up in as many queries as there are kinds of them."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Site

from ..models.base import Page
from .pieces import Chosen, Link

HOME_DEPTH = 2


class Seen(enum.Enum):
    """What readers get of a target: all of it, or nothing yet or no more; or it does not exist.

    An address that is no page's is unknown: a front end may have more addresses than there are pages.
    """

    SHOWN = enum.auto()
    HIDDEN = enum.auto()
    GONE = enum.auto()
    UNKNOWN = enum.auto()


@dataclass
class Targets:
    """What readers get of each page, document, path and chosen thing that a text names."""

    pages: dict[int, Seen]
    documents: dict[int, Seen]
    paths: dict[str, Seen]
    things: dict[tuple[type[models.Model], int], Seen]
    hosts: set[str]

    @classmethod
    def of(cls, links: Iterable[Link], chosen: Iterable[Chosen]) -> Targets:
        """Look up where ``links`` lead and what was ``chosen``."""
        hosts = set(Site.objects.values_list("hostname", flat=True))
        by_model = defaultdict(set)
        for choice in chosen:
            if choice.pk is not None:
                by_model[choice.model].add(choice.pk)
        paths = {path for link in links if (path := path_here(link.address, hosts))}
        page_ids = {link.page for link in links if link.page} | pop_pages(by_model)
        document_ids = {link.document for link in links if link.document} | by_model.pop(
            get_document_model(), set()
        )
        return cls(
            pages=pages_seen(page_ids),
            documents=documents_seen(document_ids),
            paths=paths_seen(paths),
            things={key: seen for model, pks in by_model.items() for key, seen in things_seen(model, pks)},
            hosts=hosts,
        )

    def of_link(self, link: Link) -> Seen:
        """Say what readers get of a link; one to another website is taken to be there."""
        if link.page is not None:
            return self.pages.get(link.page, Seen.GONE)
        if link.document is not None:
            return self.documents.get(link.document, Seen.GONE)
        return self.paths.get(path_here(link.address, self.hosts), Seen.SHOWN)

    def of_chosen(self, choice: Chosen) -> Seen:
        """Say what readers get of something chosen."""
        if choice.pk is None:
            return Seen.GONE
        if issubclass(choice.model, Page):
            return self.pages.get(choice.pk, Seen.GONE)
        if choice.model is get_document_model():
            return self.documents.get(choice.pk, Seen.GONE)
        return self.things.get((choice.model, choice.pk), Seen.GONE)


def pop_pages(by_model: dict[type[models.Model], set]) -> set:
    """Take out, and return, the ids of the chosen pages of every type."""
    types = [model for model in by_model if issubclass(model, Page)]
    return {pk for model in types for pk in by_model.pop(model)}


def pages_seen(pks: set[int]) -> dict[int, Seen]:
    if not pks:
        return {}
    found = dict.fromkeys(Page.objects.filter(pk__in=pks).values_list("pk", flat=True), Seen.HIDDEN)
    shown = Page.objects.filter(pk__in=pks).live().public().values_list("pk", flat=True)
    return {**found, **dict.fromkeys(shown, Seen.SHOWN)}


def documents_seen(pks: set[int]) -> dict[int, Seen]:
    if not pks:
        return {}
    rows = get_document_model().objects.filter(pk__in=pks).values_list("pk", "collection__path")
    private = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    return {pk: Seen.HIDDEN if path.startswith(private) else Seen.SHOWN for pk, path in rows}


def things_seen(model: type[models.Model], pks: set) -> list[tuple[tuple[type[models.Model], int], Seen]]:
    """Return what readers get of snippets; one without drafts is shown once it is there."""
    found = model._default_manager.in_bulk(pks)
    return [
        ((model, pk), Seen.SHOWN if getattr(thing, "live", True) else Seen.HIDDEN)
        for pk, thing in found.items()
    ]


def paths_seen(paths: set[str]) -> dict[str, Seen]:
    """Return what readers get of paths on this website: a page's own, or one that is redirected."""
    if not paths:
        return {}
    slugs = {path.strip("/").rpartition("/")[2] for path in paths}
    # Home pages have a path that their slug does not show.
    pages = Page.objects.filter(models.Q(slug__in=slugs) | models.Q(depth=HOME_DEPTH))
    shown = set(pages.live().public().values_list("pk", flat=True))
    seen = dict.fromkeys(paths, Seen.UNKNOWN)
    remembered = SimpleNamespace()
    for page in pages:
        parts = page.specific_deferred.get_url_parts(remembered)
        path = with_slash(parts[2]) if parts else ""
        if path in seen:
            seen[path] = Seen.SHOWN if page.pk in shown else Seen.HIDDEN
    return seen | dict.fromkeys(redirected(paths), Seen.SHOWN)


def redirected(paths: set[str]) -> set[str]:
    """Return those of ``paths`` that lead on to another address."""
    known = Redirect.objects.filter(old_path__in=[path.rstrip("/") for path in paths])
    return {with_slash(old) for old in known.values_list("old_path", flat=True)}


def path_here(address: str, hosts: set[str]) -> str:
    """Return the path of an address if it is one of a page on this website, else an empty text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    here = not parts.scheme and not parts.netloc or parts.hostname in hosts
    if not here or not parts.path.startswith("/") or is_file(parts.path):
        return ""
    return with_slash(unquote(parts.path))


def is_file(path: str) -> bool:
    """Say whether a path is one of a file rather than of a page: it has an extension, or stands under static files."""
    return "." in path.rpartition("/")[2] or path.startswith((settings.STATIC_URL, "/documents/"))


def with_slash(path: str) -> str:
    return path.rstrip("/") + "/"
