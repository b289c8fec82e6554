from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class BannerBlock(SnippetChooserBlock):
    """One banner link, chosen by hand."""

    def __init__(self, target_model="newsdesk_pages.Banner", **kwargs):
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "link-external"
        label = _("Banner link")
        description = _("One chosen banner; it disappears when its time is over.")
        preview_value = 1
