"""Write items with what stands beside them: terms, references, search entries. Nothing is written in vain."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils import timezone

from .marks import references_in
from .models import ContentItem, ItemTerm, Reference, SearchEntry, VersionCounter
from .querysets import ContentItemQuerySet

SHARED_WITH_ENTRY = ("site", "locale", "published_at", "alias_of", "hidden", "visible_until")
TERM = ("kind", "value", "published_at", "object_id")
REFERENCE = ("target_key", "in_card")
ENTRY = [column.attname for column in SearchEntry._meta.concrete_fields if not column.primary_key]
ITEM = [column.attname for column in ContentItem._meta.concrete_fields if column.attname not in ("id", "key")]
# What a tombstone no longer says.
TEXTS = ("title", "document", "card", "aside")
# Rows that are read or written with one statement.
CHUNK = 1000


@dataclass
class Fresh:
    """An item as it should be, with what should stand beside it, and the columns that are stored otherwise."""

    item: ContentItem
    terms: set[tuple]
    references: set[tuple]
    entry: tuple | None
    wrong: list[str] = field(default_factory=list)


def fresh(item: ContentItem, columns: dict) -> Fresh:
    """Put columns into an item, in memory; among them are its ``terms`` and, of a page, its search ``entry``."""
    terms, entry = columns.pop("terms", set()), columns.pop("entry", None)
    wrong = [] if item.pk and item.gone_at is None else ["gone_at"]
    wrong += [name for name, value in columns.items() if getattr(item, name) != value]
    for name, value in {**columns, "gone_at": None}.items():
        setattr(item, name, value)
    dated = {(*term, item.published_at, item.object_id) for term in terms}
    return Fresh(item, dated, references_of(item), entry and entry_row(item, entry), wrong)


def references_of(item: ContentItem) -> set[tuple[str, bool]]:
    """Return what the texts of an item name, and whether its card does. A banner leads to its destination."""
    in_card = {(key, True) for key in {item.destination, *references_in(item.card)} if key}
    return in_card | {(key, False) for key in references_in(item.document, item.aside)}


def entry_row(item: ContentItem, words: dict) -> tuple:
    """Return a search entry's columns: those it shares with the item, and its words."""
    row = {**{name: getattr(item, name) for name in SHARED_WITH_ENTRY}, **words}
    return tuple(row[name] for name in ENTRY)


class Stored:
    """What stands beside items now. Three queries, or none if the items are new."""

    def __init__(self, made: list[Fresh], entries_of: list[Fresh] | None = None):
        """Read what stands beside ``made``; search entries, which are long, only of the second list if it is given."""
        self.terms = rows(ItemTerm, "item_id", TERM, made)
        self.references = rows(Reference, "source_id", REFERENCE, made)
        self.entries = rows(SearchEntry, "item_id", ENTRY, made if entries_of is None else entries_of)

    def differences(self, one: Fresh) -> list[str]:
        """Return what is not stored as it should be: names of columns, ``terms``, ``references``, ``entry``."""
        pairs = {
            "terms": (self.terms, one.terms),
            "references": (self.references, one.references),
            "entry": (self.entries, {one.entry} if one.entry else set()),
        }
        beside = [name for name, (rows, wanted) in pairs.items() if set(rows.get(one.item.pk, ())) != wanted]
        return one.wrong + beside


def rows(model: type[models.Model], owner: str, names: Iterable[str], made: list[Fresh]) -> dict[int, dict]:
    """Return the rows beside each stored item, as their values, with their primary keys."""
    found: dict[int, dict[tuple, int]] = {}
    if pks := [one.item.pk for one in made if one.item.pk]:
        beside = model.objects.filter(**{f"{owner}__in": pks})
        for owner_pk, pk, *values in beside.values_list(owner, "pk", *names):
            found.setdefault(owner_pk, {})[tuple(values)] = pk
    return found


