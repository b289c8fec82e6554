"""What the API presents: one entry for each kind of thing, from its model to the columns of its item."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTag,
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
    """How pages of one class look: the name of the type, the whole page, and its card if it has one.

    ``related`` are the relations its looks follow, as for ``prefetch_related``.
    """

    name: str
    document: type
    card: type | None = None
    related: tuple = ()


ARTICLE_RELATED = (
    # In the order they were given: a database without an order gives them in another each time.
    Prefetch("article_tags", ArticleTag.objects.select_related("tag").order_by("pk")),
    Prefetch("article_authors", ArticleAuthor.objects.select_related("author")),
    "related_articles",
    "corrections",
)
PAGE_TYPES: dict[type[models.Model], PageType] = {
    HomePage: PageType("home", HomeSerializer, related=("featured_articles",)),
    SectionPage: PageType("section", SectionSerializer, SectionNodeSerializer),
    ArticlePage: PageType("article", ArticleSerializer, CardSerializer, ARTICLE_RELATED),
    StandardPage: PageType("standard", StandardSerializer),
}


def register_page_type(
    model: type[models.Model], document: type, card: type | None = None, related: tuple = ()
) -> None:
    """Present pages of a host's own class; their ``type`` is ``app_label.Model``."""
    PAGE_TYPES[model] = PageType(model._meta.label, document, card, related)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is not a page.

    ``visible`` tells whether an object may be seen at all, ``window`` from when and until when, ``terms`` by what it
    is filtered, ``destination`` the key of what it leads to. ``related`` are the relations all this follows, as for
    ``prefetch_related``; ``prepare`` attaches to several objects at once what else they need.
    """

    name: str
    model: Callable[[], type[models.Model]]
    card: type
    visible: Callable = lambda thing: True
    window: Callable = lambda thing: (None, None)
    terms: Callable = lambda thing: set()
    destination: Callable = lambda thing: ""
    related: tuple = ()
    prepare: Callable = lambda things: None


def is_live(thing) -> bool:
    return thing.live


def destination_key(banner) -> str:
    """Return the key of the page or document a banner leads to; empty if it leads to a web address."""
    if banner.link:
        return ""
    return key_of("page", banner.page_id) if banner.page_id else key_of("document", banner.document_id or 0)


def banner_terms(banner) -> set[tuple[str, str]]:
    return {("within", str(section.pk)) for section in banner.sections.all()}


def find_private(files: list) -> None:
    """Write on pictures or documents whether their collection, or one above it, is private. One query."""
    private = private_collections()
    for file in files:
        file.is_private = file.collection_id in private


def private_collections() -> set[int]:
    """Return the ids of the private collections and of those below them."""
    place = ExpressionWrapper(OuterRef("path"), models.CharField())
    restricted = CollectionViewRestriction.objects.alias(path=place)
    above = restricted.filter(path__startswith=F("collection__path"))
    return set(Collection.objects.filter(Exists(above)).values_list("pk", flat=True))


def prepare_pictures(images: list) -> None:
    """Attach to pictures the sizes they have."""
    find_private(images)
    for image in images:
        image.made = renditions.made(image)


def document_visible(document) -> bool:
    return not document.is_private


def picture_visible(image) -> bool:
    """Return whether a picture can be shown."""
    return bool(image.made) and not image.is_private


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "poll",
            lambda: Poll,
            PollSerializer,
            is_live,
            lambda poll: (poll.opens_at, None),
            related=("locale", "options"),
        ),
        Kind(
            "banner",
            lambda: Banner,
            BannerSerializer,
            is_live,
            lambda b: (b.starts_at, b.ends_at),
            banner_terms,
            destination_key,
            related=("locale", "sections"),
        ),
        Kind("link_group", lambda: LinkGroup, LinkGroupSerializer, is_live, related=("locale", "links")),
        Kind("video", lambda: VideoClip, VideoClipSerializer, is_live, related=("locale",)),
        Kind("placement", lambda: Placement, PlacementSerializer),
        Kind("settings", lambda: SiteSettings, SettingsSerializer),
        Kind(
            "image",
            get_image_model,
            ImageSerializer,
            picture_visible,
            related=("renditions",),
            prepare=prepare_pictures,
        ),
        Kind("document", get_document_model, DocumentSerializer, document_visible, prepare=find_private),
    )
}


# Files, and every kind in the order to present them: pages are shown with pictures and documents, so these come first.
FILES = ("image", "document")
IN_ORDER = (*FILES, *(name for name in KINDS if name not in FILES), "page")


def things_of(kind: str) -> models.QuerySet:
    """Return all there is of a kind; the root of the pages is none."""
    return Page.objects.filter(depth__gt=1) if kind == "page" else KINDS[kind].model().objects.all()


def kind_of(instance) -> str | None:
    """Return the kind of a model instance; None if the API does not present it."""
    if isinstance(instance, Page):
        return "page"
    return next((name for name, kind in KINDS.items() if isinstance(instance, kind.model())), None)
