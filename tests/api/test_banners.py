from datetime import timedelta

import pytest
from django.utils import timezone

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db

READER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.fixture
def placement():
    return factories.PlacementFactory(slug="ben-phai")


def shown(client, path="/", **more) -> list[int]:
    answer = client.get("/api/v1/banners/", {"placement": "ben-phai", "path": path, **more})
    assert answer.status_code == 200, answer.content
    return [banner["id"] for banner in answer.json()["items"]]


def test_banners_come_in_the_order_of_their_placement(client, home, placement):
    first, second = (factories.BannerFactory(placement=placement) for _ in range(2))
    assert shown(client) == [first.pk, second.pk]
    place = second.banner_placements.get()
    place.sort_order = -1
    place.save()
    assert shown(client) == [second.pk, first.pk]


def test_a_banner_shows_only_inside_its_dates(client, home, placement):
    hour = timedelta(hours=1)
    now = timezone.now()
    factories.BannerFactory(placement=placement, starts_at=now + hour)
    factories.BannerFactory(placement=placement, ends_at=now - hour)
    current = factories.BannerFactory(placement=placement, starts_at=now - hour, ends_at=now + hour)
    assert shown(client) == [current.pk]


def test_a_banner_limited_to_a_section_shows_there_and_below(client, home, placement):
    section = factories.SectionPageFactory(parent=home, title="Du lịch")
    article = factories.ArticlePageFactory(parent=section)
    banner = factories.BannerFactory(placement=placement)
    banner.sections = [section]
    banner.save()
    assert shown(client) == []
    assert shown(client, "/du-lich/") == [banner.pk]
    assert shown(client, article.get_url_parts()[2]) == [banner.pk]


def test_a_banner_says_what_a_front_end_needs(client, home, placement):
    banner = factories.BannerFactory(placement=placement, title="Dịch vụ công", new_tab=True)
    (shown_banner,) = client.get("/api/v1/banners/", {"placement": "ben-phai"}).json()["items"]
    assert shown_banner["type"] == "banner"
    assert shown_banner["url"] == f"/api/v1/banners/{banner.pk}/click/"
    assert shown_banner["new_tab"] is True
    assert shown_banner["picture"]["alt"] == banner.picture_alt


def test_a_click_is_counted_before_it_leads_on(client, home):
    banner = factories.BannerFactory(link="https://dvc.example/a?b=1")
    answer = client.get(f"/api/v1/banners/{banner.pk}/click/", headers=READER)
    assert (answer.status_code, answer["Location"]) == (302, "https://dvc.example/a?b=1")
    assert answer["Cache-Control"] == "no-store"
    assert models.ClickCount.objects.values_list("people", "bots").get() == (1, 0)


def test_a_click_of_a_program_is_counted_apart(client, home):
    banner = factories.BannerFactory()
    client.get(f"/api/v1/banners/{banner.pk}/click/", headers={"user-agent": "Googlebot/2.1"})
    assert models.ClickCount.objects.values_list("people", "bots").get() == (0, 1)


def test_a_click_leads_only_where_the_banner_says(client, home):
    banner = factories.BannerFactory(link="https://dvc.example/")
    answer = client.get(f"/api/v1/banners/{banner.pk}/click/?next=https://evil.example/", headers=READER)
    assert answer.status_code == 400


def test_a_banner_of_a_page_leads_to_its_address(client, home):
    section = factories.SectionPageFactory(parent=home, title="Du lịch")
    banner = factories.BannerFactory(link="", page=section)
    answer = client.get(f"/api/v1/banners/{banner.pk}/click/", headers=READER)
    assert answer["Location"] == "http://localhost/du-lich/"


def test_a_banner_that_is_over_leads_nowhere(client, home):
    banner = factories.BannerFactory(ends_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/api/v1/banners/{banner.pk}/click/", headers=READER).status_code == 404
    assert not models.ClickCount.objects.exists()


def test_a_banner_to_what_is_hidden_does_not_show(client, home, placement):
    article = factories.ArticlePageFactory(parent=home)
    document = factories.DocumentFactory()
    to_page = factories.BannerFactory(placement=placement, link="", page=article)
    to_document = factories.BannerFactory(placement=placement, link="", document=document)
    to_nothing = factories.BannerFactory(placement=placement, link="")
    assert shown(client) == [to_page.pk, to_document.pk]
    article.unpublish()
    document.delete()
    assert shown(client) == []
    article.save_revision().publish()
    assert shown(client) == [to_page.pk]
    assert client.get(f"/api/v1/banners/{to_nothing.pk}/click/").status_code == 404