def store(made: list[Fresh], counter: VersionCounter) -> None:
    """Write what is not stored as it should be, each under a version of its own.

    ``counter`` and the stored items must be locked.
    """
    stored = Stored(made, entries_of=[one for one in made if not one.wrong])
    different = [one for one in made if one.wrong or stored.differences(one)]
    if different:
        write_items([one.item for one in different], counter)
        replace(ItemTerm, "item_id", TERM, stored.terms, {one.item.pk: one.terms for one in different})
        named = {one.item.pk: one.references for one in different}
        replace(Reference, "source_id", REFERENCE, stored.references, named)
        write_entries(different, stored.entries)


def write_items(items: list[ContentItem], counter: VersionCounter) -> None:
    """Insert or update items with one statement; new ones get their primary keys."""
    last = counter.advance(len(items))
    for version, item in enumerate(items, start=last - len(items) + 1):
        item.version = version
        # Without it the key decides what is a new row, on both databases.
        item.pk = None
    ContentItem.objects.bulk_create(items, update_conflicts=True, unique_fields=["key"], update_fields=ITEM)


def replace(model, owner: str, names: Iterable[str], stored: dict, wanted: dict[int, set[tuple]]) -> None:
    """Delete the rows of some items that should not be there, and write those that are missing."""
    stale = [
        pk for item, rows in wanted.items() for row, pk in stored.get(item, {}).items() if row not in rows
    ]
    if stale:
        model.objects.filter(pk__in=stale).delete()
    missing = [
        (item, row) for item, rows in wanted.items() for row in sorted(rows - set(stored.get(item, ())))
    ]
    model.objects.bulk_create(
        model(**{owner: item}, **dict(zip(names, row, strict=True))) for item, row in missing
    )


def write_entries(different: list[Fresh], stored: dict[int, dict]) -> None:
    """Write search entries that differ, and delete those of things that are searched no more."""
    superfluous = [one.item.pk for one in different if not one.entry and one.item.pk in stored]
    if superfluous:
        SearchEntry.objects.filter(pk__in=superfluous).delete()
    rows = [one for one in different if one.entry and one.entry not in stored.get(one.item.pk, ())]
    SearchEntry.objects.bulk_create(
        (SearchEntry(item_id=one.item.pk, **dict(zip(ENTRY, one.entry or (), strict=True))) for one in rows),
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=ENTRY,
    )


@transaction.atomic(savepoint=False)
def mark(items: ContentItemQuerySet, **columns) -> int:
    """Change columns of many items at once, and those their search entries share, under one new version.

    Return how many there were; no version is spent on none. Shared columns must be plain values.
    """
    counter = VersionCounter.hold()
    shared = {name: value for name, value in columns.items() if name in SHARED_WITH_ENTRY}
    if shared:
        SearchEntry.objects.filter(item__in=items.order_by().values("pk")).update(**shared)
    marked = items.update(**columns, version=counter.value + 1)
    if marked:
        counter.advance()
    return marked


@transaction.atomic(savepoint=False)
def bury(items: ContentItemQuerySet) -> int:
    """Make items tombstones: where they were is still known, what they said is not. Return how many."""
    leaving = items.exclude(gone_at__isnull=False, **dict.fromkeys(TEXTS, ""))
    pks = list(leaving.order_by().values_list("pk", flat=True))
    for start in range(0, len(pks), CHUNK):
        bury_chunk(pks[start : start + CHUNK])
    return len(pks)


def bury_chunk(pks: list[int]) -> None:
    now = models.functions.Coalesce("gone_at", models.Value(timezone.now()))
    mark(ContentItem.objects.filter(pk__in=pks), gone_at=now, **dict.fromkeys(TEXTS, ""))
    Reference.objects.filter(source__in=pks).delete()
    ItemTerm.objects.filter(item__in=pks).delete()
    SearchEntry.objects.filter(item__in=pks).delete()


@transaction.atomic(savepoint=False)
def touch() -> None:
    """Say that readers see something changed though no item did."""
    VersionCounter.hold().advance()
