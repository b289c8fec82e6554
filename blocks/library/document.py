from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(DocumentChooserBlock):
    """A file to download, shown with its title, kind and size."""

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        description = _("A file readers can download.")
        preview_value = 1
