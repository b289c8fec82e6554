"""The zone beside a page: which blocks it may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from .library.banner_placement import BannerPlacementBlock
from .library.latest_articles import LatestArticlesBlock
from .library.link_group import LinkGroupBlock
from .library.poll import PollBlock
from .library.video_clips import VideoClipsBlock
from .library.visit_counter import VisitCounterBlock


class AsideBlock(StreamBlock):
    """Everything that can stand in an ``aside`` zone. A child's name is its ``type`` in the API."""

    banner_placement = BannerPlacementBlock()
    link_group = LinkGroupBlock()
    video_clips = VideoClipsBlock()
    poll = PollBlock()
    latest_articles = LatestArticlesBlock()
    visit_counter = VisitCounterBlock()

    class Meta:
        label = _("Aside")
