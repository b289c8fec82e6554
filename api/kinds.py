"""What the API presents: one entry for each kind of thing, from its model to the columns of its item."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction

from pages.models import (
    ArticlePage,
    Banner,
    HomePage,
    LinkGroup,
    Placement,
    Poll,
    SectionPage,
    SiteSettings,
    StandardPage,
    VideoClip,
)
from pages.models.base import Page

from . import renditions
from .marks import key_of
from .serializers.article import ArticleSerializer, CardSerializer
from .serializers.banner import BannerSerializer, PlacementSerializer
from .serializers.document import DocumentSerializer
from .serializers.home import HomeSerializer
from .serializers.image import ImageSerializer
from .serializers.link_group import LinkGroupSerializer
from .serializers.poll import PollSerializer
from .serializers.section import SectionNodeSerializer, SectionSerializer
from .serializers.settings import SettingsSerializer
from .serializers.standard import StandardSerializer
from .serializers.video import VideoClipSerializer


@dataclass(frozen=True)
class PageType:
    """How pages of one class look: the name of the type, the whole page, and its card if it has one."""

    name: str
    document: type
    card: type | None = None


PAGE_TYPES: dict[type[models.Model], PageType] = {
    HomePage: PageType("home", HomeSerializer),
    SectionPage: PageType("section", SectionSerializer, SectionNodeSerializer),
    ArticlePage: PageType("article", ArticleSerializer, CardSerializer),
    StandardPage: PageType("standard", StandardSerializer),
}


def register_page_type(model: type[models.Model], document: type, card: type | None = None) -> None:
    """Present pages of a host's own class; their ``type`` is ``app_label.Model``."""
    PAGE_TYPES[model] = PageType(model._meta.label, document, card)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is not a page.

    ``visible`` tells whether an object may be seen at all, ``window`` from when and until when, ``terms`` by what it
    is filtered, ``destination`` the key of what it leads to.
    """

    name: str
    model: Callable[[], type[models.Model]]
    card: type
    visible: Callable = lambda thing: True
    window: Callable = lambda thing: (None, None)
    terms: Callable = lambda thing: set()
    destination: Callable = lambda thing: ""


def is_live(thing) -> bool:
    return thing.live


def destination_key(banner) -> str:
    """Return the key of the page or document a banner leads to; empty if it leads to a web address."""
    if banner.link:
        return ""
    return key_of("page", banner.page_id) if banner.page_id else key_of("document", banner.document_id or 0)


def banner_terms(banner) -> set[tuple[str, str]]:
    return {("within", str(pk)) for pk in banner.sections.values_list("pk", flat=True)}


def in_public_collection(thing) -> bool:
    """Return whether neither the collection of a picture or document nor one above it is private."""
    return not CollectionViewRestriction.objects.filter(
        collection__in=thing.collection.get_ancestors(inclusive=True)
    ).exists()


def picture_visible(image) -> bool:
    """Return whether a picture can be shown, and attach the sizes it has."""
    image.made = renditions.made(image)
    return bool(image.made) and in_public_collection(image)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("poll", lambda: Poll, PollSerializer, is_live, lambda poll: (poll.opens_at, None)),
        Kind(
            "banner",
            lambda: Banner,
            BannerSerializer,
            is_live,
            lambda b: (b.starts_at, b.ends_at),
            banner_terms,
            destination_key,
        ),
        Kind("link_group", lambda: LinkGroup, LinkGroupSerializer, is_live),
        Kind("video", lambda: VideoClip, VideoClipSerializer, is_live),
        Kind("placement", lambda: Placement, PlacementSerializer),
        Kind("settings", lambda: SiteSettings, SettingsSerializer),
        Kind("image", get_image_model, ImageSerializer, picture_visible),
        Kind("document", get_document_model, DocumentSerializer, in_public_collection),
    )
}


def kind_of(instance) -> str | None:
    """Return the kind of a model instance; None if the API does not present it."""
    if isinstance(instance, Page):
        return "page"
    return next((name for name, kind in KINDS.items() if isinstance(instance, kind.model())), None)
