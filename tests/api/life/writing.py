"""From the content of the ledger to the fields of a page or snippet."""

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from pages import models
from tests import factories

from .ledger import Content

FACTORIES = {
    "poll": factories.PollFactory,
    "banner": factories.BannerFactory,
    "link_group": factories.LinkGroupFactory,
    "video": factories.VideoClipFactory,
}
PAGES = {
    "home": models.HomePage,
    "section": models.SectionPage,
    "article": models.ArticlePage,
    "standard": models.StandardPage,
}
MODELS = {
    "poll": models.Poll,
    "banner": models.Banner,
    "link_group": models.LinkGroup,
    "video": models.VideoClip,
}


def model_of(kind: str):
    if kind in ("image", "document"):
        return get_image_model() if kind == "image" else get_document_model()
    return MODELS.get(kind) or apps.get_model("wagtailcore", "Page")


def thing(key: str):
    """Return the object of a key as it is stored; of a page, the specific one."""
    kind, pk = key.split(":")
    found = model_of(kind).objects.get(pk=pk)
    return found.specific if kind == "page" else found


def write_page(page, content: Content) -> None:
    """Put ``content`` into the fields of a page in memory."""
    page.title = page.seo_title = f"Tin {content.word}"
    page.slug, page.expire_at, page.go_live_at = content.slug, content.expires, content.begins
    if isinstance(page, models.HomePage):
        page.portal_name = f"Cổng {content.word}"
        page.featured_articles = [
            models.FeaturedArticle(article=article.specific) for article in named_pages(content)
        ]
    elif isinstance(page, models.SectionPage):
        page.description = f"Chuyên mục {content.word}"
    else:
        page.body = body(content)
    if isinstance(page, models.ArticlePage):
        page.lead = f"Tóm tắt {content.word}"
        page.related_articles = [models.RelatedArticle(article=article) for article in named_pages(content)]
        page.lead_picture = next((thing(key) for key in content.names if key.startswith("image:")), None)


def named_pages(content: Content) -> list:
    pages = [thing(key) for key in content.names if key.startswith("page:")]
    return [page for page in pages if isinstance(page, models.ArticlePage)]


def body(content: Content) -> list:
    """Return blocks of every kind that name what ``content`` names."""
    blocks: list = []
    for key in content.names:
        kind, pk = key.split(":")
        if kind in ("page", "document"):
            blocks.append(("paragraph", f'<p><a linktype="{kind}" id="{pk}">{content.word}</a></p>'))
        if kind == "image":
            image = thing(key)
            image.contextual_alt_text, image.decorative = content.word, False
            blocks.append(("image", {"image": image, "caption": content.word, "credit": ""}))
        elif kind != "page":
            blocks.append((kind, thing(key)))
    return [("paragraph", f"<p>{content.word}</p>"), *blocks]


def write_snippet(snippet, content: Content) -> None:
    """Put ``content`` into the fields of a snippet in memory."""
    match snippet:
        case models.Poll():
            snippet.question, snippet.opens_at = content.word, content.begins
            snippet.options = [
                models.Option(text=f"{content.word} {number}", sort_order=number) for number in (1, 2)
            ]
        case models.Banner():
            snippet.title, snippet.starts_at, snippet.ends_at = content.word, content.begins, content.expires
            write_destination(snippet, content)
        case models.LinkGroup():
            snippet.title = content.word
            snippet.links = [models.Link(title=content.word, page=thing(key)) for key in content.names] or [
                models.Link(title=content.word, url="https://chinhphu.example.vn/")
            ]
        case models.VideoClip():
            snippet.title = content.word


def write_destination(banner, content: Content) -> None:
    """Let a banner lead to what ``content`` names, or else to a web address."""
    key = next(iter(content.names), "")
    banner.page = banner.document = None
    banner.link = "" if key else f"https://{content.word}.example.vn/"
    if key:
        setattr(banner, key.split(":")[0], model_of(key.split(":")[0]).objects.get(pk=key.split(":")[1]))
