"""What is scheduled happens in its order, to the second, once, and without waiting for what cannot."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from pages import due, leases
from pages.due import Runner
from pages.management.commands.scheduler import LOOK_AGAIN, run_due, seconds_to_wait
from pages.models import ArticlePage, Lease
from pages.scheduling import next_due, overdue_expiries
from tests import factories

pytestmark = pytest.mark.django_db

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def home():
    return factories.home_site()


def scheduled(home, go_live_at, **more) -> ArticlePage:
    article = factories.ArticlePageFactory(parent=home, live=False, go_live_at=go_live_at, **more)
    article.save_revision(approved_go_live_at=go_live_at)
    return article


def fresh(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def test_nothing_is_due_when_nothing_is_scheduled(home):
    factories.ArticlePageFactory(parent=home)

    assert next_due() is None
    assert seconds_to_wait() == LOOK_AGAIN


def test_the_earliest_publication_or_expiry_is_due_next(home):
    soon = timezone.now() + timedelta(seconds=2)
    scheduled(home, soon + HOUR)
    factories.ArticlePageFactory(parent=home, expire_at=soon)

    assert next_due() == soon
    assert 1 <= seconds_to_wait() <= 2


def test_a_snippet_that_should_have_gone_is_due_and_overdue_as_a_page_is(now):
    late = now - timedelta(minutes=2)
    poll = factories.PollFactory(expire_at=late)
    factories.BannerFactory(expire_at=late, live=False)
    assert next_due() == late
    assert overdue_expiries(now) == 1

    run_due(Runner())
    poll.refresh_from_db()
    assert not poll.live
    assert overdue_expiries(now) == 0


def test_what_is_due_is_published_and_withdrawn(home, now):
    appearing = scheduled(home, now - SECOND)
    expiring = factories.ArticlePageFactory(parent=home, expire_at=now - SECOND)
    later = scheduled(home, now + HOUR)

    run_due(Runner())

    assert [fresh(article).live for article in (appearing, expiring, later)] == [True, False, False]
    assert fresh(expiring).expired
    assert next_due() == later.go_live_at
    assert set(PageLogEntry.objects.filter(user=None).values_list("action", flat=True)) >= {
        "wagtail.publish.scheduled",
        "wagtail.unpublish.scheduled",
    }


def test_after_six_hours_down_everything_happens_in_its_order(home, now, monkeypatch):
    moments = [now - HOUR * hours for hours in (6, 5, 4)]
    articles = [scheduled(home, moment) for moment in reversed(moments)]
    going = factories.ArticlePageFactory(parent=home, expire_at=now - 4.5 * HOUR)
    done = []
    for name in ("publish", "withdraw"):
        stock = getattr(due, name)
        monkeypatch.setattr(due, name, lambda *args, stock=stock: (done.append(args[-2]), stock(*args)))

    assert Runner().run(now) == 4
    revisions = [article.get_latest_revision().pk for article in reversed(articles)]
    assert done == [*revisions[:2], going.pk, revisions[2]]


def test_what_is_over_before_it_began_is_never_shown(home, now, client):
    missed = scheduled(home, now - 2 * HOUR, expire_at=now - HOUR)
    Runner().run(now)

    assert (fresh(missed).live, fresh(missed).expired) == (False, True)
    assert next_due() is None
    assert not PageLogEntry.objects.filter(page=missed.pk, action__startswith="wagtail.publish").exists()
    assert PageLogEntry.objects.filter(page=missed.pk, action="newsdesk.schedule_missed").exists()


def test_an_expiry_keeps_what_is_approved_for_later(home, now):
    """Wagtail takes the date from every revision of what it unpublishes."""
    article = factories.ArticlePageFactory(parent=home, expire_at=now - 2 * HOUR)
    article.title, article.expire_at = "Bản mới", None
    article.save_revision(approved_go_live_at=now - HOUR)
    ArticlePage.objects.filter(pk=article.pk).update(live=True, expire_at=now - 2 * HOUR)

    Runner().run(now)
    assert (fresh(article).live, fresh(article).title) == (True, "Bản mới")


@pytest.fixture
def broken(monkeypatch):
    """Return a function that makes the publication of an article fail."""
    stock, failing = Revision.publish, set()

    def publish(self, **kwargs):
        if self.object_id in failing:
            raise ValueError("no such look")
        return stock(self, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish)
    return lambda article: failing.add(str(article.pk))


def test_one_that_cannot_be_published_does_not_hold_up_the_others(home, now, broken, caplog):
    bad, good = scheduled(home, now - 2 * HOUR), scheduled(home, now - HOUR)
    going = factories.ArticlePageFactory(parent=home, expire_at=now - HOUR)
    broken(bad)
    runner = Runner()
    run_due(runner)

    assert [fresh(article).live for article in (bad, good, going)] == [False, True, False]
    assert bad.get_latest_revision().approved_go_live_at
    assert len([record for record in caplog.records if "failed" in record.message]) == 1
    assert "Overdue: 1 publications and 0 withdrawals." in caplog.text


def test_what_failed_is_tried_again_ever_more_rarely(home, now, broken):
    bad = scheduled(home, now - HOUR)
    broken(bad)
    runner = Runner()
    tries = [runner.run(now + timedelta(seconds=passed)) for passed in (0, 30, 61, 120, 182, 300, 423)]
    assert tries == [1, 0, 1, 0, 1, 0, 1]


def test_who_finds_it_done_leaves_it(home, now):
    article = scheduled(home, now - HOUR)
    [item] = due.due(now)
    item.act(now)
    item.act(now)
    assert PageLogEntry.objects.filter(page=article.pk, action="wagtail.publish.scheduled").count() == 1


def test_a_scheduler_waits_for_one_that_is_at_it(home, now):
    article = scheduled(home, now - HOUR)
    if connection.vendor == "postgresql":
        pytest.skip("A session has its own lock: see the test with two runners.")
    with leases.held("scheduler") as mine:
        assert mine
        run_due(Runner())
    assert not fresh(article).live

    Lease.objects.update(holder="một tiến trình đã bị dừng", until=now + HOUR)
    run_due(Runner())
    assert not fresh(article).live
    Lease.objects.update(until=now)
    run_due(Runner())
    assert fresh(article).live


@pytest.mark.django_db(transaction=True)
def test_two_runners_at_once_publish_each_once_and_in_order(postgresql):
    home, now = factories.home_site(), timezone.now()
    articles = [scheduled(home, now - HOUR + number * SECOND) for number in range(6)]
    start = threading.Barrier(2)

    def go():
        start.wait()
        for _look in range(3):
            run_due(Runner())
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    logged = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").order_by("pk")
    assert list(logged.values_list("page_id", flat=True)) == [article.pk for article in articles]
