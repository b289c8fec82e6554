from datetime import timedelta

import pytest
from django.utils import timezone

from pages.management.commands.scheduler import LOOK_AGAIN, run_due, seconds_to_wait
from pages.scheduling import next_due
from tests import factories

pytestmark = pytest.mark.django_db


def scheduled_article(go_live_at):
    article = factories.ArticlePageFactory(live=False, go_live_at=go_live_at)
    article.save_revision(approved_go_live_at=go_live_at)
    return article


def test_nothing_is_due_when_nothing_is_scheduled():
    factories.ArticlePageFactory()

    assert next_due() is None
    assert seconds_to_wait() == LOOK_AGAIN


def test_the_earliest_publication_or_expiry_is_due_next():
    soon = timezone.now() + timedelta(seconds=2)
    scheduled_article(soon + timedelta(hours=1))
    factories.ArticlePageFactory(expire_at=soon)

    assert next_due() == soon
    assert 1 <= seconds_to_wait() <= 2


def test_what_is_due_is_published_and_withdrawn():
    past = timezone.now() - timedelta(seconds=1)
    appearing = scheduled_article(past)
    expiring = factories.ArticlePageFactory(expire_at=past)

    run_due()

    appearing.refresh_from_db()
    expiring.refresh_from_db()
    assert (appearing.live, expiring.live) == (True, False)
    assert next_due() is None
