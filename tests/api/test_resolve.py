from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db

URL = "/api/v1/resolve/"


@pytest.fixture
def home():
    return factories.home_site(title="Trang chủ")


@pytest.fixture
def section(home):
    return factories.SectionPageFactory(parent=home, title="Văn hóa")


def resolve(client, path, status=200, **parameters):
    answer = client.get(URL, {"path": path, **parameters})
    assert answer.status_code == status, answer.content
    return answer.json()


def test_one_call_answers_with_page_zones_breadcrumbs_and_alternates(client, home, section):
    poll = factories.PollFactory()
    home.aside = [("poll", poll), ("visit_counter", {"title": "Lượt truy cập"})]
    home.save()
    factories.ArticlePageFactory(parent=section, title="Lễ hội đền Thượng")
    answer = resolve(client, "/van-hoa/le-hoi-den-thuong/")
    assert answer["kind"] == "page"
    assert (answer["page"]["type"], answer["page"]["title"]) == ("article", "Lễ hội đền Thượng")
    assert answer["page"]["section"]["title"] == "Văn hóa"
    assert [crumb["title"] for crumb in answer["breadcrumbs"]] == ["Trang chủ", "Văn hóa"]
    assert [block["type"] for block in answer["zones"]["aside"]] == ["poll", "visit_counter"]
    assert answer["zones"]["aside"][0]["value"]["question"] == poll.question
    assert answer["alternates"] == []


def test_a_section_with_an_aside_of_its_own_does_not_inherit(client, home, section):
    home.aside = [("visit_counter", {"title": "Trang chủ"})]
    home.save()
    section.aside = [("visit_counter", {"title": "Chuyên mục"})]
    section.save()
    article = factories.ArticlePageFactory(parent=section)
    aside = resolve(client, article.get_url_parts()[2])["zones"]["aside"]
    assert [block["value"]["title"] for block in aside] == ["Chuyên mục"]


@pytest.mark.parametrize("path", ["/van-hoa", "/van-hoa/", "//van-hoa//", "/van-hoa/?x=1"])
def test_a_path_is_found_however_its_slashes_are_written(client, section, path):
    assert resolve(client, path)["page"]["id"] == section.pk


def test_the_other_language_stands_under_its_code_and_is_an_alternate(client, home):
    english = home.copy_for_translation(factories.locale("en"))
    english.save_revision().publish()
    assert resolve(client, "/")["alternates"] == [{"locale": "en", "url": "/en/"}]
    answer = resolve(client, "/en/")
    assert answer["page"]["locale"] == "en"
    assert answer["alternates"] == [{"locale": "vi", "url": "/"}]


def test_a_path_that_never_was_is_not_found(client, home):
    assert resolve(client, "/khong-co/", 404)["type"] == "urn:newsdesk:problem:not-found"


def test_what_was_public_and_is_unpublished_is_gone(client, section):
    path = section.get_url_parts()[2]
    section.unpublish()
    assert resolve(client, path, 410)["type"] == "urn:newsdesk:problem:gone"


def test_what_was_public_and_is_deleted_is_gone(client, section):
    path = section.get_url_parts()[2]
    section.delete()
    resolve(client, path, 410)


def test_an_expired_page_is_gone_even_if_nothing_took_it_down(client, section):
    article = factories.ArticlePageFactory(parent=section, expire_at=timezone.now() - timedelta(seconds=1))
    resolve(client, article.get_url_parts()[2], 410)


def test_a_draft_of_a_live_page_does_not_show(client, section):
    article = factories.ArticlePageFactory(parent=section, title="Đã đăng")
    article.title = "Chưa đăng"
    article.save_revision()
    assert resolve(client, article.get_url_parts()[2])["page"]["title"] == "Đã đăng"


def test_a_redirect_to_a_page_answers_with_its_address(client, home, section):
    Redirect.objects.create(old_path="/cu", redirect_page=section, is_permanent=True, site=Site.objects.get())
    assert resolve(client, "/cu/") == {"kind": "redirect", "location": "/van-hoa/", "permanent": True}


def test_a_chain_of_redirects_is_one_answer(client, home, section):
    Redirect.objects.create(old_path="/a", redirect_link="/b", is_permanent=True)
    Redirect.objects.create(old_path="/b", redirect_page=section, is_permanent=False)
    assert resolve(client, "/a/") == {"kind": "redirect", "location": "/van-hoa/", "permanent": False}


def test_a_redirect_to_itself_is_none(client, home):
    Redirect.objects.create(old_path="/vong", redirect_link="/vong/")
    resolve(client, "/vong/", 404)


def test_a_circle_of_redirects_is_none(client, home):
    Redirect.objects.create(old_path="/a", redirect_link="/b")
    Redirect.objects.create(old_path="/b", redirect_link="/a")
    resolve(client, "/a/", 404)


