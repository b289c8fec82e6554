"""A small portal in which each kind of answer shows something, and what may change it."""

from types import SimpleNamespace

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from api.models import ContentItem, DueChange
from api.storing import touch
from pages import models
from tests import factories

ADDRESSES = {
    "article": "/api/v1/articles/{article.pk}/",
    "page": "/api/v1/pages/{article.pk}/",
    "resolve": "/api/v1/resolve/?path=/van-hoa/bai/",
    "list": "/api/v1/articles/",
    "list of a section": "/api/v1/articles/?section={section.pk}",
    "list by tag": "/api/v1/articles/?tag=le-hoi",
    "second page": "/api/v1/articles/?limit=1&cursor={cursor}",
    "polls": "/api/v1/polls/",
    "poll": "/api/v1/polls/{poll.pk}/",
    "search": "/api/v1/search/?q=bai",
    "banners": "/api/v1/banners/?placement=ben-phai&path=/van-hoa/bai/",
    "sections": "/api/v1/sections/",
    "site": "/api/v1/site/",
    "redirect": "/api/v1/resolve/?path=/cu/",
}


def build() -> SimpleNamespace:
    """Build two sections with an article each; one relates to the other and holds a poll; banners and a redirect."""
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home, title="Văn hóa", slug="van-hoa")
    other_section = factories.SectionPageFactory(parent=home, title="Kinh tế", slug="kinh-te")
    poll, named_poll = factories.PollFactory(), factories.PollFactory()
    article = factories.ArticlePageFactory(
        parent=section, title="Bài", slug="bai", body=[("poll", named_poll)]
    )
    other = factories.ArticlePageFactory(parent=other_section, title="Tin khác", slug="tin-khac")
    article.related_articles = [models.RelatedArticle(article=other)]
    article.tags.add("lễ hội")
    article.save()
    portal = SimpleNamespace(**{name: value for name, value in locals().items() if name != "portal"})
    add_banners(portal)
    Redirect.objects.create(old_path="/cu", redirect_page=article)
    return portal


def add_banners(portal) -> None:
    """Put a banner that leads to the other article at a placement of the aside, and one beside it; one elsewhere."""
    image = factories.ImageFactory()
    portal.placement = factories.PlacementFactory(slug="ben-phai")
    portal.banner = factories.BannerFactory(
        placement=portal.placement, picture=image, link="", page=portal.other
    )
    portal.second_banner = factories.BannerFactory(placement=portal.placement, picture=image)
    portal.banner_elsewhere = factories.BannerFactory(
        placement=factories.PlacementFactory(slug="ben-trai"), picture=image
    )
    portal.home.aside = [
        ("latest_articles", {"title": "", "section": portal.section, "count": 3}),
        ("banner_placement", portal.placement),
    ]
    portal.home.save()


def address(client, portal, kind: str) -> str:
    """Return the address of an answer of that kind."""
    first = client.get("/api/v1/articles/?limit=1").json() if kind == "second page" else {}
    return ADDRESSES[kind].format(**vars(portal), cursor=first.get("next_cursor"))


def item(kind: str, thing):
    return ContentItem.objects.filter(key=f"{kind}:{thing.pk}")


def due(at, page=None, **columns) -> None:
    """Note that a page, or something new with these columns, is to be published at a moment."""
    row = {"key": "page:999999", "type": "article", "locale": "vi"}
    if page:
        stored = item("page", page).values("key", "type", "site", "locale", "tree_path", "translation_key")
        row = stored.get()
    DueChange.objects.create(**{**row, **columns}, at=at)


def answer_after(client, address: str, change):
    """Return the answer there would be after a change, which is then undone; each has a version of its own."""
    touch()
    with transaction.atomic():
        change()
        answer = client.get(address)
        transaction.set_rollback(True)
    assert answer.status_code == 200, (address, answer.content)
    return answer
