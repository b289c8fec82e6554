"""What every test can ask for; what the machine lacks is said, and is a failure where CI=true."""

import gc
import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation

from api import calendar, micro_cache
from tests import documented_block, factories


def missing(what: str) -> None:
    """Fail for lack of ``what`` in CI, skip elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing.")
    pytest.skip(f"{what} is missing.")


def forget() -> None:
    """Forget what belongs to versions of a database that was rolled back: it uses its numbers again."""
    cache.clear()
    # A request leaves its language to what the same thread does next.
    translation.deactivate()
    calendar.latest = calendar.Calendar(-1, ())
    micro_cache.forget()


@pytest.fixture(autouse=True)
def _a_process_that_remembers_nothing():
    forget()


@pytest.fixture(scope="session")
def _garbage_stays():
    gc.disable()


@pytest.fixture(scope="session")
def django_db_setup(_garbage_stays, django_db_setup):
    """Migrate without looking for garbage, which takes a third of the time: the models of past states are many."""
    gc.enable()


@pytest.fixture(scope="module")
def kept(request, django_db_setup, django_db_blocker):
    """``kept(build)`` is built once for all tests of a module; each finds the database as it was then.

    A test that changes what it was given takes a copy. A module whose tests commit cannot have it.
    """
    for item in request.session.items:
        marker = item.get_closest_marker("django_db")
        asked = {"live_server", "transactional_db"} & set(item.fixturenames)
        committing = asked or marker and (marker.args[:1] or marker.kwargs.get("transaction"))
        assert not (committing and item.path == request.path), f"{item.nodeid} commits"

    def built(build):
        forget()
        with django_db_blocker.unblock():
            return build()

    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield built
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def postgresql(db):
    """For tests of what only PostgreSQL can do; the second run of ``make test`` has it."""
    if connection.vendor != "postgresql":
        pytest.skip("Runs on PostgreSQL.")


@pytest.fixture
def timeline():
    """A block of a project's own, added as the developers' guide says."""
    documented_block.add()
    yield
    documented_block.remove()


@pytest.fixture
def portal(settings):
    """What the calls in the guides for front ends find in the demo: articles, a poll, a banner, a second language."""
    settings.NEWSDESK_LIMITS = {}
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home, slug="thoi-su")
    for number in range(6):
        article = factories.ArticlePageFactory(
            parent=section,
            title=f"Chuyển đổi số {number}",
            featured=number < 3,
            lead_picture=factories.ImageFactory(),
        )
        article.tags.add("chuyển đổi số")
        article.save()
    factories.PollFactory(results_shown="after_voting")
    factories.BannerFactory(placement=factories.PlacementFactory(slug="cot-phai"))
    english = factories.locale("en")
    factories.HomePageFactory(parent=factories.root(), locale=english, translation_key=home.translation_key)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing("Chromium")
    return str(path)


def pytest_sessionfinish():
    """Remove the folder that settings/test.py made for uploads."""
    if settings.configured:
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
