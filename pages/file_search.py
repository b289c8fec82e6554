"""Pictures and documents are found with and without marks, as everything else is, with any host's models."""

import unicodedata

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.search import index

from .folding import fold

FIELDS = [index.SearchField("title_as_typed"), index.AutocompleteField("title_as_typed")]


def connect() -> None:
    """Index how titles may be typed, for the project's image and document models; called when all are loaded."""
    for model in (get_image_model(), get_document_model()):
        model.title_as_typed = property(title_as_typed)
        model.search_fields = [*model.search_fields, *FIELDS]


def title_as_typed(file) -> str:
    """Return the title without marks, and decomposed: Wagtail's own listings look up a query as it comes."""
    return f"{fold(file.title)} {unicodedata.normalize('NFD', file.title)}"
