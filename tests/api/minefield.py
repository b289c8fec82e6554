"""A live page of each type whose relations point at everything that is hidden; every secret text holds a canary."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from pages import models
from tests import factories

CANARY = "canary7f3a"


def secret(what: str) -> str:
    return f"{CANARY}-{what}"


def secret_article(parent, what: str, **kwargs):
    article = factories.ArticlePageFactory(
        parent=parent,
        title=secret(f"title-{what}"),
        lead=secret(f"lead-{what}"),
        body=[("paragraph", f"<p>{secret(f'body-{what}')}</p>")],
        lead_picture_caption=secret(f"caption-{what}"),
        seo_title=secret(f"seo-{what}"),
        **kwargs,
    )
    article.tags.add(secret(f"tag-{what}"))
    article.save()
    return article


def secret_articles(section) -> list:
    """Return a draft, a scheduled, an expired, an unpublished, a log-in and a password page."""
    hour = timedelta(hours=1)
    draft = secret_article(section, "draft", live=False)
    scheduled = secret_article(section, "scheduled", live=False, go_live_at=timezone.now() + hour)
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    expired = secret_article(section, "expired", expire_at=timezone.now() - hour)
    unpublished = secret_article(section, "unpublished")
    unpublished.unpublish()
    login, password = secret_article(section, "login"), secret_article(section, "password")
    PageViewRestriction.objects.create(page=login, restriction_type="login")
    PageViewRestriction.objects.create(page=password, restriction_type="password", password="x")
    return [draft, scheduled, expired, unpublished, login, password]


def private_collection() -> Collection:
    """Return a collection below a private one."""
    private = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return private.add_child(name="Trong nội bộ")


def secret_snippets(image, document) -> dict:
    hour = timedelta(hours=1)
    return {
        "polls": [
            factories.PollFactory(question=secret("poll-draft"), options=[secret("option")] * 2, live=False),
            factories.PollFactory(question=secret("poll-early"), opens_at=timezone.now() + hour),
        ],
        "banners": [
            factories.BannerFactory(title=secret("banner-draft"), live=False),
            factories.BannerFactory(title=secret("banner-ended"), ends_at=timezone.now() - hour),
            factories.BannerFactory(title=secret("banner-early"), starts_at=timezone.now() + hour),
        ],
        "link_groups": [factories.LinkGroupFactory(title=secret("links-draft"), live=False)],
        "videos": [
            factories.VideoClipFactory(title=secret("video-draft"), live=False),
            factories.VideoClipFactory(
                title="Video", embed_url="", file=document, poster=image, captions=document
            ),
        ],
    }


def lay():
    """Build the minefield and return its live pages, one of each type."""
    home = factories.home_site(title="Trang chủ")
    section = factories.SectionPageFactory(parent=home, title="Chuyên mục")
    collection = private_collection()
    image = factories.ImageFactory(title=secret("image"), collection=collection)
    document = factories.DocumentFactory(title=secret("document"), collection=collection)
    hidden = secret_articles(section)
    snippets = secret_snippets(image, document)
    body = body_of(hidden, snippets, image, document)
    article = factories.ArticlePageFactory(
        parent=section, title="Bài công khai", lead_picture=image, body=body
    )
    article.related_articles = [models.RelatedArticle(article=page) for page in hidden]
    article.save()
    home.featured_articles = [models.FeaturedArticle(article=page) for page in hidden]
    home.aside = [
        *(("poll", poll) for poll in snippets["polls"]),
        *(("link_group", group) for group in snippets["link_groups"]),
        ("video_clips", {"title": "Video", "clips": snippets["videos"]}),
        ("latest_articles", {"title": "Mới", "section": section, "count": 20}),
        ("banner_placement", placement_of(snippets["banners"])),
    ]
    home.save()
    links = factories.LinkGroupFactory(title="Liên kết")
    links.links = [models.Link(title=secret(f"link-{page.pk}"), page=page) for page in hidden]
    links.save()
    standard = factories.StandardPageFactory(parent=home, title="Giới thiệu", body=body)
    return home, section, article, standard


def placement_of(banners):
    placement = factories.PlacementFactory(slug="ben-phai")
    for banner in banners:
        models.BannerPlacement.objects.create(placement=placement, banner=banner)
    return placement


def body_of(hidden, snippets, image, document) -> list:
    anchors = "".join(f'<a linktype="page" id="{page.pk}">xem</a> ' for page in hidden)
    image.contextual_alt_text, image.decorative = secret("alt"), False
    return [
        ("paragraph", f'<p>{anchors}<a linktype="document" id="{document.pk}">tệp</a></p>'),
        ("image", {"image": image, "caption": secret("caption"), "credit": secret("credit")}),
        (
            "gallery",
            {"title": "Bộ ảnh", "pictures": [{"image": image, "caption": secret("gallery"), "credit": ""}]},
        ),
        ("document", document),
        ("related_articles", {"title": "Đọc thêm", "articles": hidden}),
        *(("poll", poll) for poll in snippets["polls"]),
        *(("banner", banner) for banner in snippets["banners"]),
        *(("link_group", group) for group in snippets["link_groups"]),
        *(("video", clip) for clip in snippets["videos"]),
    ]
