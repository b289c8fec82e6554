"""Which banners show at a placement, on a page, at a moment."""

from datetime import datetime

from pages.models import Banner, BannerPlacement

from .models import ContentItem


def shown_at(placement: int, page: ContentItem | None, now: datetime) -> list[ContentItem]:
    """Return the public banners of a placement in their order.

    A banner limited to sections shows on ``page`` if one of them covers it; without a page only unlimited ones show.
    Two queries, and one for the limits.
    """
    ids = list(
        BannerPlacement.objects.filter(placement=placement)
        .order_by("sort_order", "pk")
        .values_list("banner_id", flat=True)
    )
    limits = section_limits(ids)
    tree_path = page.tree_path if page else ""
    wanted = [pk for pk in ids if covers(limits.get(pk), tree_path)]
    items = ContentItem.objects.public(now).filter(kind="banner", object_id__in=wanted)
    items = items.leading_somewhere(now).for_cards()
    if page is not None and page.locale:
        items = items.in_locale(page.locale)
    return sorted(items, key=lambda item: wanted.index(item.object_id))


def section_limits(banner_ids: list[int]) -> dict[int, list[str]]:
    """Return the tree paths of the sections each banner is limited to; a banner without limits is missing."""
    limits: dict[int, list[str]] = {}
    rows = Banner.sections.through.objects.filter(banner_id__in=banner_ids)
    for banner_id, path in rows.values_list("banner_id", "sectionpage__path"):
        limits.setdefault(banner_id, []).append(path)
    return limits


def covers(sections: list[str] | None, tree_path: str) -> bool:
    return sections is None or any(tree_path.startswith(section) for section in sections)
