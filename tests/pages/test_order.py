"""Banners and groups of web links are put in order by dragging: at once, and logged."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import LinkGroup
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    """A banner manager's browser in a newsroom with a home page."""
    factories.newsroom()
    factories.home_site()
    client.force_login(factories.banner_manager())
    return client


def groups_of_the_portal(client) -> list[str]:
    return [group["title"] for group in client.get("/api/v1/site/").json()["link_groups"]]


def move(client, group, position: int) -> int:
    url = reverse("wagtailsnippets_newsdesk_pages_linkgroup:reorder", args=[group.pk])
    return client.post(f"{url}?position={position}").status_code


def logged() -> list[str]:
    return list(ModelLogEntry.objects.filter(action="wagtail.reorder").values_list("label", flat=True))


def test_a_new_group_comes_last():
    numbers = [factories.LinkGroupFactory().sort_order for _ in range(3)]

    assert numbers == [0, 1, 2]


def test_groups_put_in_order_show_so_at_once(officer):
    for title in ("A", "B", "C"):
        factories.LinkGroupFactory(title=title)
    last = LinkGroup.objects.get(title="C")

    assert move(officer, last, 0) == 200
    assert groups_of_the_portal(officer) == ["C", "A", "B"]
    assert logged() == ["C"]


def test_groups_that_share_a_number_can_be_put_in_order(officer):
    for title in ("A", "B", "C"):
        factories.LinkGroupFactory(title=title, sort_order=0)

    assert move(officer, LinkGroup.objects.get(title="A"), 2) == 200
    assert groups_of_the_portal(officer) == ["B", "C", "A"]


def test_an_older_draft_leaves_the_group_where_it_was_put(officer):
    first, _ = factories.LinkGroupFactory(title="A"), factories.LinkGroupFactory(title="B")
    draft = first.save_revision()
    move(officer, first, 1)
    Revision.objects.get(pk=draft.pk).publish()

    assert groups_of_the_portal(officer) == ["B", "A"]


@pytest.mark.parametrize("role", ["reporter", "editor", "auditor"])
def test_who_may_not_edit_may_not_put_in_order(officer, role):
    first, second = factories.LinkGroupFactory(title="A"), factories.LinkGroupFactory(title="B")
    officer.force_login(getattr(factories, role)())

    assert move(officer, second, 0) == 302
    assert list(LinkGroup.objects.all()) == [first, second]


def test_banners_put_in_order_show_so_at_once(officer):
    placement = factories.PlacementFactory(slug="ben-phai")
    for title in ("A", "B"):
        factories.BannerFactory(title=title, placement=placement)
    first, second = placement.banner_placements.all()
    rows = [
        {"id": first.pk, "banner": first.banner_id, "ORDER": 2},
        {"id": second.pk, "banner": second.banner_id, "ORDER": 1},
    ]
    form = {"name": placement.name, "slug": "ben-phai", "width": 300, "height": 120}
    form["banner_placements"] = inline_formset(rows, initial=2)
    url = reverse("wagtailsnippets_newsdesk_pages_placement:edit", args=[placement.pk])
    assert officer.post(url, nested_form_data(form)).status_code == 302

    shown = officer.get("/api/v1/banners/", {"placement": "ben-phai", "path": "/"}).json()["items"]
    assert [banner["title"] for banner in shown] == ["B", "A"]
    entry = ModelLogEntry.objects.get(action="wagtail.reorder")
    assert entry.data["after"] == [second.banner_id, first.banner_id]