def test_a_redirect_to_the_same_path_of_another_host_is_no_circle(client, home):
    Redirect.objects.create(old_path="/cu", redirect_link="https://khac.example/cu/")
    assert resolve(client, "/cu/")["location"] == "https://khac.example/cu/"


def test_a_redirect_to_a_page_of_another_site_names_that_site(client, home):
    other = factories.HomePageFactory(slug="khac")
    Site.objects.create(hostname="khac.example", root_page=other)
    Redirect.objects.create(old_path="/cu", redirect_page=other, site=Site.objects.get(hostname="localhost"))
    assert resolve(client, "/cu/")["location"] == "http://khac.example/"


@pytest.mark.parametrize("link", ["//[x", "http://[x", "javascript:alert(1)", "x"])
def test_a_redirect_to_no_address_is_no_error(client, home, link):
    Redirect.objects.create(old_path="/cu", redirect_link=link)
    assert client.get(URL, {"path": "/cu/"}).status_code in (200, 404)


def test_an_old_address_that_differs_by_its_query_has_a_redirect_of_its_own(client, home, section):
    Redirect.objects.create(old_path="/tin", redirect_link="/tat-ca/")
    Redirect.objects.create(old_path="/tin?id=7", redirect_page=section)
    assert resolve(client, "/tin?id=7")["location"] == "/van-hoa/"
    assert resolve(client, "/tin?id=8")["location"] == "/tat-ca/"


def test_the_redirect_of_a_site_goes_before_one_of_all_sites(client, home):
    Redirect.objects.create(old_path="/cu", redirect_link="/chung/")
    Redirect.objects.create(old_path="/cu", redirect_link="/rieng/", site=Site.objects.get())
    assert resolve(client, "/cu/")["location"] == "/rieng/"


def test_renaming_a_section_moves_its_articles_even_if_only_capitals_change(client, section):
    article = factories.ArticlePageFactory(parent=section, slug="bai")
    section.slug = "Van-Hoa"
    section.save()
    assert resolve(client, "/Van-Hoa/bai/")["page"]["id"] == article.pk


def test_a_renamed_section_leaves_redirects_for_everything_below(
    client, section, django_capture_on_commit_callbacks
):
    article = factories.ArticlePageFactory(parent=section, slug="bai")
    with django_capture_on_commit_callbacks(execute=True):
        article.slug = "bai-moi"
        article.save_revision().publish()
        section.slug = "van-hoa-moi"
        section.save_revision().publish()
    for old in ("/van-hoa/bai/", "/van-hoa/bai-moi/"):
        assert resolve(client, old)["location"] == "/van-hoa-moi/bai-moi/"


def test_a_redirect_to_a_draft_is_none(client, home):
    draft = factories.SectionPageFactory(parent=home, live=False)
    Redirect.objects.create(old_path="/cu", redirect_page=draft)
    resolve(client, "/cu/", 404)


def test_renaming_a_section_moves_its_articles(client, section):
    article = factories.ArticlePageFactory(parent=section, title="Hội làng", slug="hoi-lang")
    section.slug = "van-hoa-du-lich"
    section.save()
    assert resolve(client, "/van-hoa-du-lich/hoi-lang/")["page"]["id"] == article.pk
    assert resolve(client, "/van-hoa-du-lich/")["page"]["url"] == "/van-hoa-du-lich/"


def test_the_host_header_shapes_nothing(client, section):
    plain = client.get(URL, {"path": "/van-hoa/"}).content
    forged = client.get(
        URL, {"path": "/van-hoa/"}, headers={"host": "evil.example", "x-forwarded-host": "evil.example"}
    ).content
    assert plain == forged
    assert b"evil" not in forged


def test_an_article_of_a_second_place_names_the_original_as_canonical(client, home, section):
    original = factories.ArticlePageFactory(parent=section, title="Một bài", slug="mot-bai")
    other = factories.SectionPageFactory(parent=home, title="Du lịch")
    original.create_alias(parent=other)
    page = resolve(client, "/du-lich/mot-bai/")["page"]
    assert page["url"] == "/du-lich/mot-bai/"
    assert page["canonical_url"].endswith("/van-hoa/mot-bai/")


def test_a_featured_list_that_names_nothing_shows_the_newest_featured(client, home, section):
    factories.ArticlePageFactory(parent=section, title="Thường")
    star = factories.ArticlePageFactory(parent=section, title="Nổi bật", featured=True)
    assert [card["id"] for card in resolve(client, "/")["page"]["featured"]] == [star.pk]


def test_a_featured_list_that_names_articles_shows_them_in_order(client, home, section):
    first, second = (factories.ArticlePageFactory(parent=section) for _ in range(2))
    home.featured_articles = [models.FeaturedArticle(article=second), models.FeaturedArticle(article=first)]
    home.save()
    assert [card["id"] for card in resolve(client, "/")["page"]["featured"]] == [second.pk, first.pk]
