"""Lists are in Vietnamese order, on both databases."""

import random

import pytest
from django.urls import reverse

from pages.collation import alphabetical, by_last_word
from pages.models import Author
from tests import factories

WORDS = [
    "An",
    "Ăn",
    "Ân",
    "ba",
    "Ba",
    "bà",
    "bả",
    "bã",
    "bá",
    "bạ",
    "Cần Thơ",
    "da",
    "đa",
    "Đà Nẵng",
    "đê",
    "Hà Nội",
    "Hải Phòng",
    "hoa",
    "hòa bình",
    "hoà giải",
    "mơ",
    "nghề",
    "ngọc",
    "ô tô",
    "ơn",
    "tổng",
    "tư pháp",
    "vũ",
    "xã 2",
    "xã 9",
    "ý kiến",
]
PEOPLE = [
    "Trần Văn An",
    "Lê Thị Ánh",
    "Hồ Vân Khánh",
    "Lò Thị Mai",
    "Nguyễn Thị Mai",
    "Đỗ Quang Ước",
    "Bùi Xuân",
]


def shuffled(words):
    return random.Random(7).sample(words, len(words))


@pytest.fixture
def authors(db):
    return lambda names: [factories.AuthorFactory(name=name) for name in shuffled(names)]


def test_words_are_in_the_order_of_a_dictionary(authors):
    authors(WORDS)

    assert list(Author.objects.order_by(*alphabetical("name")).values_list("name", flat=True)) == WORDS


def test_the_other_way_around(authors):
    authors(WORDS)

    names = Author.objects.order_by(*alphabetical("-name")).values_list("name", flat=True)
    assert list(names) == WORDS[::-1]


def test_people_are_in_the_order_of_their_given_names(authors):
    authors(PEOPLE)

    assert list(Author.objects.order_by(*by_last_word("name")).values_list("name", flat=True)) == PEOPLE


@pytest.fixture
def desk(client, db):
    factories.newsroom()
    client.force_login(factories.superuser(username="zz", first_name="", last_name=""))
    return client


def listed(desk, url, **given):
    return [str(row) for row in desk.get(url, given).context["object_list"]]


@pytest.mark.parametrize("model", ["author", "placement", "tag", "linkgroup", "videoclip", "banner"])
def test_a_listing_of_snippets_is_in_vietnamese_order(desk, model):
    make, name = {
        "author": (factories.AuthorFactory, "name"),
        "placement": (factories.PlacementFactory, "name"),
        "tag": (factories.TagFactory, "name"),
        "linkgroup": (factories.LinkGroupFactory, "title"),
        "videoclip": (factories.VideoClipFactory, "title"),
        "banner": (factories.BannerFactory, "title"),
    }[model]
    names = ["Đỗ Ân", "Lê Dũng", "Bùi Đức"] if model == "author" else ["Ăn", "Dân ca", "Đình"]
    for each in shuffled(names):
        make(**{name: each})
    address = "tag:index" if model == "tag" else f"wagtailsnippets_newsdesk_pages_{model}:list"

    assert listed(desk, reverse(address), ordering=name) == names
    assert listed(desk, reverse(address), ordering=f"-{name}") == names[::-1]


@pytest.mark.parametrize("library", ["wagtaildocs:index", "wagtailimages:index"])
def test_the_libraries_are_in_vietnamese_order(desk, library):
    make = factories.DocumentFactory if library.startswith("wagtaildocs") else factories.ImageFactory
    titles = ["Ăn", "Dân ca", "Đình"]
    for title in shuffled(titles):
        make(title=title)

    assert listed(desk, reverse(library), ordering="title") == titles


def test_sections_in_the_explorer_are_in_vietnamese_order(desk):
    home = factories.HomePageFactory()
    titles = ["Ăn", "Dân ca", "Đình"]
    for title in shuffled(titles):
        factories.SectionPageFactory(parent=home, title=title)

    assert listed(desk, reverse("wagtailadmin_explore", args=[home.pk]), ordering="title") == titles


def test_accounts_are_in_the_order_of_given_names_wherever_these_stand(desk):
    for name in shuffled(PEOPLE):
        family, _, given = name.rpartition(" ")
        factories.reporter(first_name=family, last_name=given)
    factories.reporter(first_name="Phùng Thị Yến", last_name="")

    url = reverse("wagtailusers_users:index")
    names = [user.get_full_name() for user in desk.get(url, {"ordering": "name"}).context["object_list"]]
    assert [name for name in names if name] == [*PEOPLE, "Phùng Thị Yến"]


def test_an_authors_account_is_chosen_by_name(desk):
    for name in shuffled(PEOPLE):
        family, _, given = name.rpartition(" ")
        factories.reporter(first_name=family, last_name=given)

    form = desk.get(reverse("wagtailsnippets_newsdesk_pages_author:add")).context["form"]
    assert [label for value, label in form.fields["user"].choices if value and label != "zz"] == PEOPLE


@pytest.mark.parametrize(
    "screen", ["wagtailsnippetchoosers_newsdesk_pages_author:choose_results", "newsdesk_articles:index"]
)
def test_authors_are_chosen_in_the_order_of_their_given_names(desk, authors, screen):
    authors(PEOPLE)

    page = desk.get(reverse(screen)).content.decode()
    assert sorted(PEOPLE, key=page.index) == PEOPLE
