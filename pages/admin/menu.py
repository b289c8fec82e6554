"""The two groups of the admin's menu: the newsroom, and what stands around its pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .article import ArticleViewSet
from .author import AuthorViewSet
from .banner import BannerViewSet
from .link import LinkGroupViewSet
from .placement import PlacementViewSet
from .poll import PollViewSet
from .tag import TagViewSet
from .video import VideoClipViewSet


class NewsroomGroup(SnippetViewSetGroup):
    menu_label = _("Newsroom")
    menu_icon = "doc-full-inverse"
    menu_order = 110
    items = (ArticleViewSet, AuthorViewSet, TagViewSet)


class SurroundingsGroup(SnippetViewSetGroup):
    menu_label = _("Around pages")
    menu_icon = "grip"
    menu_order = 120
    items = (BannerViewSet, PlacementViewSet, LinkGroupViewSet, VideoClipViewSet, PollViewSet)
