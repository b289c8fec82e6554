"""Where an old address leads now, by Wagtail's redirects: chains collapsed, never to itself, only to what is public."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect

from .models import ContentItem

LONGEST_CHAIN = 5


def redirect_from(site, path: str, now) -> dict | None:
    """Return the answer to ``resolve`` for an address with a redirect; None without one that leads anywhere."""
    target, permanent, seen = path, True, {Redirect.normalise_path(path)}
    for _step in range(LONGEST_CHAIN):
        redirect = redirect_at(site, target)
        if redirect is None:
            break
        location = location_of(redirect, now)
        if location is None or Redirect.normalise_path(location) in seen:
            return None
        target = location
        seen.add(Redirect.normalise_path(target))
        permanent = permanent and redirect.is_permanent
    if target == path:
        return None
    return {"kind": "redirect", "location": target, "permanent": permanent}


def redirect_at(site, path: str) -> Redirect | None:
    if not path.startswith("/"):
        return None
    found = Redirect.objects.filter(old_path=Redirect.normalise_path(path))
    return found.filter(site=site).first() or found.filter(site=None).first()


def location_of(redirect: Redirect, now) -> str | None:
    """Return where a redirect leads: a public page's address, or an http address or path as it was written."""
    if redirect.redirect_page_id:
        page = (
            ContentItem.objects.public(now).filter(key=f"page:{redirect.redirect_page_id}").exclude(path="")
        )
        return page.values_list("path", flat=True).first()
    link = redirect.redirect_link
    return link if link.startswith("/") or urlsplit(link).scheme in ("http", "https") else None
