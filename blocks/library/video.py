from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class VideoBlock(SnippetChooserBlock):
    """A video clip of the newsroom's collection."""

    def __init__(self, target_model="newsdesk_pages.VideoClip", **kwargs):
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "media"
        label = _("Video clip")
        description = _("A clip from the list of video clips.")
        preview_value = 1
