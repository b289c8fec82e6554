"""Pictures and documents follow the privacy of their collections: hidden at once, shown again by a task."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Collection

from . import tasks
from .kinds import FILES, KINDS, private_collections
from .models import ContentItem
from .storing import bury


def hide_or_show_below(collection) -> None:
    """Hide the files in a collection and below it, or have them shown again, as the collections say now."""
    below = Collection.objects.filter(path__startswith=collection.path)
    for kind in FILES:
        hide_or_show(kind, KINDS[kind].model().objects.filter(collection__in=below))


def hide_or_show(kind: str, files: QuerySet) -> None:
    """Hide the files of some that are private now; have those shown again that are public and were not."""
    private = private_collections()
    stored = ContentItem.objects.filter(kind=kind, gone_at=None)
    hidden = files.filter(collection__in=private).order_by().values("pk")
    bury(stored.filter(object_id__in=hidden))
    shown = Exists(stored.filter(object_id=OuterRef("pk")))
    tasks.present_later(
        kind, files.exclude(collection__in=private).exclude(shown).order_by("pk").values_list("pk", flat=True)
    )
