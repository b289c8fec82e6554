"""Whether what is stored is what a fresh presentation would write."""

from .marks import key_of, references_in
from .models import ContentItem
from .presentation import columns_of


def differences(kind: str, object_id: int) -> list[str]:
    """Return the names of what is stored wrongly; ``gone_at`` if the item should be there and is not, or the reverse.

    Nothing is written. Raises ``PresentationFailed`` if the thing cannot be presented.
    """
    item = ContentItem.objects.filter(key=key_of(kind, object_id), gone_at=None).first()
    columns = columns_of(kind, object_id)
    if item is None or columns is None:
        return ["gone_at"] if item or columns else []
    terms = columns.pop("terms", set())
    wrong = [name for name, value in columns.items() if getattr(item, name) != value]
    if terms != set(item.terms.values_list("kind", "value")):
        wrong.append("terms")
    if references_of(item) != set(item.references.values_list("target_key", "in_card")):
        wrong.append("references")
    return wrong


def references_of(item: ContentItem) -> set[tuple[str, bool]]:
    """Return what the stored texts of an item name, and whether its card does."""
    in_card = {(key, True) for key in references_in(item.card)}
    return in_card | {(key, False) for key in references_in(item.document, item.aside)}
