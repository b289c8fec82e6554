"""Whether what is stored is what a fresh presentation would write."""

from .marks import key_of
from .models import ContentItem
from .presentation import columns_of, differences_beside


def differences(kind: str, object_id: int) -> list[str]:
    """Return the names of what is stored wrongly; ``gone_at`` if the item should be there and is not, or the reverse.

    Nothing is written. Raises ``PresentationFailed`` if the thing cannot be presented.
    """
    item = ContentItem.objects.filter(key=key_of(kind, object_id), gone_at=None).first()
    columns = columns_of(kind, object_id)
    if item is None or columns is None:
        return ["gone_at"] if item or columns else []
    terms, entry = columns.pop("terms", set()), columns.pop("entry", None)
    wrong = [name for name, value in columns.items() if getattr(item, name) != value]
    return wrong + differences_beside(item, terms, entry)
