"""Logging in and saving a first draft. The day that follows: ``test_officers_day.py``."""

import re

import pytest

from pages.models import ArticlePage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-2026"
TITLE = "Lễ hội đền Thượng khai mạc"


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


def test_a_draft_can_be_saved_with_nothing_but_a_title(newsroom, desk, live_server):
    section = factories.SectionPageFactory(parent=newsroom)
    page = desk(factories.reporter())
    page.goto(f"{live_server.url}/admin/pages/add/newsdesk_pages/articlepage/{section.pk}/")
    page.fill("#id_title", TITLE)
    page.locator("footer button.action-save, .footer button.action-save").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert ArticlePage.objects.get().lead == ""
