"""The libraries of pictures and documents in Vietnamese order, in the place of Wagtail's own."""

from django.urls import path
from wagtail.documents.views import documents
from wagtail.images.views import images

from ..collation import VietnameseOrderMixin


class DocumentIndexView(VietnameseOrderMixin, documents.IndexView):
    pass


class ImageIndexView(VietnameseOrderMixin, images.IndexView):
    pass


def urls() -> list:
    """Return the addresses of Wagtail's own two libraries, to be asked before Wagtail."""
    return [
        path("documents/", DocumentIndexView.as_view(), name="newsdesk_documents"),
        path(
            "documents/results/",
            DocumentIndexView.as_view(results_only=True),
            name="newsdesk_document_results",
        ),
        path("images/", ImageIndexView.as_view(), name="newsdesk_images"),
        path("images/results/", ImageIndexView.as_view(results_only=True), name="newsdesk_image_results"),
    ]
