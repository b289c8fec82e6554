"""Whether what is stored is what a fresh presentation would write."""

from collections.abc import Iterable

from . import schedule
from .models import ContentItem, ItemTerm, Reference, SearchEntry
from .presentation import Batch, PresentationFailed
from .storing import TEXTS, Stored


def differences(
    kind: str, object_ids: Iterable[int]
) -> tuple[dict[str, list[str]], list[PresentationFailed]]:
    """Return by key what is stored wrongly of things of one kind, and what could not be presented.

    What is stored wrongly are columns, ``terms``, ``references``, ``entry``, ``schedule``; ``gone_at`` if the item
    should be there and is not, or the reverse; ``remains`` of what a tombstone no longer says. Nothing is written.
    """
    ids = list(object_ids)
    batch = Batch(kind, ids)
    stored = Stored(batch.made)
    found = {one.item.key: stored.differences(one) for one in batch.made}
    found |= {item.key: ["gone_at"] for item in batch.over if item.gone_at is None}
    for key in remains(item for item in batch.over if item.gone_at is not None):
        found[key] = ["remains"]
    for key in schedule.wrong(kind, ids):
        found.setdefault(key, []).append("schedule")
    return {key: names for key, names in found.items() if names}, batch.failures


def remains(tombstones: Iterable[ContentItem]) -> set[str]:
    """Return the keys of tombstones that still say something."""
    keys = {item.pk: item.key for item in tombstones}
    telling = ContentItem.objects.filter(pk__in=keys).exclude(**dict.fromkeys(TEXTS, ""))
    found = set(telling.values_list("pk", flat=True))
    for model, owner in ((Reference, "source_id"), (ItemTerm, "item_id"), (SearchEntry, "item_id")):
        if keys:
            found |= set(model.objects.filter(**{f"{owner}__in": keys}).values_list(owner, flat=True))
    return {keys[pk] for pk in found}
