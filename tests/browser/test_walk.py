"""A walk through the admin: nothing is in the other language, and in Vietnamese no label is cut off."""

import pytest

from . import english, stage
from .screens import GUIDE, NOBODY, SCREENS, Screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def walk(browser, live_server, newsroom):
    """``walk(screen)`` goes there as somebody who sees it; returns what is said in another language, or is cut off."""
    stage.newsroom(newsroom)
    people, windows, finder = stage.people(), {}, english.Finder()

    def window_of(role: str):
        if role not in windows:
            context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 900})
            if role != NOBODY:
                key = stage.session_of(people[role])
                context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
            windows[role] = context.new_page()
            windows[role].goto(f"{live_server.url}/admin/login/")
        return windows[role]

    def go(screen: Screen, wanted: str = "vi") -> list[str]:
        window, address = window_of(screen.role), live_server.url + screen.address()
        if screen.opens is None and (screen not in GUIDE or wanted == "en"):
            answer = window.request.get(address, max_redirects=0)
            return status(screen, answer.status) + finder.look(window, answer.text(), wanted)
        # What several screens show of one page is opened there one after the other.
        window.keyboard.press("Escape")
        answer = window.goto(address, wait_until="domcontentloaded") if window.url != address else None
        if screen.opens:
            screen.opens(window)
        cut = [f"cut off: “{text}”" for text in english.cut_off_in(window)]
        return status(screen, answer.status if answer else 200) + finder.look(window) + cut

    return go


def status(screen: Screen, found: int) -> list[str]:
    return [] if found == screen.status else [f"answered with {found}"]


def test_no_screen_in_vietnamese_says_a_word_of_english_or_cuts_one_off(walk):
    found = {screen.name: walk(screen) for screen in SCREENS}

    assert {name: texts for name, texts in found.items() if texts} == {}


def test_no_screen_in_english_says_a_word_of_vietnamese(walk):
    # A comparison breaks what an officer wrote into pieces.
    screens = [screen for screen in SCREENS if screen.opens is None and screen.name != "compare"]
    with stage.speaking("en"):
        found = {screen.name: walk(screen, "en") for screen in screens}

    assert {name: texts for name, texts in found.items() if texts} == {}
