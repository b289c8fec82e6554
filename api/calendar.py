"""What will change by itself, and when: read once for each version of everything, and kept by the process."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from pages.models import BannerPlacement

from .marks import id_of
from .models import ContentItem, DueChange
from .surroundings import places_to

COLUMNS = ("key", "type", "site", "locale", "tree_path", "translation_key")


class Coming(NamedTuple):
    """Something that is going to be public, or to be published anew, at a moment.

    ``sections`` are the ids of those it is or stands below, ``placements`` those of a banner's places, ``translations``
    the keys of what it is a translation of.
    """

    key: str
    type: str
    site: int | None
    locale: str
    tree_path: str
    translation_key: UUID | None
    at: datetime
    due: bool
    sections: frozenset[int] = frozenset()
    placements: frozenset[int] = frozenset()
    translations: frozenset[str] = frozenset()

    def still_at(self, now: datetime) -> bool:
        """Return whether it has not come yet. A publication that is overdue may come at any moment."""
        return self.due or self.at > now


class Calendar(NamedTuple):
    """What is to come in a version, as it was read at a moment: what came before that is not in it."""

    version: int
    coming: tuple[Coming, ...]
    read_at: datetime = datetime.min.replace(tzinfo=UTC)

    def next_for(self, waits_for: Callable[[Coming], bool], now: datetime) -> datetime | None:
        """Return when the first thing comes that an answer waits for; in the past if it is overdue."""
        return min((one.at for one in self.coming if one.still_at(now) and waits_for(one)), default=None)


latest = Calendar(-1, ())


def calendar(version: int, now: datetime) -> Calendar:
    """Return the calendar of a version. Up to five queries for the first who asks; none while it stays the same.

    A thread whose moment lies before that of the reading could miss what came in between: it reads for itself.
    """
    global latest
    known = latest
    if known.version != version or now < known.read_at:
        latest = known = Calendar(version, tuple(read(now)), now)
    return known


def read(now: datetime) -> Iterable[Coming]:
    """Yield what is scheduled, and what only its own date keeps from being public."""
    due = DueChange.objects.values_list(*COLUMNS, "at")
    coming = ContentItem.objects.coming(now).values_list(*COLUMNS, F("visible_from"))
    rows = [Coming(*row, due=True) for row in due] + [Coming(*row, due=False) for row in coming]
    sections = places_of_sections() if any(row.tree_path for row in rows) else {}
    placements = placements_of({row.key for row in rows if row.type == "banner"})
    translations = keys_of_families({row.translation_key for row in rows if row.translation_key})
    for row in rows:
        above = places_to(row.tree_path)
        yield row._replace(
            sections=frozenset(sections[place] for place in above if place in sections),
            placements=frozenset(placements[row.key]),
            translations=frozenset(translations[row.translation_key]),
        )


def places_of_sections() -> dict[str, int]:
    """Return the ids of all sections by their place in the tree."""
    return dict(ContentItem.objects.filter(type="section").values_list("tree_path", "object_id"))


def placements_of(banner_keys: set[str]) -> dict[str, set[int]]:
    """Return the ids of the placements at which banners stand, by the key of the banner."""
    ids = [id_of(key) for key in banner_keys]
    places = BannerPlacement.objects.filter(banner__in=ids).values_list("banner", "placement") if ids else ()
    found: dict[str, set[int]] = defaultdict(set)
    for banner, placement in places:
        found[f"banner:{banner}"].add(placement)
    return found


def keys_of_families(translation_keys: set[UUID]) -> dict[UUID | None, set[str]]:
    """Return the keys of all pages that are translations of one another."""
    pages = ContentItem.objects.filter(translation_key__in=translation_keys)
    found: dict[UUID | None, set[str]] = defaultdict(set)
    for translation_key, key in pages.values_list("translation_key", "key"):
        found[translation_key].add(key)
    return found
