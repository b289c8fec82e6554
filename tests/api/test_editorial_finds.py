"""What random lives have found, each as the shortest life in which it shows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from api.models import ContentItem
from api.verification import differences
from pages.models import ArticlePage, BannerPlacement, LinkGroup, RelatedArticle, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_page_that_expires_soon_is_answered(section, client):
    article = factories.ArticlePageFactory(parent=section, expire_at=timezone.now() + timedelta(hours=1))
    answer = client.get("/api/v1/resolve/", {"path": article.get_url_parts()[2]})

    assert answer.status_code == 200


def test_pages_put_in_another_order_stand_where_the_tree_has_them(home):
    first, second = (factories.SectionPageFactory(parent=home) for _ in range(2))
    inside = factories.ArticlePageFactory(parent=first)
    Page.objects.get(pk=second.pk).move(Page.objects.get(pk=first.pk), "left")

    stored = dict(ContentItem.objects.filter(kind="page").values_list("object_id", "tree_path"))
    assert stored == dict(Page.objects.filter(pk__in=stored).values_list("pk", "path"))
    assert differences("page", [inside.pk]) == ({}, [])


def test_an_article_of_a_section_that_was_put_behind_has_no_stranger_above_it(home, client):
    first, second = (factories.SectionPageFactory(parent=home) for _ in range(2))
    inside = factories.ArticlePageFactory(parent=first)
    Page.objects.get(pk=second.pk).move(Page.objects.get(pk=first.pk), "left")

    answer = client.get("/api/v1/resolve/", {"path": inside.get_url_parts()[2]}).json()
    assert [crumb["id"] for crumb in answer["breadcrumbs"]] == [home.pk, first.pk]


def test_an_article_moved_along_with_its_section_is_filed_below_the_new_ones(home, section):
    inner = factories.SectionPageFactory(parent=section)
    article = factories.ArticlePageFactory(parent=inner)
    other = factories.SectionPageFactory(parent=home)
    Page.objects.get(pk=inner.pk).move(Page.objects.get(pk=other.pk), "last-child")

    assert differences("page", [article.pk]) == ({}, [])


def test_the_settings_of_a_renamed_site_are_what_would_be_written_now(home):
    site = Site.objects.get()
    own = SiteSettings.for_site(site)
    own.save()
    site.hostname = "moi.example.vn"
    site.save()

    assert differences("settings", [own.pk]) == ({}, [])


def test_a_redirect_that_is_changed_after_it_was_followed_leads_elsewhere(home, section, client):
    redirect = Redirect.objects.create(old_path="/cu", redirect_page=section)
    assert client.get("/api/v1/resolve/", {"path": "/cu/"}).json()["location"] != "/"
    redirect.redirect_page = home
    redirect.save()

    assert client.get("/api/v1/resolve/", {"path": "/cu/"}).json()["location"] == "/"


def test_banners_put_in_another_order_show_in_it_at_once(home, client):
    placement = factories.PlacementFactory(slug="ben-phai")
    first, second = (factories.BannerFactory(placement=placement) for _ in range(2))
    assert shown_at(client) == [first.pk, second.pk]
    placement.banner_placements = [
        BannerPlacement(banner=banner, sort_order=number) for number, banner in enumerate((second, first))
    ]
    placement.save()

    assert shown_at(client) == [second.pk, first.pk]


def shown_at(client) -> list[int]:
    answer = client.get("/api/v1/banners/", {"placement": "ben-phai"})
    return [banner["id"] for banner in answer.json()["items"]]


def test_link_groups_put_in_another_order_show_in_it_at_once(home, client):
    first, second, third = (factories.LinkGroupFactory() for _ in range(3))
    client.get("/api/v1/site/")
    client.force_login(factories.superuser())
    client.post(reverse(LinkGroup.snippet_viewset.get_url_name("reorder"), args=[first.pk]) + "?position=2")

    shown = client.get("/api/v1/site/").json()["link_groups"]
    assert [group["id"] for group in shown] == [second.pk, third.pk, first.pk]


def test_link_groups_put_in_another_order_are_stored_in_it(client):
    first, second, third = (factories.LinkGroupFactory() for _ in range(3))
    client.force_login(factories.superuser())
    url = reverse(LinkGroup.snippet_viewset.get_url_name("reorder"), args=[third.pk])
    assert client.post(f"{url}?position=0").status_code == 200

    assert differences("link_group", [first.pk, second.pk, third.pk]) == ({}, [])


def naming_a_related_article(section):
    other = factories.ArticlePageFactory(parent=section)
    article = factories.ArticlePageFactory(parent=section)
    article.related_articles = [RelatedArticle(article=other)]
    article.save()
    return article, other


def naming_a_lead_picture(section):
    image = factories.ImageFactory()
    return factories.ArticlePageFactory(parent=section, lead_picture=image), image


@pytest.mark.parametrize("naming", [naming_a_related_article, naming_a_lead_picture])
def test_what_names_something_deleted_is_what_would_be_written_now(section, naming):
    article, named = naming(section)
    named.delete()

    assert differences("page", [article.pk]) == ({}, [])


def test_a_language_with_another_code_has_it_in_every_item(section):
    article = factories.ArticlePageFactory(parent=section)
    locale = Locale.objects.get(language_code="vi")
    locale.language_code = "fr"
    locale.save()

    assert differences("page", [ArticlePage.objects.get(pk=article.pk).pk]) == ({}, [])
