"""Several change and present at the same time: on PostgreSQL, for SQLite lets one write at a time."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connections, transaction

from api import presentation
from api.models import ContentItem
from api.presentation import present
from api.verification import differences
from pages.models import ArticlePage
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


def test_of_two_who_present_at_once_the_later_reads_the_later_content(articles, monkeypatch):
    article, read = articles[0], Event()
    described = presentation.described_page

    def slowly(page, page_type):
        columns = described(page, page_type)
        if page.title != "Mới":
            read.set()
            time.sleep(1)
        return columns

    def change_and_present():
        read.wait()
        ArticlePage.objects.filter(pk=article.pk).update(title="Mới")
        present("page", article.pk)

    monkeypatch.setattr(presentation, "described_page", slowly)
    at_once(lambda: present("page", article.pk), change_and_present)
    assert ContentItem.objects.get(key=f"page:{article.pk}").title == "Mới"


def test_two_who_save_the_same_article_again_and_again_leave_what_was_saved_last(articles):
    def saving(name):
        def call():
            for number in range(5):
                article = ArticlePage.objects.get(pk=articles[0].pk)
                article.lead = f"{name} {number}"
                article.save()

        return call

    at_once(saving("Một"), saving("Hai"))
    assert differences("page", [articles[0].pk]) == ({}, [])
