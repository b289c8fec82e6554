"""Publishing with us costs an officer little more than publishing without."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.models.signals import post_delete, post_save, pre_delete
from django.test.utils import CaptureQueriesContext
from wagtail.signals import page_slug_changed, post_page_move, unpublished

from pages.models import ArticleAuthor, ArticlePage
from pages.signals import content_saved
from tests import factories

pytestmark = pytest.mark.django_db

SIGNALS = (content_saved, post_save, post_delete, pre_delete, unpublished, page_slug_changed, post_page_move)
MOST_QUERIES = 16


def is_ours(connected) -> bool:
    receiver = connected[1]()
    return getattr(receiver, "__module__", "") == "api.triggers"


@contextmanager
def nobody_listens():
    """Let nothing be presented."""
    before = {signal: signal.receivers for signal in SIGNALS}
    for signal in SIGNALS:
        signal.receivers = [one for one in signal.receivers if not is_ours(one)]
        signal.sender_receivers_cache.clear()
    yield
    for signal, receivers in before.items():
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


@pytest.fixture
def write_article():
    section = factories.SectionPageFactory(parent=factories.home_site())
    image, author, poll = factories.ImageFactory(), factories.AuthorFactory(), factories.PollFactory()

    def write():
        body = [("paragraph", "<p>Sáng nay.</p>"), ("poll", poll)]
        article = factories.ArticlePageFactory(parent=section, live=False, body=body, lead_picture=image)
        article.article_authors = [ArticleAuthor(author=author)]
        article.tags.add("lễ hội", "mùa xuân")
        article.save()
        article.save_revision()
        return article

    return write


def publish(article, title: str) -> int:
    """Write and publish a revision as an officer's request does, from what is stored; return the queries."""
    article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    article.title = title
    with CaptureQueriesContext(connection) as found:
        article.save_revision().publish()
    return len(found)


def test_the_first_publication_costs_few_more_queries_than_without_us(write_article):
    publish(write_article(), "Cho ấm máy")
    with nobody_listens():
        without = publish(write_article(), "Không ai nghe")
    assert publish(write_article(), "Có người nghe") - without <= MOST_QUERIES


def test_every_further_publication_costs_few_more_queries_than_without_us(write_article):
    article = write_article()
    publish(article, "Lần đầu")
    with nobody_listens():
        without = publish(article, "Không ai nghe")
    assert publish(article, "Có người nghe") - without <= MOST_QUERIES


def test_saving_a_draft_presents_nothing(write_article):
    article = write_article()
    publish(article, "Lần đầu")
    with CaptureQueriesContext(connection) as found:
        article.save_revision()
    assert not [query for query in found if "newsdesk_api" in query["sql"]]
