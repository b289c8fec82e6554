"""Presenting many things at once costs as many queries as presenting a few, and writes only what differs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api import presentation
from api.models import ContentItem, ItemTerm, Reference, SearchEntry, VersionCounter
from api.presentation import present_many
from pages.models import ArticleAuthor, RelatedArticle
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site())


def write(section, count: int) -> list[int]:
    """Write articles with everything an article has; return their ids."""
    image, poll, author = factories.ImageFactory(), factories.PollFactory(), factories.AuthorFactory()
    related = factories.ArticlePageFactory(parent=section)
    articles = []
    for _ in range(count):
        article = factories.ArticlePageFactory(parent=section, lead_picture=image, body=[("poll", poll)])
        article.article_authors = [ArticleAuthor(author=author)]
        article.related_articles = [RelatedArticle(article=related)]
        article.tags.add("lễ hội", "mùa xuân")
        article.save()
        articles.append(article.pk)
    return articles


def queries(call) -> int:
    with CaptureQueriesContext(connection) as found:
        assert call() == []
    return len(found)


def write_snippets(factory, count: int) -> list[int]:
    return [getattr(factories, factory)().pk for _ in range(count)]


def test_articles_are_presented_with_a_constant_number_of_queries(section):
    few, many = write(section, 2), write(section, 12)
    ContentItem.objects.all().delete()
    assert queries(lambda: present_many("page", few)) == queries(lambda: present_many("page", many))


def test_articles_that_changed_are_presented_with_a_constant_number_of_queries(section):
    few, many = write(section, 2), write(section, 12)
    ContentItem.objects.update(title="Khác")
    ItemTerm.objects.filter(kind="tag").delete()
    assert queries(lambda: present_many("page", few)) == queries(lambda: present_many("page", many))


@pytest.mark.parametrize(
    ("kind", "factory"),
    [
        ("poll", "PollFactory"),
        ("banner", "BannerFactory"),
        ("link_group", "LinkGroupFactory"),
        ("video", "VideoClipFactory"),
        ("image", "ImageFactory"),
        ("document", "DocumentFactory"),
    ],
)
def test_other_things_are_presented_with_a_constant_number_of_queries(kind, factory):
    few, many = write_snippets(factory, 2), write_snippets(factory, 9)
    ContentItem.objects.all().delete()
    assert queries(lambda: present_many(kind, few)) == queries(lambda: present_many(kind, many))
    assert ContentItem.objects.filter(kind=kind).count() == 11


def test_what_has_not_changed_is_not_written_and_no_version_spent(section):
    articles = write(section, 3)
    version = VersionCounter.objects.get().value
    with CaptureQueriesContext(connection) as found:
        present_many("page", articles)
    assert not [query for query in found if not query["sql"].startswith("SELECT")]
    assert VersionCounter.objects.get().value == version


def test_only_what_differs_is_written(section):
    articles = write(section, 3)
    before = dict(ContentItem.objects.values_list("object_id", "version"))
    ContentItem.objects.filter(key=f"page:{articles[1]}").update(title="Khác")
    present_many("page", articles)
    after = dict(ContentItem.objects.values_list("object_id", "version"))
    assert [pk for pk in articles if before[pk] != after[pk]] == [articles[1]]


def test_a_batch_writes_everything_that_one_at_a_time_writes(section):
    articles = write(section, 3)

    def stored():
        items = ContentItem.objects.filter(object_id__in=articles).order_by("key")
        terms = ItemTerm.objects.order_by("item__key", "kind", "value").values_list(
            "item__key", "kind", "value"
        )
        named = Reference.objects.order_by("source__key", "target_key", "in_card")
        entries = SearchEntry.objects.order_by("item__key").values_list(
            "item__key", "words", "site", "hidden"
        )
        return (
            [(item.key, item.path, item.document, item.card) for item in items],
            list(terms),
            list(named.values_list("source__key", "target_key", "in_card")),
            list(entries),
        )

    before = stored()
    ContentItem.objects.filter(object_id__in=articles).delete()
    present_many("page", articles)
    assert stored() == before


def test_a_thing_that_cannot_be_shown_stops_no_other_and_stays_as_it_was(section, monkeypatch):
    articles = write(section, 3)
    described = presentation.described_page

    def fail_once(page, page_type):
        if page.pk == articles[0]:
            raise ValueError("no such look")
        return described(page, page_type)

    ContentItem.objects.update(title="Khác")
    monkeypatch.setattr(presentation, "described_page", fail_once)
    (failure,) = present_many("page", articles)
    assert failure.args == (f"page:{articles[0]}",)
    changed = ContentItem.objects.filter(title="Khác", object_id__in=articles)
    assert list(changed.values_list("object_id", flat=True)) == articles[:1]


def test_what_is_no_longer_live_is_gone_after_its_batch(section):
    articles = write(section, 3)
    section.get_children().filter(pk=articles[0]).update(live=False)
    present_many("page", articles)
    gone = ContentItem.objects.filter(gone_at__isnull=False)
    assert list(gone.values_list("object_id", "document")) == [(articles[0], "")]
    assert not gone.get().terms.exists()
