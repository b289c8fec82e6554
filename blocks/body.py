"""The body of an article or a standard page: its blocks, in the order the editor offers them."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from .library.banner import BannerBlock
from .library.banner_placement import BannerPlacementBlock
from .library.document import DocumentBlock
from .library.facts import FactsBlock
from .library.gallery import GalleryBlock
from .library.heading import HeadingBlock
from .library.link_group import LinkGroupBlock
from .library.paragraph import ParagraphBlock
from .library.picture import PictureBlock
from .library.poll import PollBlock
from .library.quote import QuoteBlock
from .library.related_articles import RelatedArticlesBlock
from .library.table import TableBlock
from .library.video import VideoBlock


class BodyBlock(StreamBlock):
    """Everything that can stand in a body. A child's name is its ``type`` in the API."""

    paragraph = ParagraphBlock(group=_("Text"))
    heading = HeadingBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    table = TableBlock(group=_("Text"))
    facts = FactsBlock(group=_("Text"))
    image = PictureBlock(group=_("Pictures and files"))
    gallery = GalleryBlock(group=_("Pictures and files"))
    video = VideoBlock(group=_("Pictures and files"))
    document = DocumentBlock(group=_("Pictures and files"))
    poll = PollBlock(group=_("From the newsroom"))
    banner = BannerBlock(group=_("From the newsroom"))
    banner_placement = BannerPlacementBlock(group=_("From the newsroom"))
    related_articles = RelatedArticlesBlock(group=_("From the newsroom"))
    link_group = LinkGroupBlock(group=_("From the newsroom"))

    class Meta:
        label = _("Body")
