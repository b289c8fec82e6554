from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class LinkGroupBlock(SnippetChooserBlock):
    """A group of web links to other bodies."""

    def __init__(self, target_model="newsdesk_pages.LinkGroup", **kwargs):
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "link"
        label = _("Web links")
        description = _("A group from the list of web links.")
        preview_value = 1
