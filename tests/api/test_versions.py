"""One number advances with everything an answer is made of."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from api.models import ContentItem, VersionCounter
from pages.models import BannerPlacement, LinkGroup, Placement
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed():
    placement = factories.PlacementFactory()
    for _ in range(2):
        factories.BannerFactory(placement=placement)
    return placement


def version() -> int:
    return VersionCounter.objects.get().value


def a_redirect() -> Redirect:
    return Redirect.objects.create(old_path="/cu", redirect_link="/moi/")


def save_it(thing):
    thing.save()


def delete_it(thing):
    thing.delete()


@pytest.mark.parametrize("change", [save_it, delete_it])
@pytest.mark.parametrize("make", [a_redirect, lambda: factories.locale("en"), Site.objects.get])
def test_what_is_read_beside_items_advances_the_version(home, make, change):
    thing = make()
    before = version()
    change(thing)
    assert version() > before


def test_a_new_redirect_advances_the_version(home):
    before = version()
    a_redirect()
    assert version() > before


def test_a_redirect_made_by_a_new_address_is_there_at_the_last_version(
    home, django_capture_on_commit_callbacks
):
    section = factories.SectionPageFactory(parent=home)
    with django_capture_on_commit_callbacks(execute=True):
        section.slug = "moi"
        section.save_revision().publish()
        before = version()
    assert Redirect.objects.filter(redirect_page=section).exists()
    assert version() > before


def test_the_order_of_banners_advances_the_version(placed):
    before = version()
    for order, row in enumerate(placed.banner_placements.order_by("-sort_order")):
        row.sort_order = order
        row.save()
    assert version() > before


def test_a_banner_taken_from_a_placement_advances_the_version(placed):
    before = version()
    BannerPlacement.objects.first().delete()
    assert version() > before


def test_a_deleted_placement_advances_the_version(placed):
    before = version()
    Placement.objects.get().delete()
    assert version() > before


def test_groups_of_links_put_in_order_by_dragging_are_so_for_readers(client):
    client.force_login(factories.superuser())
    groups = [factories.LinkGroupFactory() for _ in range(3)]
    before = version()
    address = reverse(LinkGroup.snippet_viewset.get_url_name("reorder"), args=[groups[2].pk])
    assert client.post(f"{address}?position=0").status_code == 200
    assert version() > before
    order = (
        ContentItem.objects.filter(kind="link_group")
        .order_by("sort_order")
        .values_list("object_id", flat=True)
    )
    assert list(order) == [groups[2].pk, groups[0].pk, groups[1].pk]


def test_a_deleted_page_advances_the_version(home):
    section = factories.SectionPageFactory(parent=home)
    before = version()
    Page.objects.get(pk=section.pk).delete()
    assert version() > before
