"""A portal of many articles: each with a picture, an author, and twelve blocks of about 6,000 characters in all."""

import random
from datetime import timedelta

from django.utils import timezone

from pages.models import ArticleAuthor, ArticlePage, RelatedArticle
from tests import factories

VOCABULARY = """tỉnh xã phường người dân hội nghị kế hoạch công trình nước sạch trường học trạm y tế đường
liên thôn mùa vụ nông dân hợp tác xã chuyển đổi số thủ tục hành chính đảng viên thanh niên phụ nữ du lịch
lễ hội môi trường"""
WORDS = VOCABULARY.split()
SECTIONS = 8
PARAGRAPHS = 6
PARAGRAPH_WORDS = 170
# Every tenth article holds the first word, every hundredth the second.
COMMON, RARE = "thủy lợi", "kè chắn sóng"


def build(articles: int) -> dict[str, int]:
    """Build the portal; return the ids that the calls of the benchmark need. The same number gives the same texts."""
    chance = random.Random(articles)
    home = factories.home_site()
    sections = [factories.SectionPageFactory(parent=home, title=f"Chuyên mục {n}") for n in range(SECTIONS)]
    around = surroundings(home, sections[0])
    for number in range(articles):
        article = write(number, sections[number % SECTIONS], around, chance)
    return {"article": article.pk, "section": sections[0].pk}


def surroundings(home, section) -> dict:
    """Fill the aside of the home page, and return what articles refer to."""
    picture, poll = factories.ImageFactory(), factories.PollFactory()
    placement = factories.PlacementFactory(slug="cot-phai")
    banners = [factories.BannerFactory(placement=placement, picture=picture) for _ in range(5)]
    home.aside = [
        ("banner_placement", placement),
        ("link_group", factories.LinkGroupFactory()),
        ("video_clips", {"title": "Video clip", "clips": [factories.VideoClipFactory()]}),
        ("poll", poll),
        ("latest_articles", {"title": "Tin mới", "section": section, "count": 5}),
        ("visit_counter", {"title": "Lượt truy cập"}),
    ]
    home.save()
    return {"picture": picture, "poll": poll, "banner": banners[0], "author": factories.AuthorFactory()}


def write(number: int, section, around: dict, chance: random.Random) -> ArticlePage:
    """Put one article into a section, a minute younger than the one before it."""
    earlier = ArticlePage.objects.order_by("-pk").values_list("pk", flat=True)[:3]
    return factories.ArticlePageFactory(
        parent=section,
        title=f"{sentence(chance, 9)} số {number}",
        slug=f"bai-{number}",
        lead=sentence(chance, 35),
        body=body(number, around, chance),
        lead_picture=around["picture"],
        lead_picture_alt="Toàn cảnh",
        publication_date=timezone.now() - timedelta(days=1000) + timedelta(minutes=number),
        article_authors=[ArticleAuthor(author=around["author"])],
        related_articles=[RelatedArticle(article_id=pk) for pk in earlier],
    )


def body(number: int, around: dict, chance: random.Random) -> list:
    image = around["picture"]
    image.contextual_alt_text, image.decorative = "Toàn cảnh", False
    paragraphs = [("paragraph", f"<p>{sentence(chance, PARAGRAPH_WORDS)}</p>") for _ in range(PARAGRAPHS)]
    special = f"<p>{COMMON if number % 10 == 0 else ''} {RARE if number % 100 == 0 else ''}</p>"
    return [
        ("heading", {"text": sentence(chance, 5), "level": "2"}),
        *paragraphs,
        ("paragraph", special),
        ("quote", {"text": sentence(chance, 20), "speaker": "An", "office": "Chủ tịch xã"}),
        ("image", {"image": image, "caption": sentence(chance, 8), "credit": ""}),
        ("poll", around["poll"]),
        ("banner", around["banner"]),
    ]


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."
