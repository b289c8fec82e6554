"""What follows a change is done in batches by tasks; what hides is not left to them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from api import tasks
from api.models import ContentItem
from pages.models import ArticleAuthor
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def enqueued(monkeypatch):
    """What is given to the task that presents again, instead of being done."""
    calls = []

    def note(task, *args):
        if task == tasks.present_again:
            calls.append(args)

    monkeypatch.setattr(type(tasks.present_again), "enqueue", note)
    return calls


def test_many_things_are_presented_by_several_tasks(enqueued):
    tasks.present_later("page", range(1, 451))
    assert [(kind, len(ids)) for kind, ids in enqueued] == [("page", 200), ("page", 200), ("page", 50)]


def test_an_author_with_another_name_presents_her_articles_later(enqueued):
    author = factories.AuthorFactory()
    article = factories.ArticlePageFactory(parent=factories.home_site())
    article.article_authors = [ArticleAuthor(author=author)]
    article.save()
    with CaptureQueriesContext(connection) as found:
        author.name = "Tên mới"
        author.save()
    assert enqueued == [("page", [article.pk])]
    assert not [query for query in found if "newsdesk_api" in query["sql"]]


def collection_of(pictures: int) -> Collection:
    collection = factories.collection().add_child(name=f"{pictures} ảnh")
    for _ in range(pictures):
        factories.ImageFactory(collection=collection)
    return collection


def make_private(collection) -> CollectionViewRestriction:
    return CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )


def cost_of_privacy(collection) -> int:
    with CaptureQueriesContext(connection) as found:
        make_private(collection)
    return len(found)


def test_a_private_collection_hides_its_files_at_once_at_the_same_cost_however_many(enqueued):
    few, many = collection_of(1), collection_of(5)
    enqueued.clear()
    assert cost_of_privacy(few) == cost_of_privacy(many)
    assert not ContentItem.objects.filter(kind="image", gone_at=None).exists()
    assert enqueued == []


def test_a_collection_that_is_public_again_shows_its_files_later(enqueued):
    collection = collection_of(2)
    restriction = make_private(collection)
    enqueued.clear()
    restriction.delete()
    assert [(kind, len(ids)) for kind, ids in enqueued] == [("image", 2)]
    tasks.present_again.func(*enqueued[0])
    assert ContentItem.objects.filter(kind="image", gone_at=None).count() == 2
