"""Where pages stand and who may see them is written for subtrees at once, whatever changes it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from api import kinds
from api.models import ContentItem, ItemTerm, SearchEntry
from pages.models import ArticlePage, SectionPage, StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home):
    return factories.SectionPageFactory(parent=home, slug="kinh-te")


def fresh(page):
    return Page.objects.get(pk=page.pk)


def item_of(page) -> ContentItem:
    return ContentItem.objects.get(key=f"page:{page.pk}")


def assert_nothing_differs() -> None:
    """What is stored must be what a fresh presentation of everything would write."""
    out = StringIO()
    call_command("present", "--all", "--check", stdout=out, stderr=StringIO())
    assert out.getvalue().endswith(" 0 differ.\n")


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def fill(section, count: int) -> list[ArticlePage]:
    inner = factories.SectionPageFactory(parent=section)
    return [factories.ArticlePageFactory(parent=inner) for _ in range(count)]


def test_a_moved_section_takes_everything_below_it_along(home, section):
    target = factories.SectionPageFactory(parent=home, slug="xa-hoi")
    (article,) = fill(section, 1)
    fresh(section).move(fresh(target), "last-child")
    assert item_of(article).path.startswith("/xa-hoi/kinh-te/")
    assert item_of(article).canonical_url == f"http://localhost{item_of(article).path}"
    sections = set(
        ItemTerm.objects.filter(item=item_of(article), kind="section").values_list("value", flat=True)
    )
    assert {str(target.pk), str(section.pk)} < sections
    assert_nothing_differs()


@pytest.mark.parametrize("way", ["first-child", "last-child"])
def test_a_section_can_go_up_and_down_again(home, section, way):
    target = factories.SectionPageFactory(parent=factories.SectionPageFactory(parent=home))
    fill(section, 2)
    fresh(section).move(fresh(target), way)
    assert_nothing_differs()
    fresh(section).move(fresh(home), way)
    assert_nothing_differs()


def test_the_siblings_of_a_page_put_between_them_still_stand_where_they_stand(home, section):
    last = factories.SectionPageFactory(parent=home)
    (article,) = fill(section, 1)
    fresh(last).move(fresh(section), "left")
    assert item_of(article).tree_path == fresh(article).path
    assert_nothing_differs()


def test_a_draft_that_moves_takes_live_pages_below_it_along(home, section):
    (article,) = fill(section, 1)
    fresh(section).unpublish()
    fresh(section).move(fresh(factories.SectionPageFactory(parent=home, slug="xa-hoi")), "last-child")
    assert item_of(article).path.startswith("/xa-hoi/kinh-te/")
    assert_nothing_differs()


def test_a_renamed_section_takes_everything_below_it_along(section):
    (article,) = fill(section, 1)
    section.slug = "moi"
    section.save_revision().publish()
    assert item_of(article).path.startswith("/moi/")
    assert_nothing_differs()


def test_a_move_costs_as_many_queries_whatever_stands_below(home, section):
    def cost(page, target) -> int:
        with CaptureQueriesContext(connection) as found:
            fresh(page).move(fresh(target), "last-child")
        # Without Wagtail's redirects, which it makes one by one.
        return len([query for query in found if "newsdesk_api" in query["sql"]])

    target = factories.SectionPageFactory(parent=home)
    few = factories.SectionPageFactory(parent=home)
    fill(few, 1)
    fill(section, 6)
    cost(factories.SectionPageFactory(parent=home), target)
    assert cost(few, target) == cost(section, target)


def test_hiding_costs_as_many_queries_whatever_stands_below(home, section):
    def cost(page) -> int:
        with CaptureQueriesContext(connection) as found:
            restrict(page)
        return len(found)

    few = factories.SectionPageFactory(parent=home)
    fill(few, 1)
    fill(section, 6)
    assert cost(few) == cost(section)
    assert (
        SearchEntry.objects.filter(hidden=True).count() == ContentItem.objects.filter(hidden=True).count() > 7
    )
    assert_nothing_differs()


def test_a_site_below_another_keeps_its_addresses_when_the_outer_one_is_renamed(home, section):
    inner = factories.HomePageFactory(parent=section)
    Site.objects.create(hostname="huyen.example", root_page=inner)
    (article,) = fill(inner, 1)
    path, address = item_of(article).path, item_of(article).canonical_url
    assert address.startswith("http://huyen.example/")
    section.slug = "moi"
    section.save_revision().publish()
    assert (item_of(article).path, item_of(article).canonical_url) == (path, address)
    assert_nothing_differs()


@pytest.mark.parametrize("change", [{"hostname": "moi.example"}, {"port": 8080}])
def test_a_site_with_another_host_or_port_has_other_addresses(section, change):
    (article,) = fill(section, 1)
    site = Site.objects.get()
    for name, value in change.items():
        setattr(site, name, value)
    site.save()
    assert item_of(article).canonical_url == f"{site.root_url}{item_of(article).path}"
    assert_nothing_differs()


def test_without_its_site_nothing_has_an_address(section):
    (article,) = fill(section, 1)
    Site.objects.get().delete()
    item = item_of(article)
    assert (item.site, item.path, item.canonical_url, item.entry.site) == (None, "", "", None)
    assert_nothing_differs()


def test_a_language_with_another_code_has_other_addresses(home):
    locale = factories.locale("en")
    english = home.copy_for_translation(locale)
    english.save_revision().publish()
    article = factories.ArticlePageFactory(parent=english, locale=locale)
    poll = factories.PollFactory(locale=locale)
    locale.language_code = "fr"
    locale.save()
    item = item_of(article)
    assert (item.locale, item.entry.locale) == ("fr", "fr")
    assert item.path.startswith("/fr/")
    assert '"locale":"fr"' in item.document
    assert ContentItem.objects.get(key=f"poll:{poll.pk}").locale == "fr"
    assert Locale.objects.filter(language_code="fr").exists()
    assert_nothing_differs()


def test_an_alias_may_be_seen_by_whom_its_original_may_be_seen(home, section):
    (article,) = fill(section, 1)
    alias = article.create_alias(parent=home, update_slug="o-day")
    restriction = restrict(article)
    assert item_of(alias).hidden
    assert_nothing_differs()
    restriction.delete()
    assert not item_of(alias).hidden
    assert_nothing_differs()


def test_a_page_with_addresses_of_its_own_is_asked_for_them(home, section, monkeypatch):
    page = factories.StandardPageFactory(parent=section)
    monkeypatch.setattr(
        StandardPage, "get_url_parts", lambda page, request=None: (1, "http://x", f"/p/{page.depth}/")
    )
    target = factories.SectionPageFactory(parent=home)
    fresh(section).move(fresh(target), "last-child")
    assert item_of(page).path == f"/p/{fresh(page).depth}/"
    assert StandardPage in kinds.PAGE_TYPES


def test_old_content_restored_is_what_readers_see(section):
    (article,) = fill(section, 1)
    article.lead = "Câu cũ."
    old = article.save_revision()
    old.publish()
    article.lead = "Câu mới."
    article.save_revision().publish()
    assert "Câu mới" in item_of(article).document
    old.publish()
    assert "Câu cũ" in item_of(article).document
    assert_nothing_differs()


def test_nothing_is_written_where_nothing_moved(section):
    fill(section, 2)
    before = list(ContentItem.objects.order_by("pk").values_list("version", flat=True))
    section.description = "Một câu."
    section.save()
    after = list(ContentItem.objects.order_by("pk").values_list("version", flat=True))
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert SectionPage.objects.get(pk=section.pk).description == "Một câu."
