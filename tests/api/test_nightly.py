"""Every night everything stored is compared with its source and repaired, once, whoever asks for it."""

import logging
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from api import nightly
from api.models import ContentItem, SelfCheck
from api.nightly import NightWatch, begin, go_on, night_of
from api.self_checks import KEPT, MOST_FOUND, SILENCE
from pages.conf import VIET_NAM
from pages.signals import scheduler_looked
from tests import factories

pytestmark = pytest.mark.django_db

NIGHT = date(2026, 11, 24)


@pytest.fixture
def article():
    section = factories.SectionPageFactory(parent=factories.home_site())
    return factories.ArticlePageFactory(parent=section)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(nightly, "BATCH", 2)


def check() -> SelfCheck:
    begin.enqueue(NIGHT.isoformat())
    return SelfCheck.objects.get(night=NIGHT)


def spoil(article) -> None:
    ContentItem.objects.filter(key=f"page:{article.pk}").update(title="sai")


@pytest.mark.parametrize(
    ("hour", "minute", "night"), [(2, 59, date(2026, 11, 23)), (3, 0, NIGHT), (23, 0, NIGHT)]
)
def test_a_night_begins_at_three_in_viet_nam(hour, minute, night):
    assert night_of(datetime(2026, 11, 24, hour, minute, tzinfo=VIET_NAM)) == night


def test_the_hour_is_a_setting(settings):
    settings.NEWSDESK_SELF_CHECK_HOUR = 1
    assert night_of(datetime(2026, 11, 24, 1, 0, tzinfo=VIET_NAM)) == NIGHT


def test_what_is_right_is_found_right(article):
    done = check()

    assert (done.state, done.compared, done.differing, done.found) == ("clean", 4, 0, [])
    assert done.finished is not None


def test_what_differs_is_repaired_written_down_and_logged(article, caplog):
    spoil(article)
    with caplog.at_level(logging.WARNING, "api.nightly"):
        done = check()

    assert (done.state, done.differing, done.repaired, done.failed) == ("repaired", 1, 1, 0)
    assert done.found == [[f"page:{article.pk}", ["title"]]]
    assert f"page:{article.pk}: title" in caplog.text
    assert ContentItem.objects.get(key=f"page:{article.pk}").title == article.title


def test_nothing_is_logged_when_all_is_well(article, caplog):
    check()
    assert "Self-check" not in caplog.text


def test_what_is_said_to_be_there_but_was_deleted_is_found(article):
    item = ContentItem.objects.get(key=f"page:{article.pk}")
    ContentItem.objects.filter(pk=item.pk).update(key="page:9999", object_id=9999)
    done = check()

    found = {key: names[0] for key, names in done.found}
    assert found == {f"page:{article.pk}": "gone_at", "page:9999": "gone_at"}
    assert ContentItem.objects.get(key="page:9999").gone_at is not None


def test_what_cannot_be_presented_is_counted_and_stops_nothing(article, monkeypatch, caplog):
    other = factories.ArticlePageFactory(parent=article.get_parent())
    spoil(other)
    whole = nightly.differences

    def failing(kind, ids):
        key = f"page:{article.pk}"
        failure = nightly.PresentationFailed(key)
        failure.__cause__ = ValueError("hỏng")
        found, failures = whole(kind, ids)
        return found, [*failures, *([failure] if kind == "page" and article.pk in ids else [])]

    monkeypatch.setattr(nightly, "differences", failing)
    done = check()

    assert (done.state, done.failed, done.repaired) == ("failed", 1, 1)
    assert [f"page:{article.pk}", ["ValueError('hỏng')"]] in done.found
    assert "ValueError" in caplog.text


def test_a_change_between_two_looks_is_no_difference(article, monkeypatch):
    looks = iter([({f"page:{article.pk}": ["title"]}, [])])
    whole = nightly.differences
    monkeypatch.setattr(nightly, "differences", lambda kind, ids: next(looks, None) or whole(kind, ids))

    assert check().state == "clean"


def test_a_long_list_of_findings_is_cut(article):
    found = SelfCheck(night=NIGHT)
    for number in range(MOST_FOUND + 10):
        found.note(f"page:{number}", ["title"])

    assert len(found.found) == MOST_FOUND


def test_a_night_is_checked_once_whoever_asks(article):
    first = check()
    spoil(article)
    assert check() == first
    assert check().differing == 0


def test_two_checks_at_once_are_refused_by_the_database(article):
    SelfCheck.objects.create(night=NIGHT)
    assert SelfCheck.begin(NIGHT + timedelta(days=1)) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        SelfCheck.objects.create(night=NIGHT + timedelta(days=1))


def test_a_batch_that_comes_twice_is_done_once(article):
    done = check()
    go_on.enqueue(done.pk, 0, 0)
    done.refresh_from_db()

    assert done.compared == 4


def test_a_killed_check_is_known_as_such_and_the_next_night_goes_on(article):
    killed = SelfCheck.objects.create(night=NIGHT, seen=timezone.now() - SILENCE - timedelta(minutes=1))
    assert killed.state == "killed"
    assert SelfCheck.begin(NIGHT + timedelta(days=1)).state == "running"
    killed.refresh_from_db()
    assert (killed.killed, killed.state) == (True, "killed")


def test_old_checks_are_forgotten(article):
    first = date(2026, 1, 1)
    now = timezone.now()
    SelfCheck.objects.bulk_create(
        SelfCheck(night=first + timedelta(days=number), finished=now) for number in range(KEPT + 5)
    )
    check()

    assert SelfCheck.objects.count() == KEPT
    assert SelfCheck.objects.last().night == first + timedelta(days=6)


def asked_for(monkeypatch) -> list[str]:
    """Return the nights whose check is asked for from now on, none of which is begun."""
    nights: list[str] = []
    monkeypatch.setattr(nightly, "behind_all", lambda task: SimpleNamespace(enqueue=nights.append))
    return nights


def test_the_scheduler_has_the_check_begun_once_a_night(article, monkeypatch):
    asked = asked_for(monkeypatch)
    watch = NightWatch()
    for _ in range(3):
        watch(sender=None)

    assert asked == [night_of(timezone.now()).isoformat()]


def test_a_restarted_scheduler_does_not_ask_for_what_was_done(article, monkeypatch):
    SelfCheck.objects.create(night=night_of(timezone.now()), finished=timezone.now())
    asked = asked_for(monkeypatch)
    NightWatch()(sender=None)

    assert asked == []


def test_the_scheduler_tells_the_night_watch(article):
    assert nightly.watch in [receiver() for _, receiver, *_ in scheduler_looked.receivers]
