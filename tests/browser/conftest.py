"""A real Chromium at a real server."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests import factories
from tests.conftest import missing

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(scope="module")
def browser(chromium):
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright has a loop of its own in this thread.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        instance = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture
def newsroom(transactional_db, live_server, settings):
    """A newsroom with a site at the live server's address; returns its home page."""
    host, port = live_server.url.removeprefix("http://").split(":")
    settings.MEDIA_URL = f"{live_server.url}/media/"
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    name_permissions()
    factories.newsroom()
    home = factories.home_site(title="Trang chủ")
    site = home.get_site()
    site.hostname, site.port = host, int(port)
    site.save()
    return home


def name_permissions() -> None:
    """Name permissions in English, as ``migrate`` does; emptying the database after a test does it in Vietnamese."""
    with translation.override(None):
        for permission in Permission.objects.select_related("content_type"):
            if not permission.name.isascii():
                meta = permission.content_type.model_class()._meta
                permission.name = str(dict(meta.permissions)[permission.codename])
                permission.save()


@pytest.fixture
def reader(browser):
    """A reader's window; ``reader(width)`` opens it that wide."""

    def window(width: int = 1280):
        context = browser.new_context(
            locale="vi-VN", user_agent=READER, viewport={"width": width, "height": 900}
        )
        return context.new_page()

    return window


@pytest.fixture
def axe_source() -> str:
    if not AXE.exists():
        missing("axe-core (npm ci --prefix tests/browser)")
    return AXE.read_text(encoding="utf-8")
