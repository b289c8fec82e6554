"""Several change and present at the same time: on PostgreSQL, for SQLite lets one write at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from api.models import ContentItem
from api.presentation import present
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("postgresql")]


def at_once(*calls) -> None:
    """Run calls in threads that begin together; raise what one of them raises."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(run, calls))


@pytest.fixture
def articles():
    section = factories.SectionPageFactory(parent=factories.home_site())
    return [factories.ArticlePageFactory(parent=section) for _ in range(3)]


def presenting(articles):
    @transaction.atomic
    def call():
        for article in articles:
            present("page", article.pk)

    return call


def test_two_who_present_the_same_in_opposite_order_do_not_block_each_other(articles):
    for _ in range(3):
        at_once(presenting(articles), presenting(articles[::-1]))
    versions = ContentItem.objects.filter(object_id__in=[one.pk for one in articles]).values_list("version")
    assert len(set(versions)) == 3


def test_two_who_present_a_thing_for_the_first_time_make_one_item(articles):
    for article in articles:
        ContentItem.objects.filter(key=f"page:{article.pk}").delete()
        at_once(*[presenting([article])] * 3)
        assert ContentItem.objects.filter(key=f"page:{article.pk}").count() == 1
