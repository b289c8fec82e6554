"""Banners and groups of web links are put in order by dragging."""

import pytest
from playwright.sync_api import expect

from pages.models import LinkGroup
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(browser, newsroom, client, live_server):
    """A banner manager's window."""
    client.force_login(factories.banner_manager())
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 1000})
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return context.new_page()


def drag(page, handle, target) -> None:
    """Drag one thing above another as a hand does: the list moves only while the pointer moves."""
    start, end = handle.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2 + 20, steps=12)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] - 5, steps=12)
    page.mouse.up()


def test_banners_are_dragged_into_order_on_the_form_of_their_placement(desk, live_server):
    placement = factories.PlacementFactory()
    for title in ("A", "B"):
        factories.BannerFactory(title=title, placement=placement)
    desk.goto(f"{live_server.url}/admin/snippets/newsdesk_pages/placement/edit/{placement.pk}/")
    rows = desk.locator("[data-inline-panel-child]")
    expect(rows).to_have_count(2)
    handles = desk.locator("[data-inline-panel-child-drag]")
    handles.nth(1).scroll_into_view_if_needed()
    drag(desk, handles.nth(1), handles.nth(0))
    expect(rows.first).to_contain_text("B")
    with desk.expect_navigation():
        desk.locator("footer button[type=submit], .footer button[type=submit]").first.click()

    assert [place.banner.title for place in placement.banner_placements.order_by("sort_order")] == ["B", "A"]


def test_groups_of_web_links_are_dragged_into_order_in_their_list(desk, live_server):
    for title in ("A", "B"):
        factories.LinkGroupFactory(title=title)
    desk.goto(f"{live_server.url}/admin/snippets/newsdesk_pages/linkgroup/?ordering=sort_order")
    handles = desk.locator("[data-w-orderable-target=handle]")
    expect(handles).to_have_count(2)
    with desk.expect_response("**/linkgroup/reorder/**") as answered:
        drag(desk, handles.nth(1), handles.nth(0))

    assert answered.value.ok
    assert list(LinkGroup.objects.values_list("title", flat=True)) == ["B", "A"]
