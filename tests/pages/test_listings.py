"""The admin's listings: what they show, find and cost."""

import unicodedata
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pages.models import ArticleAuthor, Ballot, OpeningBalance, ViewCount
from tests import factories

pytestmark = pytest.mark.django_db

ARTICLES = "newsdesk_articles:index"


def listing(model: str) -> str:
    return reverse(f"wagtailsnippets_newsdesk_pages_{model}:list")


@pytest.fixture
def desk(client):
    """An administrator's browser in a newsroom with a home page."""
    factories.newsroom()
    factories.home_site()
    client.force_login(factories.superuser())
    return client


def shown(client, url: str, **parameters) -> list:
    response = client.get(url, parameters)
    assert response.status_code == 200
    return list(response.context["object_list"])


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def make_poll():
    poll = factories.PollFactory()
    Ballot.objects.create(poll=poll, voter=f"v{poll.pk}", fingerprint="", cast_on=timezone.localdate())
    return poll


def make_article():
    article = factories.ArticlePageFactory(
        parent=factories.SectionPageFactory(parent=factories.root().get_first_child().get_next_sibling()),
        lead_picture=factories.ImageFactory(),
    )
    ArticleAuthor.objects.create(page=article, author=factories.AuthorFactory())
    return article


MAKERS = {
    "poll": make_poll,
    "banner": lambda: factories.BannerFactory(placement=factories.PlacementFactory()),
    "placement": lambda: factories.BannerFactory(placement=factories.PlacementFactory()),
    "linkgroup": factories.LinkGroupFactory,
    "videoclip": lambda: factories.VideoClipFactory(poster=factories.ImageFactory()),
    "author": make_article,
}


# For whoever may translate, Wagtail asks of each row of a snippet listing whether a language is missing.
@pytest.mark.parametrize(("user", "a_row"), [(factories.auditor, 0), (factories.superuser, 1)])
@pytest.mark.parametrize("model", MAKERS)
def test_a_snippet_listing_costs_the_same_with_many_rows(desk, model, user, a_row):
    desk.force_login(user())
    MAKERS[model]()
    desk.get(listing(model))
    few = queries(desk, listing(model))
    for _ in range(5):
        MAKERS[model]()
    desk.get(listing(model))

    assert queries(desk, listing(model)) - few in {0, 5 * a_row}


def test_the_article_listing_costs_the_same_with_many_rows(desk):
    make_article()
    make_article()
    desk.get(reverse(ARTICLES))
    few = queries(desk, reverse(ARTICLES))
    for _ in range(5):
        make_article()
    desk.get(reverse(ARTICLES))

    assert queries(desk, reverse(ARTICLES)) == few


@pytest.mark.parametrize("harm", ["unreadable", "missing"])
def test_a_broken_picture_does_not_take_the_listing_down(desk, harm):
    image = make_article().lead_picture
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    if harm == "unreadable":
        image.file.storage.save(image.file.name, ContentFile(b"no picture"))

    assert len(shown(desk, reverse(ARTICLES))) == 1


def test_the_tag_listing_counts_articles(desk):
    factories.TagFactory(name="Đảng viên")

    assert shown(desk, reverse("tag:index"), q="dang vien")[0].article_count == 0
    assert shown(desk, reverse("tag:index"), q="giáo dục") == []


TITLE = "Đảng viên Trường học Ủy ban"


QUERIES = ["dang vien", "đảng viên", "Đảng", unicodedata.normalize("NFD", "đảng viên"), "uy ban", "ĐẢNG VIÊN"]


@pytest.mark.parametrize(
    "model", ["poll", "banner", "linkgroup", "videoclip", "author", "article", "placement"]
)
def test_search_finds_text_with_and_without_marks(desk, model):
    make = {
        "poll": lambda title: factories.PollFactory(question=title),
        "banner": lambda title: factories.BannerFactory(title=title),
        "linkgroup": lambda title: factories.LinkGroupFactory(title=title),
        "videoclip": lambda title: factories.VideoClipFactory(title=title),
        "author": lambda title: factories.AuthorFactory(name=title),
        "placement": lambda title: factories.PlacementFactory(name=title),
        "article": lambda title: factories.ArticlePageFactory(title=title),
    }[model]
    wanted = make(TITLE)
    make("Giáo dục vùng cao")
    url = reverse(ARTICLES) if model == "article" else listing(model)

    for query in QUERIES:
        assert [found.pk for found in shown(desk, url, q=query)] == [wanted.pk], query


@pytest.mark.parametrize("state", ["draft", "scheduled", "open", "closed"])
def test_polls_are_filtered_by_the_state_they_show(desk, state):
    hour, now = timedelta(hours=1), timezone.now()
    factories.PollFactory(live=False)
    factories.PollFactory(opens_at=now + hour, closes_at=now + 2 * hour)
    factories.PollFactory(opens_at=now - hour, closes_at=now + hour)
    factories.PollFactory(closes_at=now - hour)

    assert [poll.state for poll in shown(desk, listing("poll"), state=state)] == [state]


