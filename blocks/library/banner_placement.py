from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class BannerPlacementBlock(SnippetChooserBlock):
    """All banners that are to show at a placement now, in their order."""

    def __init__(self, target_model="newsdesk_pages.Placement", **kwargs):
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "grip"
        label = _("Banner placement")
        description = _("All banners of a placement that are to show now.")
        preview_value = 1
