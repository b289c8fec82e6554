"""Where an old address leads now, by Wagtail's redirects: chains collapsed, never to itself, only to what is public."""

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from .models import ContentItem

LONGEST_CHAIN = 5


def redirect_from(site, address: str, now) -> dict | None:
    """Return the answer to ``resolve`` for a path, with its query, that has a redirect; None if it leads nowhere."""
    target, permanent, seen = address, True, {old_path(address)}
    for _step in range(LONGEST_CHAIN):
        redirect = redirect_at(site, target)
        if redirect is None:
            break
        location = location_of(redirect, site, now)
        if location is None or (stays_here(location) and old_path(location) in seen):
            return None
        target = location
        seen.add(old_path(target))
        permanent = permanent and redirect.is_permanent
    if target == address:
        return None
    return {"kind": "redirect", "location": target, "permanent": permanent}


def stays_here(location: str) -> bool:
    """Return whether a location is a path and not an address on another host."""
    return location.startswith("/") and not location.startswith("//")


def old_path(address: str) -> str:
    """Return a path as redirects hold it. The one slash in front keeps it from being read as a host."""
    return Redirect.normalise_path("/" + address.lstrip("/"))


def redirect_at(site, address: str) -> Redirect | None:
    """Return the redirect of a path: one that names its query before one that does not, the site's own first."""
    if not stays_here(address):
        return None
    whole, bare = old_path(address), old_path(address.split("?")[0])
    found = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in={whole, bare})
    return max(found, key=lambda one: (one.old_path == whole, one.site_id is not None), default=None)


def location_of(redirect: Redirect, site, now) -> str | None:
    """Return where a redirect leads: a public page's address, or an http address or path as it was written."""
    if redirect.redirect_page_id:
        public = ContentItem.objects.public(now).exclude(path="")
        page = public.filter(key=f"page:{redirect.redirect_page_id}").first()
        return page and (page.path if page.site == site.pk else page.canonical_url)
    link = redirect.redirect_link
    return link if link.startswith(("/", "http://", "https://")) else None
