"""From a draft to the portal, as the people do it."""

import re

import pytest
from playwright.sync_api import expect

from pages.models import ArticlePage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-2026"
TITLE = "Lễ hội đền Thượng khai mạc"
TEXT = "Phần lễ diễn ra trang trọng."
LEAD = "Sáng nay, hàng nghìn người dân về dự lễ hội."


@pytest.fixture
def desk(browser, live_server):
    """A member of the newsroom at the admin; ``desk(user)`` logs in through the form."""

    def log_in(user):
        page = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{live_server.url}/admin/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.locator("button[type=submit]").click()
        page.wait_for_url(f"{live_server.url}/admin/")
        return page

    return log_in


def write_and_submit(page, live_server, section) -> None:
    page.goto(f"{live_server.url}/admin/pages/add/newsdesk_pages/articlepage/{section.pk}/")
    page.fill("#id_title", TITLE)
    page.fill("#id_lead", LEAD)
    page.locator("button.c-sf-add-button").first.click()
    page.get_by_role("option", name="Văn bản", exact=True).click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(TEXT)
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("trang tr"))
    open_actions(page)
    with page.expect_navigation():
        page.locator("[name=action-submit]").click()


def open_actions(page) -> None:
    page.locator(
        "footer [data-w-dropdown-target=toggle], .footer [data-w-dropdown-target=toggle]"
    ).first.click()


def approve(page, live_server, article) -> None:
    page.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")
    button = page.locator("[data-workflow-action-name=approve]").first
    if not button.is_visible():
        open_actions(page)
    with page.expect_navigation():
        button.click()


def test_an_article_goes_from_the_reporter_over_editor_and_approver_to_the_portal(
    newsroom, desk, reader, live_server
):
    section = factories.SectionPageFactory(parent=newsroom, title="Văn hóa")
    write_and_submit(desk(factories.reporter()), live_server, section)
    article = ArticlePage.objects.get()
    assert (article.title, article.slug) == (TITLE, "le-hoi-den-thuong-khai-mac")
    assert not article.live
    approve(desk(factories.editor()), live_server, article)
    article.refresh_from_db()
    assert not article.live, "the editor's review alone publishes nothing"
    approve(desk(factories.approver()), live_server, article)
    article.refresh_from_db()
    assert article.live

    portal = reader()
    portal.goto(f"{live_server.url}/van-hoa/le-hoi-den-thuong-khai-mac/")
    expect(portal.locator("h1")).to_have_text(TITLE)
    expect(portal.locator("main")).to_contain_text(LEAD)
    expect(portal.locator("main")).to_contain_text(TEXT)
    expect(portal).to_have_title(re.compile(TITLE))


def test_a_draft_can_be_saved_with_nothing_but_a_title(newsroom, desk, live_server):
    section = factories.SectionPageFactory(parent=newsroom)
    page = desk(factories.reporter())
    page.goto(f"{live_server.url}/admin/pages/add/newsdesk_pages/articlepage/{section.pk}/")
    page.fill("#id_title", TITLE)
    page.locator("footer button.action-save, .footer button.action-save").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert ArticlePage.objects.get().lead == ""
