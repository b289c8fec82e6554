"""The pictures of the editors' guide: `make screenshots`.

A demo is built in the folder ``NEWSDESK_DATA``, at one moment of one day, and each screen is looked at afresh: a
picture changes only when what it shows does.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import django
from django.contrib.humanize.templatetags import humanize
from django.db.models.functions import Now
from django.utils import timesince, timezone

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "editors" / "images"
SIZE = {"width": 1366, "height": 900}
COLOURS = 128
# A Thursday morning in Viet Nam: when the demo came about, and when it is looked at.
BUILT, SEEN = (datetime(2026, 11, 26, hour, 30, tzinfo=UTC) for hour in (1, 3))


class Clock:
    """Tells the same moment, each time a little later, so that what happens has an order."""

    def __init__(self):
        self.moment, self.asked = BUILT, 0

    def __call__(self) -> datetime:
        self.asked += 1
        return self.moment + timedelta(microseconds=self.asked)


class LikeDatetime(type):
    def __instancecheck__(cls, thing) -> bool:
        return isinstance(thing, datetime)


class Moment(datetime, metaclass=LikeDatetime):
    """What those know as ``datetime`` who say how long ago something was."""

    @classmethod
    def now(cls, tz=None) -> datetime:
        return timezone.now().astimezone(tz)


def prepare() -> Clock:
    """Start Django with a clock that stands still, before anything is loaded that keeps the real one; return it."""
    timezone.now = clock = Clock()
    timesince.datetime = SimpleNamespace(datetime=Moment)
    humanize.datetime = Moment
    Now.as_sqlite = lambda *args, **kwargs: (f"'{clock():%Y-%m-%d %H:%M:%S.%f}'", [])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.dev")
    # Playwright has a loop of its own in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    return clock


def build_demo() -> None:
    from django.core.management import call_command

    from . import stage

    call_command("demo", no_serve=True)
    call_command("db_worker", batch=True, verbosity=0)
    stage.furnish()


@contextmanager
def serving() -> Iterator[str]:
    """Serve the site from this process, whose clock stands still; yield its address."""
    from django.conf import settings
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    server = LiveServerThread("localhost", StaticFilesHandler, port=settings.PORT)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield settings.WAGTAILADMIN_BASE_URL
    finally:
        server.terminate()


def take_all(names: list[str]) -> None:
    """Take the pictures of those screens, or of all, in both languages."""
    from playwright.sync_api import sync_playwright

    from . import stage
    from .conftest import ARGUMENTS

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with serving() as address, sync_playwright() as playwright:
        people = stage.people()
        for language in ("vi", "en"):
            tongue = {**os.environ, "LANGUAGE": language}
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS, env=tongue)
            # What it writes itself, as on the button that chooses a file, is in the pictures too.
            if not browser.new_page().evaluate("navigator.language").startswith(language):
                sys.exit(f"Chromium does not speak “{language}”: on Debian, install chromium-l10n.")
            with stage.speaking(language):
                for name, picture in pictures(browser, address, people, language, names):
                    keep(picture, IMAGES / language / f"{name}.png")
            browser.close()


def pictures(
    browser, address: str, people: dict, language: str, names: list[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the picture of each screen of the guide; each is seen in a window of its own."""
    from . import stage
    from .screens import GUIDE, NOBODY

    for screen in GUIDE:
        if names and screen.name not in names:
            continue
        context = browser.new_context(locale=language, viewport=SIZE, reduced_motion="reduce")
        if screen.role != NOBODY:
            key = stage.session_of(people[screen.role])
            context.add_cookies([{"name": "sessionid", "value": key, "url": address}])
        window = context.new_page()
        window.clock.set_fixed_time(SEEN)
        window.goto(address + screen.address(), wait_until="networkidle")
        if screen.opens:
            screen.opens(window)
        yield screen.name, picture_of(window)
        context.close()
    if not names or "mail-waiting" in names:
        window = browser.new_page(viewport=SIZE, locale=language)
        window.set_content(stage.letter(people))
        yield "mail-waiting", picture_of(window)
        window.close()


def picture_of(window) -> bytes:
    window.wait_for_load_state("networkidle")
    return window.screenshot(animations="disabled", caret="hide")


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with few colours, unless the one that is there looks the same."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and Image.open(path).convert("RGB").tobytes() == few.convert("RGB").tobytes():
        return
    few.save(path, optimize=True)
    print(f"{path.relative_to(IMAGES)}  {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    clock = prepare()
    build_demo()
    clock.moment = SEEN
    take_all(sys.argv[1:])
