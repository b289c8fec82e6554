"""What stands on the front pages and beside the pages: featured articles and asides."""

import json

from pages.models import FeaturedArticle, HomePage, SectionPage

from .register import Register
from .tree import publish


def furnish(content: dict, people: dict, register: Register) -> None:
    """Fill the asides and choose the featured articles of both front pages."""
    fill_home("vi", content["home_article_keys"], "article", aside(register), people, register)
    fill_home(
        "en",
        content["english_home_article_keys"],
        "english article",
        english_aside(register),
        people,
        register,
    )
    section = SectionPage.objects.get(pk=register("section", "du-lich"))
    if not section.aside:
        section.aside = json.dumps(travel_aside(register))
        publish(section, people)


def fill_home(
    code: str, keys: list[str], kind: str, zone: list[dict], people: dict, register: Register
) -> None:
    home = HomePage.objects.get(pk=register("home", code))
    if home.aside:
        return
    home.aside = json.dumps(zone)
    home.featured_articles = [
        FeaturedArticle(article_id=register(kind, key), sort_order=order) for order, key in enumerate(keys)
    ]
    publish(home, people)


def aside(register: Register) -> list[dict]:
    clips = [register("video", key) for key in ("mot-ngay-o-vinh", "dem-hoi-den")]
    return [
        {"type": "banner_placement", "value": register("placement", "cot-phai")},
        latest("Thông báo mới", register("section", "thong-bao")),
        {"type": "video_clips", "value": {"title": "Video clip", "clips": clips}},
        {"type": "poll", "value": register("poll", "hai-long-mot-cua")},
        {"type": "link_group", "value": register("link_group", "co-quan")},
        {"type": "link_group", "value": register("link_group", "dich-vu-truc-tuyen")},
        {"type": "visit_counter", "value": {"title": "Lượt truy cập"}},
    ]


def travel_aside(register: Register) -> list[dict]:
    return [
        {"type": "link_group", "value": register("link_group", "du-lich-lien-ket")},
        {"type": "banner_placement", "value": register("placement", "cot-phai")},
        latest("Văn hóa, xã hội", register("section", "van-hoa")),
        {"type": "visit_counter", "value": {"title": "Lượt truy cập"}},
    ]


def english_aside(register: Register) -> list[dict]:
    clips = [register("english video", "mot-ngay-o-vinh")]
    return [
        latest("Travel", register("english section", "du-lich")),
        {"type": "video_clips", "value": {"title": "Video clips", "clips": clips}},
        {"type": "visit_counter", "value": {"title": "Visits"}},
    ]


def latest(title: str, section: int) -> dict:
    return {"type": "latest_articles", "value": {"title": title, "section": section, "count": 4}}
