"""Know of every scheduled publication, so that no cached answer outlives it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Revision

from pages.models.base import Page

from .kinds import KINDS, PAGE_TYPES, kind_of
from .marks import id_of, key_of
from .models import DueChange
from .presentation import place
from .storing import touch
from .surroundings import surround

COLUMNS = ("type", "at", "site", "locale", "tree_path", "translation_key")


def note(kind: str, object_ids: Iterable[int]) -> None:
    """Write when things are to be published, or that they no longer are."""
    object_ids = list(object_ids)
    keys = [key_of(kind, pk) for pk in object_ids]
    if differences(stored(keys), wanted(kind, object_ids)):
        rewrite(keys, kind, object_ids)


@transaction.atomic(savepoint=False)
def rewrite(keys: list[str], kind: str, object_ids: list[int]) -> None:
    touch()
    due = wanted(kind, object_ids)
    DueChange.objects.filter(key__in=keys).exclude(key__in=due).delete()
    rows = (DueChange(key=key, **columns) for key, columns in due.items())
    DueChange.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=COLUMNS)


def stored(keys: Iterable[str]) -> dict[str, dict]:
    """Return what is noted of each key."""
    rows = DueChange.objects.filter(key__in=list(keys)).values("key", *COLUMNS)
    return {row.pop("key"): row for row in rows}


def wanted(kind: str, object_ids: list[int]) -> dict[str, dict]:
    """Return what should be noted of each thing that is scheduled, by its key."""
    moments = scheduled(kind, object_ids)
    if not moments:
        return {}
    found = pages(moments) if kind == "page" else KINDS[kind].model().objects.filter(pk__in=moments)
    standing = page_standing if kind == "page" else snippet_standing
    return {key_of(kind, thing.pk): {"at": moments[thing.pk], **standing(thing)} for thing in found}


def differences(one: dict, other: dict) -> set[str]:
    """Return the keys of which two notes differ."""
    return {key for key in {**one, **other} if one.get(key) != other.get(key)}


def scheduled(kind: str, object_ids: list[int]) -> dict[int, datetime]:
    """Return when each thing that is scheduled is to be published."""
    model = Page if kind == "page" else KINDS[kind].model()
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model, for_concrete_model=False),
        object_id__in=[str(pk) for pk in object_ids],
        approved_go_live_at__isnull=False,
    )
    moments = revisions.order_by().values("object_id").annotate(at=models.Min("approved_go_live_at"))
    return {int(row["object_id"]): row["at"] for row in moments}


def pages(page_ids: Iterable[int]) -> list:
    """Return pages of the classes that are presented."""
    found = list(Page.objects.filter(pk__in=list(page_ids)).specific())
    presented = [page for page in found if type(page) in PAGE_TYPES]
    surround(presented)
    return presented


def page_standing(page) -> dict:
    """Return what else is noted of a page: its type, and where it stands."""
    columns = {**place(page), "type": PAGE_TYPES[type(page)].name, "translation_key": page.translation_key}
    return {name: columns[name] for name in COLUMNS if name in columns}


def snippet_standing(thing) -> dict:
    locale = getattr(thing, "locale", None)
    return {
        "type": kind_of(thing),
        "site": None,
        "locale": locale.language_code if locale else "",
        "tree_path": "",
        "translation_key": getattr(thing, "translation_key", None),
    }


def follow(page) -> None:
    """Note anew where scheduled pages at or below a page stand."""
    keys = DueChange.objects.filter(key__startswith="page:").values_list("key", flat=True)
    if noted := [id_of(key) for key in keys]:
        below = Page.objects.filter(pk__in=noted, path__startswith=page.path)
        note("page", below.values_list("pk", flat=True))


def forget(key: str) -> None:
    """Drop the note of a thing that is deleted."""
    deleted, _kinds = DueChange.objects.filter(key=key).delete()
    if deleted:
        touch()


def wrong(kind: str, object_ids: list[int]) -> set[str]:
    """Return the keys of things whose publication is not noted as it should be."""
    return differences(stored(key_of(kind, pk) for pk in object_ids), wanted(kind, object_ids))


def unfounded(kind: str) -> list[int]:
    """Return the ids of things noted that do not exist."""
    keys = DueChange.objects.filter(key__startswith=f"{kind}:").values_list("key", flat=True)
    ids = {id_of(key) for key in keys}
    model = Page if kind == "page" else KINDS[kind].model()
    return sorted(ids - set(model.objects.filter(pk__in=ids).values_list("pk", flat=True)))
