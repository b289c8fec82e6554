from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from .video import VideoBlock


class VideoClipsBlock(StructBlock):
    """A few video clips to watch beside the page."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)
    clips = ListBlock(VideoBlock(), label=_("Video clips"), min_num=1, max_num=10)

    class Meta:
        icon = "media"
        label = _("Video clips")
        description = _("One to ten clips from the list of video clips.")
        label_format = "{title}"
        preview_value = {"title": "Video clip", "clips": [1]}
