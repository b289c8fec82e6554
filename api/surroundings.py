"""What many pages share, looked up once for all of them: the pages above, their languages, sites and restrictions."""

from django.db.models import Exists, OuterRef, Q
from wagtail.models import PageViewRestriction, Site

from pages.addresses import site_languages
from pages.models import SectionPage
from pages.models.base import Page

# An alias may only be seen where its original may; an original may be an alias itself.
ORIGINALS = ("pk", "alias_of", "alias_of__alias_of")


def restriction() -> Exists:
    """Return the condition that a page, and not merely one above it, may only be seen by some."""
    own = [Q(page=OuterRef(original)) for original in ORIGINALS]
    return Exists(PageViewRestriction.objects.filter(own[0] | own[1] | own[2]))


def lineages(pages) -> dict[str, Page]:
    """Return the pages and every page above them by their place in the tree. One query."""
    places = {place for page in pages for place in places_above(page)}
    found = Page.objects.filter(path__in=places).annotate(restricted=restriction())
    return {page.path: page for page in found.select_related("locale")}


def places_above(page) -> list[str]:
    """Return the places in the tree of a page and of every page above it, the root first."""
    return places_to(page.path)


def places_to(tree_path: str) -> list[str]:
    """Return a place in the tree with every place above it, the root first."""
    return [tree_path[:length] for length in range(Page.steplen, len(tree_path) + 1, Page.steplen)]


def surround(pages: list) -> None:
    """Give pages what they would each look up: their lineage, parent and language, and the sites."""
    if not pages:
        return
    above = lineages(pages)
    roots = Site.get_site_root_paths()
    languages = site_languages(pages[0])
    for page in pages:
        page._newsdesk_lineage = [above[place] for place in places_above(page) if place in above]
        page.locale = page._newsdesk_lineage[-1].locale
        page._cached_parent_obj = above.get(page.path[: -page.steplen])
        page._wagtail_cached_site_root_paths = roots
        page._newsdesk_site_languages = languages


def lineage(page) -> list:
    """Return the pages above a page, the root first, and the page itself as it is stored."""
    if not hasattr(page, "_newsdesk_lineage"):
        page._newsdesk_lineage = [row for _place, row in sorted(lineages([page]).items())]
    return page._newsdesk_lineage


def sections_above(page) -> list[int]:
    """Return the ids of the sections a page stands below, itself included if it is one."""
    return [row.pk for row in lineage(page) if issubclass(row.specific_class or object, SectionPage)]


def is_restricted(page) -> bool:
    """Return whether a page or one above it may only be seen by some."""
    return any(row.restricted for row in lineage(page))
