"""Authors with their articles and reads in a period."""

from datetime import date, datetime

import pytest

from pages.conf import VIET_NAM
from pages.models import ArticleAuthor, ViewCount
from tests import factories

pytestmark = pytest.mark.django_db

NOVEMBER = {"appeared_at_from": "01/11/2026", "appeared_at_to": "30/11/2026"}


def wrote(author, section, month=11, **more):
    moment = datetime(2026, month, 10, 8, tzinfo=VIET_NAM)
    article = factories.ArticlePageFactory(parent=section, first_published_at=moment, **more)
    ArticleAuthor.objects.create(page=article, author=author)
    ViewCount.objects.create(type="article", object_id=article.pk, day=date(2026, month, 11), people=5)
    ViewCount.objects.create(type="article", object_id=article.pk, day=date(2026, 12, 1), people=100)
    return article


def test_articles_and_reads_in_the_period_lead_to_the_articles_that_were_counted(desk, section):
    busy, idle = factories.AuthorFactory(name="Lan"), factories.AuthorFactory(name="An")
    wrote(busy, section)
    wrote(busy, section, month=10)
    ArticleAuthor.objects.create(page=wrote(busy, section), author=idle)
    draft = factories.ArticlePageFactory(parent=section, live=False)
    ArticleAuthor.objects.create(page=draft, author=factories.AuthorFactory(name="Chưa đăng"))
    rows = [(row.name, row.articles, row.reads) for row in desk.rows("authors", **NOVEMBER)]
    assert rows == [("Lan", 2, 10), ("An", 1, 5)]
    assert desk.charts("authors", **NOVEMBER) == [[("Lan", "2"), ("An", "1")], [("Lan", "10"), ("An", "5")]]
    assert [row.articles for row in desk.rows("authors")] == [3, 1]

    page = desk.open("authors", **NOVEMBER)
    link = page.context["view"].articles_url(busy)
    assert link.replace("&", "&amp;") in page.content.decode()
    assert len(desk.client.get(link).context["object_list"]) == 2


def test_its_price_does_not_grow_with_the_authors(desk, section):
    wrote(factories.AuthorFactory(), section)
    desk.open("authors")
    few = desk.price("authors")
    for _more in range(5):
        wrote(factories.AuthorFactory(), section)
    assert desk.price("authors") == few
