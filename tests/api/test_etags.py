"""An ETag stands for the bytes of an answer: it changes with them, and with nothing else."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db.models import F
from django.utils import timezone

from api import micro_cache
from api.answers import Answer
from api.models import ContentItem
from api.storing import touch
from pages import models
from tests import factories

from . import small_portal
from .small_portal import ADDRESSES

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa", slug="van-hoa")


@pytest.fixture
def article(section):
    return factories.ArticlePageFactory(parent=section, title="Bài", slug="bai", lead="Dài " * 400)


@pytest.fixture
def address(article):
    return f"/api/v1/articles/{article.pk}/"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_who_has_an_answer_is_told_so_without_its_being_written(client, settings, kind):
    settings.NEWSDESK_ANSWER_CACHE = False
    portal = small_portal.build()
    address = small_portal.address(client, portal, kind)
    first = client.get(address)
    written = []
    original = Answer.__init__

    def watched(self, write, *args, **kwargs):
        original(self, lambda: written.append(1) or write(), *args, **kwargs)

    with mock.patch.object(Answer, "__init__", watched):
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, written) == (304, b"", [])
        assert client.get(address).content == first.content
        assert written == [1]
    kept = ("ETag", "Cache-Control", "Vary", "X-Content-Type-Options")
    assert {name: again.get(name) for name in kept} == {name: first.get(name) for name in kept}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_an_answer_made_again_later_has_the_same_etag_and_bytes(client, monkeypatch, kind):
    portal = small_portal.build()
    address = small_portal.address(client, portal, kind)
    first = client.get(address)
    later = timezone.now() + timedelta(seconds=7)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    monkeypatch.setattr("time.time", later.timestamp)
    micro_cache.forget()
    again = client.get(address)
    assert (again["ETag"], again.content) == (first["ETag"], first.content)


def changed(client, address: str, change) -> tuple[bool, bool]:
    """Return whether a change gives an answer other bytes, and another ETag."""
    before = client.get(address)
    change()
    after = client.get(address)
    return before.content != after.content, before["ETag"] != after["ETag"]


def rename(page, title="Tên mới"):
    page.title = title
    page.save_revision().publish()


def test_an_etag_changes_with_the_title_of_the_section(client, section, address):
    assert changed(client, address, lambda: rename(section)) == (True, True)


def test_an_etag_changes_with_the_sizes_of_a_picture(client, section):
    image = factories.ImageFactory()
    article = factories.ArticlePageFactory(parent=section, lead_picture=image)

    def one_more_size():
        item = ContentItem.objects.get(key=f"image:{image.pk}")
        card = item.card.replace('"width":32', '"width":33')
        ContentItem.objects.filter(pk=item.pk).update(card=card, version=F("version") + 1)
        touch()

    assert changed(client, f"/api/v1/articles/{article.pk}/", one_more_size) == (True, True)


def test_an_etag_changes_with_a_related_article_that_is_hidden(client, section, article, address):
    other = factories.ArticlePageFactory(parent=section)
    article.related_articles = [models.RelatedArticle(article=other)]
    article.save()
    assert changed(client, address, other.unpublish) == (True, True)


def two_banners(section, placement):
    image = factories.ImageFactory()
    for _ in range(2):
        factories.BannerFactory(placement=placement, picture=image)
    home = section.get_parent().specific
    home.aside = [("banner_placement", placement)]
    home.save()


@pytest.mark.parametrize("call", ["/api/v1/banners/?placement=ben-phai", "/api/v1/resolve/?path=/"])
def test_an_etag_changes_with_the_order_of_banners(client, section, call):
    placement = factories.PlacementFactory(slug="ben-phai")
    two_banners(section, placement)

    def reverse():
        for order, row in enumerate(placement.banner_placements.order_by("-sort_order")):
            row.sort_order = order
            row.save()

    assert changed(client, call, reverse) == (True, True)


def test_an_etag_changes_when_a_banner_moves_from_the_end_of_one_list_to_the_beginning_of_the_next(
    client, section
):
    first, second = factories.PlacementFactory(), factories.PlacementFactory()
    two_banners(section, first)
    home = section.get_parent().specific
    home.aside = [("banner_placement", first), ("banner_placement", second)]
    home.save()

    def move():
        first.banner_placements.order_by("sort_order").last().delete()
        models.BannerPlacement.objects.create(
            placement=second, banner=models.Banner.objects.order_by("pk").last()
        )

    assert changed(client, "/api/v1/resolve/?path=/", move) == (True, True)


@pytest.mark.parametrize("call", ["/api/v1/banners/?placement=ben-phai", "/api/v1/articles/", "{address}"])
def test_an_etag_does_not_change_with_what_the_answer_does_not_show(client, section, address, call):
    target = factories.StandardPageFactory(parent=section.get_parent(), title="Trang đích")
    factories.BannerFactory(link="", page=target, placement=factories.PlacementFactory(slug="ben-phai"))
    draft = factories.ArticlePageFactory(parent=section, live=False)

    def change_others():
        rename(target)
        rename(section.get_parent().specific)
        draft.save_revision()
        factories.StandardPageFactory(parent=section.get_parent())

    assert changed(client, call.format(address=address), change_others) == (False, False)


def test_a_list_of_a_section_does_not_change_with_a_title_it_does_not_show(client, section):
    factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=section))
    call = f"/api/v1/articles/?section={section.pk}"
    assert changed(client, call, lambda: rename(section)) == (False, False)


def test_each_content_coding_has_an_etag_of_its_own(client, address):
    etags = {
        coding: client.get(address, headers={"Accept-Encoding": coding})["ETag"]
        for coding in ("br", "gzip", "")
    }
    plain = etags[""].strip('"')
    assert etags == {"br": f'"{plain}-br"', "gzip": f'"{plain}-gzip"', "": f'"{plain}"'}
    headers = {"Accept-Encoding": "gzip", "If-None-Match": etags["br"]}
    assert client.get(address, headers=headers).status_code == 200


@pytest.mark.parametrize("tags", ["{0}", "W/{0}", '"x", W/{0}, "y"', '"a","b",{0}', "*"])
def test_tags_are_compared_weakly_and_each_of_several_counts(client, address, tags):
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tags.format(etag)}).status_code == 304


@pytest.mark.parametrize("tags", ['"x"', 'W/"x", "y"', "", "nonsense"])
def test_who_has_something_else_gets_the_answer(client, address, tags):
    assert client.get(address, headers={"If-None-Match": tags}).status_code == 200


@pytest.mark.parametrize("kept", [True, False])
def test_who_wants_another_answer_is_refused(client, settings, address, kept):
    settings.NEWSDESK_ANSWER_CACHE = kept
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-Match": etag}).status_code == 200
    refused = client.get(address, headers={"If-Match": '"x"'})
    assert (refused.status_code, refused["Cache-Control"]) == (412, "no-store")
    assert refused.json()["type"] == "urn:newsdesk:problem:precondition-failed"
    # If-Match compares strongly: a weak tag matches nothing.
    assert client.get(address, headers={"If-Match": f"W/{etag}"}).status_code == 412


def test_head_has_the_headers_of_get_and_no_body(client, address):
    asked, head = client.get(address), client.head(address)
    own = {"X-Request-Id"}
    assert {name: value for name, value in head.items() if name not in own} == {
        name: value for name, value in asked.items() if name not in own
    }
    assert head.content == b""
    assert client.head(address, headers={"If-None-Match": asked["ETag"]}).status_code == 304
