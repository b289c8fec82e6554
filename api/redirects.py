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
# A row of a redirect: its old path, what it leads to (a page's id or an address), its site, and if it is permanent.
REDIRECT = {
    **arms.BLANK,
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


@cache
def left_statement() -> Statement:
    old_paths = Q(old_path=Named("whole")) | Q(old_path=Named("bare"))
    redirects = Redirect.objects.filter(old_paths, Q(site=arms.HERE) | Q(site=None))
    gone = ContentItem.objects.gone(NOW).of_kind("page").on_site(arms.HERE).filter(path=Named("path"))
    return Statement(
        {
            "site": arms.site(),
            "gone": Arm(gone, ""),
            "redirects": Arm(redirects, instead=REDIRECT),
            "version": arms.version(),
            "targets": Arm(arms.public().with_address().filter(key__in=TARGETS), ""),
        },
        before={"here": arms.here()},
    )


def left_at(host: str | None, path: str, address: str, now: datetime) -> Left:
    """Return what is left at a path; ``address`` is the same with its query, which a redirect may name.

    One query, and one more for each redirect that leads to another.
    """
    found = redirects_at(host, path, address, now)
    found.at_site()
    redirect = json.dumps(redirect_from(host, address, found, now))
    if redirect == "null":
        return Left(None, bool(found["gone"]))
    # A page that is scheduled may come to stand here.
    answer = found.answer(lambda: redirect, found["targets"], waits_for=lambda coming: True, also=redirect)
    return Left(answer, bool(found["gone"]))


def redirects_at(host: str | None, path: str, address: str, now: datetime) -> Found:
    paths = {"whole": old_path(address), "bare": old_path(address.split("?")[0])}
    return Found(left_statement().run(host=host, path=path, now=now, **paths), now)


def redirect_from(host: str | None, address: str, found: Found, now: datetime) -> dict | None:
    """Follow the redirects from an address; None if there is none or they lead nowhere."""
    target, permanent, seen = address, True, {old_path(address)}
    for _step in range(LONGEST_CHAIN):
        redirect = best(found, target)
        if redirect is None:
            break
        location = location_of(redirect, found)
        if location is None or (stays_here(location) and old_path(location) in seen):
            return None
        target, permanent = location, permanent and bool(redirect.sort_order)
        seen.add(old_path(target))
        if not stays_here(target):
            break
        found = redirects_at(host, target, target, now)
    return None if target == address else {"kind": "redirect", "location": target, "permanent": permanent}


def best(found: Found, address: str) -> Row | None:
    """Return the redirect of an address: one that names its query before one that does not, the site's own first."""
    whole = old_path(address)
    return max(found["redirects"], key=lambda row: (row.path == whole, row.site is not None), default=None)


def location_of(redirect: Row, found: Found) -> str | None:
    """Return where a redirect leads: a public page's address, or an http address or path as it was written."""
    if redirect.object_id:
        page = next((row for row in found["targets"] if row.object_id == redirect.object_id), None)
        return page and (page.path if page.site == found["site"][0].pk else page.canonical_url)
    link = redirect.title
    return link if link.startswith(("/", "http://", "https://")) else None


def stays_here(location: str) -> bool:
    """Return whether a location is a path and not an address on another host."""
    return location.startswith("/") and not location.startswith("//")


def old_path(address: str) -> str:
    """Return a path as redirects hold it. The one slash in front keeps it from being read as a host."""
    return Redirect.normalise_path("/" + address.lstrip("/"))
