"""The people of a newsroom and their reader, at their windows: what each does and sees, in words of the trade."""

import re
from contextlib import contextmanager

from django.urls import reverse
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from .conftest import READER


def is_a_page(response) -> bool:
    """Is this the last answer to a click: not a redirect, nor a frame's, nor what a script asked for?"""
    asked = response.request
    return asked.is_navigation_request() and not asked.frame.parent_frame and not 300 <= response.status < 400


class Officer:
    """Somebody of the newsroom, logged in, in Vietnamese."""

    def __init__(self, window: Window, server: str):
        self.window, self.server = window, server

    # Where she goes

    def looks_at_the_dashboard(self) -> None:
        self.goes_to(reverse("wagtailadmin_home"))

    def opens(self, title: str) -> None:
        """Open the editor of what the dashboard names."""
        self.looks_at_the_dashboard()
        self.window.get_by_role("link", name=title).first.click()
        self.window.wait_for_url(re.compile(r"/edit/"))

    def goes_to(self, path: str) -> None:
        self.window.goto(self.server + path)

    # What she does

    def writes(self, section, title: str, lead: str, text: str) -> None:
        self.goes_to(reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk]))
        self.window.fill("#id_title", title)
        self.changes_the_lead(lead)
        self.window.locator("button.c-sf-add-button").first.click()
        self.window.get_by_role("option", name="Văn bản", exact=True).click()
        self.window.locator(".public-DraftEditor-content").first.click()
        self.window.keyboard.type(text)
        expect(self.window.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text[-8:-1])))

    def adds_the_picture(self, title: str, alternative_text: str) -> None:
        self.window.get_by_role("tab", name="Ảnh", exact=True).click()
        self.window.locator("#id_lead_picture-chooser .unchosen button").click()
        self.window.locator(".modal a.image-choice", has_text=title).click()
        expect(self.window.locator(".modal")).to_have_count(0)
        self.window.fill("#id_lead_picture_alt", alternative_text)

    def changes_the_lead(self, lead: str) -> None:
        self.window.fill("#id_lead", lead)

    def says_what_is_changed(self, kind: str, note: str) -> None:
        """Say of a published article what kind of change it is, and what readers are told."""
        self.window.select_option("[name=change_kind]", kind)
        self.window.fill("[name=change_note]", note)

    def plans(self, moment: str) -> None:
        """Say when it is to appear, as ``27/11/2026 10:05``, which saves it."""
        self.shows_the_panel("status")
        self.window.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").click()
        self.window.fill("#id_go_live_at", moment)
        with self.arriving():
            # The calendar, which opens with the field, lies upon the button.
            self.window.locator("#schedule-publishing-dialog button.action-save").dispatch_event("click")

    def comments_on_the_lead(self, text: str) -> None:
        """Leave a comment in the margin."""
        self.shows_the_panel("comments")
        self.window.locator("[data-contentpath=lead] [data-comment-add]").click()
        comment = self.window.locator("#comments .comment--mode-creating")
        comment.locator("textarea").fill(text)
        comment.locator(".comment__button--primary").click()

    def hands_in(self) -> None:
        # Autosave has made the page by then; a press before that is for submit.js to hold back.
        self.window.wait_for_url(re.compile(r"/edit/"))
        self.presses("[name=action-submit]")

    def passes_on(self) -> None:
        self.presses("[data-workflow-action-name=approve]")

    approves = passes_on

    def returns(self, comment: str) -> None:
        self.opens_the_menu_for("[data-workflow-action-name=reject]").click()
        self.window.fill(".modal [name=comment]", comment)
        with self.arriving():
            self.window.locator(".modal [type=submit]").click()

    def publishes_alone(self, reason: str) -> None:
        self.presses("a[href*='/emergency/']")
        self.window.fill("[name=reason]", reason)
        with self.arriving():
            self.window.get_by_role("button", name="Đăng ngay").click()

    # What she sees

    def sees(self, text: str) -> None:
        expect(self.window.locator("main")).to_contain_text(text)

    def is_told(self, *texts: str) -> None:
        """Find these texts in the messages on top."""
        for text in texts:
            expect(self.window.locator(".messages")).to_contain_text(text)

    def sees_in_list(self, heading: str, text: str) -> None:
        """See a text in the list of that heading on the dashboard."""
        listing = self.window.locator(
            "main section > div", has=self.window.get_by_role("heading", name=heading)
        )
        expect(listing).to_contain_text(text)

    def sees_in_the_margin(self, text: str) -> None:
        self.shows_the_panel("comments")
        expect(self.window.locator("#comments")).to_contain_text(text)

    def may_not(self, *actions: str) -> None:
        """Find none of these actions of the workflow, anywhere in the editor."""
        expect(self.window.locator("footer").first).to_be_attached()
        for action in actions:
            expect(self.window.locator(f"[data-workflow-action-name={action}]")).to_have_count(0)
        expect(self.window.locator("[name=action-publish]")).to_have_count(0)

    # How it is done

    def presses(self, button: str) -> None:
        """Press what is in the menu of the editor, or is its button."""
        found = self.opens_the_menu_for(button)
        with self.arriving():
            found.click()

    @contextmanager
    def arriving(self):
        """Wait until the server has answered with a page.

        ``expect_navigation`` would be content with the new address that autosave gives the page it made.
        """
        with self.window.expect_response(is_a_page):
            yield
        self.window.wait_for_load_state()

    def waits_until(self, holds) -> None:
        """Wait, for ten seconds at most, until ``holds()``."""
        for _ in range(100):
            if holds():
                return
            self.window.wait_for_timeout(100)
        raise AssertionError("Waited for ten seconds.")

    def opens_the_menu_for(self, button: str):
        found = self.window.locator(button).first
        if not found.is_visible():
            self.window.locator("footer [data-w-dropdown-target=toggle]").first.click()
        return found

    def shows_the_panel(self, name: str) -> None:
        panel = self.window.locator(f"[data-side-panel={name}]")
        if not panel.is_visible():
            self.window.locator(f"[data-side-panel-toggle={name}]").first.click()


class Reader:
    """Somebody who reads the portal."""

    def __init__(self, browser, server: str):
        self.window = browser.new_context(locale="vi-VN", user_agent=READER).new_page()
        self.server = server

    def reads(self, path: str, *texts: str) -> None:
        """Open a page and find these texts on it."""
        self.window.goto(self.server + path)
        for text in texts:
            expect(self.window.locator("main")).to_contain_text(text)

    def finds_nothing_at(self, path: str) -> None:
        self.window.goto(self.server + path)
        expect(self.window.locator("h1")).to_have_text("Không tìm thấy trang")
