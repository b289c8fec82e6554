import unicodedata

import pytest
from django.utils import timezone

from api.found import Found
from api.hits import Hits
from api.words import padded
from tests import factories

pytestmark = pytest.mark.django_db

URL = "/api/v1/search/"


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), title="Xây dựng Đảng")


@pytest.fixture
def article(section):
    return factories.ArticlePageFactory(
        parent=section,
        title="Kết nạp đảng viên mới",
        lead="Chi bộ kết nạp ba đảng viên.",
        body=[("paragraph", "<p>Lễ kết nạp diễn ra tại Đắk Lắk, sáng thứ Hai.</p>")],
    )


def found(client, query, **parameters):
    answer = client.get(URL, {"q": query, **parameters})
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


@pytest.mark.parametrize(
    "query",
    [
        "đảng viên",
        "dang vien",
        "Đảng Viên",
        "đang vien",
        unicodedata.normalize("NFD", "đảng viên"),
        "dak lak",
        "Đắk Lắk",
    ],
)
def test_words_are_found_with_and_without_marks_in_either_unicode_form(client, article, query):
    assert [hit["id"] for hit in found(client, query)] == [article.pk]


def test_parts_of_words_are_not_found(client, article):
    assert found(client, "dan vie") == []


def test_hits_are_marked_and_keep_their_marks(client, article):
    (hit,) = found(client, "dang vien")
    assert hit["title_html"] == "Kết nạp <mark>đảng</mark> <mark>viên</mark> mới"
    assert "ba <mark>đảng</mark> <mark>viên</mark>." in hit["snippet_html"]


def test_a_snippet_ends_with_a_whole_word():
    text = "đồng lúa chín " * 60
    for length in range(20, 40):
        shown = Hits(Found([], timezone.now()), "lúa").excerpt(text, padded(text), f" {text}", length)
        assert shown.removesuffix(" …").split()[-1] in ("đồng", "<mark>lúa</mark>", "chín"), shown


def test_a_title_is_whole_however_late_its_hit_comes(client, section):
    title = "Một tiêu đề rất dài mà mãi đến cuối cùng mới có chữ cần tìm là sông"
    factories.ArticlePageFactory(parent=section, title=title)
    (hit,) = found(client, "sông")
    assert hit["title_html"] == title.replace("sông", "<mark>sông</mark>")


def test_text_is_escaped(client, section):
    factories.ArticlePageFactory(parent=section, title="<script>xấu</script> tấm", lead="<b>tấm</b> & cám")
    (hit,) = found(client, "tam")
    assert "&lt;script&gt;" in hit["title_html"]
    assert "<script>" not in hit["title_html"] + hit["snippet_html"]


def test_exact_marks_come_first(client, section):
    other = factories.ArticlePageFactory(parent=section, title="Ma trận số")
    exact = factories.ArticlePageFactory(parent=section, title="Cây mạ non")
    assert [hit["id"] for hit in found(client, "mạ")] == [exact.pk, other.pk]


def test_titles_come_before_texts(client, section):
    title = factories.ArticlePageFactory(parent=section, title="Mùa gặt")
    factories.ArticlePageFactory(parent=section, title="Tin khác", lead="Mùa gặt đã đến.")
    assert found(client, "mua gat")[0]["id"] == title.pk


def test_sections_and_standard_pages_are_found_too(client, section):
    page = factories.StandardPageFactory(parent=section.get_parent(), title="Giới thiệu tỉnh")
    assert [(hit["type"], hit["id"]) for hit in found(client, "gioi thieu")] == [("standard", page.pk)]


def test_a_draft_is_not_found(client, section):
    factories.ArticlePageFactory(parent=section, title="Tuyệt mật", live=False)
    assert found(client, "tuyet mat") == []


def test_results_are_paged(client, section):
    articles = {factories.ArticlePageFactory(parent=section, title=f"Bão số {n}").pk for n in range(3)}
    first = client.get(URL, {"q": "bão", "limit": 2}).json()
    second = client.get(URL, {"q": "bão", "limit": 2, "cursor": first["next_cursor"]}).json()
    assert {hit["id"] for hit in first["items"] + second["items"]} == articles
    assert second["next_cursor"] is None


def test_an_article_names_its_section(client, article, section):
    (hit,) = found(client, "ket nap")
    assert hit["section"]["id"] == section.pk
    assert hit["published_at"].endswith("+07:00")
