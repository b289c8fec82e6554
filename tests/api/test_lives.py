"""The lives of an answer end together at the next scheduled change that touches it, and at no other."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from api.models import ContentItem
from tests import factories

from . import small_portal
from .small_portal import answer_after, due, item

pytestmark = pytest.mark.django_db

LONGEST = 660
SOON = 100


@pytest.fixture
def now(monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return moment


def life(answer) -> int:
    """Return for how many seconds caches may show an answer in all."""
    return sum(int(seconds) for seconds in re.findall(r"=(\d+)", answer["Cache-Control"]))


def next_to(page) -> str:
    return f"{item('page', page.get_parent()).get().tree_path}0099"


def changes(portal, at) -> dict:
    """Return what may happen, by name: what to do so that it happens at a moment."""
    here = Site.objects.get().pk

    def ends(kind, thing):
        return lambda: item(kind, thing).update(visible_until=at)

    def begins(kind, thing):
        return lambda: item(kind, thing).update(visible_from=at)

    def new(**columns):
        return lambda: due(at, **columns)

    def new_poll(locale):
        columns = {"key": "poll:999999", "kind": "poll", "type": "poll", "object_id": 999999}
        return lambda: ContentItem.objects.create(**columns, locale=locale, visible_from=at)

    return {
        "the article again": new(page=portal.article),
        "the other article again": new(page=portal.other),
        "the section again": new(page=portal.section),
        "a new article of the section": new(site=here, tree_path=next_to(portal.article)),
        "a new article of another section": new(site=here, tree_path=next_to(portal.other)),
        "a new article of another site": new(site=here + 1, tree_path="00010099"),
        "a new article in another language": new(site=here, tree_path="000100980001", locale="en"),
        "a translation of the article": new(
            site=here,
            tree_path="000100980001",
            locale="en",
            translation_key=portal.article.translation_key,
        ),
        "a new page for the footer": new(site=here, tree_path="000100970001", type="standard"),
        "the article ends": ends("page", portal.article),
        "the other article ends": ends("page", portal.other),
        "the poll ends": ends("poll", portal.poll),
        "the poll in the article opens": begins("poll", portal.named_poll),
        "a poll in another language opens": new_poll("en"),
        "the banner ends": ends("banner", portal.banner),
        "a banner beside it starts": begins("banner", portal.second_banner),
        "a banner elsewhere starts": begins("banner", portal.banner_elsewhere),
    }


ARTICLES = {
    "the article again",
    "the other article again",
    "the section again",
    "a new article of the section",
    "a new article of another section",
}
# A page that comes may come to stand at the old address.
ANY_PAGE = {"a new article in another language", "a translation of the article", "a new page for the footer"}
WHOLE = {"the article again", "the other article again", "the section again", "the article ends"}
WHOLE |= {"the other article ends", "the poll in the article opens"}
TOUCHED_BY = {
    "article": WHOLE,
    "page": WHOLE,
    "resolve": WHOLE
    | {
        "a new article of the section",
        "a translation of the article",
        "the banner ends",
        "a banner beside it starts",
    },
    "list": ARTICLES | {"the article ends", "the other article ends"},
    "list of a section": {
        "the article again",
        "the section again",
        "a new article of the section",
        "the article ends",
    },
    "list by tag": ARTICLES | {"the article ends"},
    "second page": ARTICLES | {"the article ends"},
    "polls": {"the poll ends", "the poll in the article opens"},
    "poll": {"the poll ends"},
    "search": ARTICLES | {"the article ends", "a new page for the footer"},
    "banners": WHOLE - {"the poll in the article opens"} | {"the banner ends", "a banner beside it starts"},
    "sections": {"the section again"},
    "site": {"the section again", "a new page for the footer"},
    "redirect": ARTICLES | ANY_PAGE | {"the article ends"},
}


@pytest.mark.parametrize("kind", TOUCHED_BY)
def test_lives_end_at_the_next_change_that_touches_the_answer_and_at_no_other(client, now, kind):
    portal = small_portal.build()
    address = small_portal.address(client, portal, kind)
    assert life(answer_after(client, address, lambda: None)) == LONGEST
    happening = changes(portal, now + timedelta(seconds=SOON))
    lives = {name: life(answer_after(client, address, change)) for name, change in happening.items()}
    assert set(lives.values()) <= {SOON, LONGEST}
    assert {name for name, seconds in lives.items() if seconds == SOON} == TOUCHED_BY[kind]


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), slug="van-hoa")


def life_of(client, address: str) -> int:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return life(answer)


def test_what_is_overdue_may_come_at_any_moment(client, now, section):
    article = factories.ArticlePageFactory(parent=section)
    answer = answer_after(
        client, f"/api/v1/articles/{article.pk}/", lambda: due(now - timedelta(seconds=5), article)
    )
    assert answer["Cache-Control"] == "public, max-age=0, stale-while-revalidate=0, stale-if-error=0"


def test_the_lives_follow_one_another(client, now, section):
    article = factories.ArticlePageFactory(parent=section, expire_at=now + timedelta(seconds=45.9))
    answer = client.get(f"/api/v1/articles/{article.pk}/")
    assert answer["Cache-Control"] == "public, max-age=30, stale-while-revalidate=15, stale-if-error=0"


def test_the_lives_of_a_kept_answer_shrink(client, now, section, monkeypatch):
    article = factories.ArticlePageFactory(parent=section, expire_at=now + timedelta(seconds=SOON))
    address = f"/api/v1/articles/{article.pk}/"
    assert life_of(client, address) == SOON
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(seconds=60))
    assert life_of(client, address) == SOON - 60


def test_a_list_of_a_section_ends_with_the_section_though_no_card_names_it(client, now, section):
    below = factories.SectionPageFactory(parent=section)
    factories.ArticlePageFactory(parent=below)
    section.expire_at = now + timedelta(seconds=SOON)
    section.save()
    assert life_of(client, f"/api/v1/articles/?section={section.pk}") == SOON


def test_a_list_of_a_section_that_is_not_public_yet_waits_for_it(client, now, section):
    draft = factories.SectionPageFactory(parent=section, live=False)
    factories.ArticlePageFactory(parent=draft)
    due(now + timedelta(seconds=SOON), key=f"page:{draft.pk}", type="section", tree_path=draft.path)
    assert life_of(client, f"/api/v1/articles/?section={draft.pk}") == SOON


def test_a_list_waits_for_a_page_above_what_it_shows_whose_address_may_change(client, now, section):
    factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=section))
    due(now + timedelta(seconds=SOON), section)
    assert life_of(client, "/api/v1/articles/") == SOON


def test_an_article_waits_for_the_section_that_a_related_card_will_name(client, now, section):
    draft = factories.SectionPageFactory(parent=section.get_parent(), live=False)
    related = factories.ArticlePageFactory(parent=draft)
    article = factories.ArticlePageFactory(parent=section)
    article.related_articles.add(type(article).related_articles.rel.related_model(article=related))
    article.save()
    due(now + timedelta(seconds=SOON), key=f"page:{draft.pk}", type="section")
    assert life_of(client, f"/api/v1/articles/{article.pk}/") == SOON


def banner_to_a_draft(section, **kwargs):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    return factories.BannerFactory(link="", page=draft, **kwargs)


def test_a_placement_waits_for_the_page_that_a_banner_of_it_leads_to(client, now, section):
    banner = banner_to_a_draft(section, placement=factories.PlacementFactory(slug="ben-phai"))
    factories.PlacementFactory(slug="ben-trai")
    due(now + timedelta(seconds=SOON), key=f"page:{banner.page_id}")
    assert life_of(client, "/api/v1/banners/?placement=ben-phai") == SOON
    assert life_of(client, "/api/v1/banners/?placement=ben-trai") == LONGEST


def test_a_page_waits_for_the_page_that_a_banner_in_its_text_leads_to(client, now, section):
    banner = banner_to_a_draft(section)
    page = factories.StandardPageFactory(parent=section.get_parent(), body=[("banner", banner)])
    due(now + timedelta(seconds=SOON), key=f"page:{banner.page_id}")
    assert life_of(client, f"/api/v1/pages/{page.pk}/") == SOON


def test_banners_of_an_address_without_a_page_wait_for_one(client, now, section):
    factories.PlacementFactory(slug="ben-phai")
    due(now + timedelta(seconds=SOON), site=Site.objects.get().pk, tree_path=f"{section.path}0009")
    assert life_of(client, "/api/v1/banners/?placement=ben-phai&path=/van-hoa/") == LONGEST
    assert life_of(client, "/api/v1/banners/?placement=ben-phai&path=/khac/") == SOON
