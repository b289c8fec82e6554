"""What is left at an address without a page: a redirect of Wagtail's, the knowledge that something was there, nothing.

Chains of redirects are collapsed; none leads to itself or to what is not public.
"""

import json
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db.models import F, IntegerField, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from wagtail.contrib.redirects.models import Redirect

from . import arms
from .answers import Answer
from .found import Found
from .models import ContentItem
from .statements import NOW, Arm, Named, Row, Statement

LONGEST_CHAIN = 5
# The tag of answers that are redirects, which are no items.
REDIRECTS = frozenset({"redirects"})
# A row of a redirect: its old path, what it leads to (a page's id or an address), its site, and if it is permanent.
REDIRECT = {
    **arms.BLANKS,
    "pk": "pk",
    "path": F("old_path"),
    "title": F("redirect_link"),
    "object_id": F("redirect_page_id"),
    "site": F("site_id"),
    "sort_order": Cast("is_permanent", IntegerField()),
}
TARGETS = RawSQL("SELECT 'page:' || object_id FROM redirects", ())


class Left(NamedTuple):
    """``answer`` is the redirect that leads on, if one does; ``gone`` says that a public page was here."""

    answer: Answer | None
    gone: bool


class Way(NamedTuple):
    """Where redirects lead: ``page`` is the page that is there, if one is known."""

    location: str
    permanent: bool
    page: Row | None = None


@cache
def left_statement() -> Statement:
    old_paths = Q(old_path=Named("whole")) | Q(old_path=Named("bare"))
    redirects = Redirect.objects.filter(old_paths, Q(site=arms.HERE) | Q(site=None))
    gone = ContentItem.objects.gone(NOW).of_kind("page").on_site(arms.HERE).filter(path=Named("path"))
    page = arms.public().of_kind("page").on_site(arms.HERE).filter(path=Named("path"))
    return Statement(
        {
            "site": arms.site(),
            "page": Arm(page, ""),
            "gone": Arm(gone, ""),
            "redirects": Arm(redirects, instead=REDIRECT),
            "version": arms.version(),
            "targets": Arm(arms.public().with_address().filter(key__in=TARGETS), ""),
        },
        before={"here": arms.here()},
    )


def left_at(host: str | None, address: str, now: datetime) -> Left:
    """Return what is left at an address without a page; its query counts, for a redirect may name it.

    One query, and one more to look at each path that a redirect leads to.
    """
    found = redirects_at(host, address, now)
    found.at_site()
    way = way_from(host, address, found, now)
    return Left(way and answer_of(way, found), bool(found["gone"]))


def answer_of(way: Way, found: Found) -> Answer:
    redirect = json.dumps({"kind": "redirect", "location": way.location, "permanent": way.permanent})
    return found.answer(
        lambda: redirect,
        [],
        beside=[way.page] if way.page else [],
        # Any page of the site that is scheduled may come to stand here.
        waits_for=lambda coming: bool(coming.tree_path) and coming.site == found.site,
        lists=REDIRECTS,
        also=redirect,
    )


def redirects_at(host: str | None, address: str, now: datetime) -> Found:
    paths = {"whole": old_path(address), "bare": old_path(address.split("?")[0]), "path": page_path(address)}
    return Found(left_statement().run(host=host, now=now, **paths), now)


def way_from(host: str | None, address: str, found: Found, now: datetime) -> Way | None:
    """Follow the redirects from an address to a page, another host or a path without any; None if they lead nowhere."""
    way, seen = Way(address, True), {old_path(address)}
    for _step in range(LONGEST_CHAIN):
        redirect = best(found, way.location)
        if redirect is None:
            break
        following = way_of(redirect, found)
        if following is None or (stays_here(following.location) and old_path(following.location) in seen):
            return None
        way = following._replace(permanent=way.permanent and following.permanent)
        if way.page or not stays_here(way.location):
            break
        seen.add(old_path(way.location))
        found = redirects_at(host, way.location, now)
        if found["page"]:
            way = way._replace(page=found["page"][0])
            break
    return None if way.location == address else way


def best(found: Found, address: str) -> Row | None:
    """Return the redirect of an address: one that names its query before one that does not, the site's own first."""
    whole = old_path(address)
    return max(found["redirects"], key=lambda row: (row.path == whole, row.site is not None), default=None)


def way_of(redirect: Row, found: Found) -> Way | None:
    """Return where a redirect leads: a public page's address, or an http address or path as it was written."""
    permanent = bool(redirect.sort_order)
    if redirect.object_id:
        page = next((row for row in found["targets"] if row.object_id == redirect.object_id), None)
        if page is None:
            return None
        return Way(page.path if page.site == found["site"][0].pk else page.canonical_url, permanent, page)
    link = redirect.title
    return Way(link, permanent) if link.startswith(("/", "http://", "https://")) else None


def stays_here(location: str) -> bool:
    """Return whether a location is a path and not an address on another host."""
    return location.startswith("/") and not location.startswith("//")


def old_path(address: str) -> str:
    """Return a path as redirects hold it. The one slash in front keeps it from being read as a host."""
    return Redirect.normalise_path("/" + address.lstrip("/"))


def page_path(address: str) -> str:
    """Return a path as items hold it: one slash in front, one behind, no query."""
    middle = address.split("?")[0].split("#")[0].strip("/")
    return f"/{middle}/" if middle else "/"
