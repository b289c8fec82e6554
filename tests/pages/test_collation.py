"""Lists are in Vietnamese order, on both databases."""

import random

import pytest

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