@pytest.mark.parametrize("state", ["draft", "scheduled", "shown", "ended"])
def test_banners_are_filtered_by_the_state_they_show(desk, state):
    hour, now = timedelta(hours=1), timezone.now()
    factories.BannerFactory(live=False)
    factories.BannerFactory(starts_at=now + hour)
    factories.BannerFactory(starts_at=now - hour)
    factories.BannerFactory(ends_at=now - hour)

    assert [banner.state for banner in shown(desk, listing("banner"), state=state)] == [state]


def test_banners_are_filtered_by_placement(desk):
    place = factories.PlacementFactory()
    banner = factories.BannerFactory(placement=place)
    factories.BannerFactory(placement=factories.PlacementFactory())

    assert shown(desk, listing("banner"), placement=place.pk) == [banner]


def test_void_ballots_are_not_counted(desk):
    poll = make_poll()
    Ballot.objects.create(poll=poll, voter="void", fingerprint="", cast_on=timezone.localdate(), void=True)

    assert [row.ballot_count for row in shown(desk, listing("poll"))] == [1]


def test_an_article_shows_its_views_with_the_opening_balance(desk):
    article = make_article()
    for days in range(2):
        day = timezone.localdate() - timedelta(days=days)
        ViewCount.objects.create(type="article", object_id=article.pk, day=day, people=10, bots=99)
    OpeningBalance.objects.create(type="article", object_id=article.pk, count=1000)

    assert [row.views for row in shown(desk, reverse(ARTICLES))] == [1020]
    assert "1.020" in desk.get(reverse(ARTICLES)).content.decode()


def test_articles_are_filtered_by_section_with_everything_below_it(desk):
    section = factories.SectionPageFactory(title="Kinh tế")
    below = factories.ArticlePageFactory(
        parent=factories.SectionPageFactory(parent=section, title="Nông nghiệp")
    )
    factories.ArticlePageFactory()

    assert [row.pk for row in shown(desk, reverse(ARTICLES), section=section.pk)] == [below.pk]
    assert [row.pk for row in shown(desk, reverse(ARTICLES), section=section.pk, q="khanh thanh")] == [
        below.pk
    ]


def test_articles_are_filtered_by_author_and_date(desk):
    old = factories.ArticlePageFactory(
        publication_date=timezone.make_aware(timezone.datetime(2022, 3, 25, 14, 28))
    )
    author = factories.AuthorFactory()
    ArticleAuthor.objects.create(page=old, author=author)
    make_article()

    assert [row.pk for row in shown(desk, reverse(ARTICLES), author=author.pk)] == [old.pk]
    found = shown(desk, reverse(ARTICLES), shown_at_from="25/03/2022", shown_at_to="25/03/2022")
    assert [row.pk for row in found] == [old.pk]


def test_articles_are_filtered_by_state(desk):
    draft = factories.ArticlePageFactory(live=False)
    live = factories.ArticlePageFactory()
    submitted = factories.ArticlePageFactory(live=False)
    submitted.save_revision()
    submitted.get_workflow().start(submitted, factories.reporter())

    def ids(state):
        return {row.pk for row in shown(desk, reverse(ARTICLES), state=state)}

    assert ids("draft") == {draft.pk, submitted.pk}
    assert ids("in_review") == {submitted.pk}
    assert ids("published") == {live.pk}
    assert ids("scheduled") == ids("expired") == set()


def test_the_explorer_finds_pages_with_and_without_marks(desk):
    article = factories.ArticlePageFactory(title=TITLE)
    url = reverse("wagtailadmin_explore", args=[article.get_parent().pk])

    for query in QUERIES:
        assert [row.pk for row in shown(desk, url, q=query)] == [article.pk], query


@pytest.mark.parametrize("factory", [factories.ImageFactory, factories.DocumentFactory])
@pytest.mark.parametrize("view", ["index", "chooser"])
def test_pictures_and_documents_are_found_with_and_without_marks(desk, factory, view):
    wanted = factory(title=TITLE)
    factory(title="Giáo dục vùng cao")
    app = "wagtailimages" if factory is factories.ImageFactory else "wagtaildocs"
    url = reverse(f"{app}:index" if view == "index" else f"{app}_chooser:choose_results")

    for query in QUERIES:
        page = desk.get(url, {"q": query}).content.decode()
        assert wanted.title in page, query
        assert "Giáo dục vùng cao" not in page, query


def test_the_explorer_costs_the_same_with_many_rows(desk):
    section = factories.SectionPageFactory()
    url = reverse("wagtailadmin_explore", args=[section.pk])
    factories.ArticlePageFactory.create_batch(2, parent=section)
    desk.get(url)
    few = queries(desk, url)
    factories.ArticlePageFactory.create_batch(5, parent=section)

    assert queries(desk, url) == few
