from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db

URL = "/api/v1/articles/"
VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), title="Kinh tế")


def ids(client, **parameters) -> list[int]:
    answer = client.get(URL, parameters)
    assert answer.status_code == 200, answer.content
    return [card["id"] for card in answer.json()["items"]]


def dated(section, *dates):
    return [factories.ArticlePageFactory(parent=section, publication_date=date) for date in dates]


def test_articles_come_newest_first_by_their_publication_date(client, section):
    now = timezone.now()
    old, new = dated(section, now - timedelta(days=2), now - timedelta(days=1))
    assert ids(client) == [new.pk, old.pk]


def test_a_card_carries_what_a_list_shows(client, section):
    article = factories.ArticlePageFactory(parent=section, title="Mùa vải thiều", lead="Được mùa.")
    (card,) = client.get(URL).json()["items"]
    assert card.pop("published_at").endswith("+07:00")
    assert card == {
        "type": "article",
        "id": article.pk,
        "locale": "vi",
        "url": "/kinh-te/mua-vai-thieu/",
        "title": "Mùa vải thiều",
        "lead": "Được mùa.",
        "section": {"type": "section", "id": section.pk, "title": "Kinh tế", "url": "/kinh-te/"},
        "lead_picture": None,
        "featured": False,
    }


def test_a_section_covers_everything_below_it(client, section):
    below = factories.SectionPageFactory(parent=section)
    beside = factories.SectionPageFactory(parent=section.get_parent())
    inside = factories.ArticlePageFactory(parent=below)
    factories.ArticlePageFactory(parent=beside)
    assert ids(client, section=section.pk) == [inside.pk]


def test_days_are_days_in_viet_nam_and_both_are_included(client, section):
    late, early, after = dated(
        section,
        datetime(2026, 3, 2, 23, 59, tzinfo=VIET_NAM),
        datetime(2026, 3, 2, 0, 0, tzinfo=VIET_NAM),
        datetime(2026, 3, 3, 0, 0, tzinfo=VIET_NAM),
    )
    assert ids(client, **{"from": "2026-03-02", "to": "2026-03-02"}) == [late.pk, early.pk]
    assert ids(client, **{"from": "2026-03-03"}) == [after.pk]


def test_a_tag_and_an_author_filter(client, section):
    tag, author = factories.TagFactory(name="Chuyển đổi số"), factories.AuthorFactory()
    tagged, written = (
        factories.ArticlePageFactory(parent=section),
        factories.ArticlePageFactory(parent=section),
    )
    tagged.tags.add(tag)
    tagged.save()
    written.article_authors.add(models.ArticleAuthor(author=author))
    written.save()
    assert ids(client, tag="chuyen-doi-so") == [tagged.pk]
    assert ids(client, author=author.pk) == [written.pk]


def test_featured_articles_can_be_asked_for(client, section):
    star = factories.ArticlePageFactory(parent=section, featured=True)
    plain = factories.ArticlePageFactory(parent=section)
    assert ids(client, featured="true") == [star.pk]
    assert ids(client, featured="false") == [plain.pk]


def test_words_filter_with_and_without_marks(client, section):
    found = factories.ArticlePageFactory(parent=section, title="Đảng viên mới")
    factories.ArticlePageFactory(parent=section, title="Danh sách")
    assert ids(client, q="dang vien") == [found.pk]
    assert ids(client, q="Đảng Viên") == [found.pk]


def test_a_cursor_goes_on_where_the_list_ended(client, section):
    moment = timezone.now() - timedelta(hours=1)
    articles = dated(section, *[moment] * 5)
    seen, cursor = [], None
    while cursor or not seen:
        answer = client.get(URL, {"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [card["id"] for card in answer["items"]]
        cursor = answer["next_cursor"]
    assert seen == sorted((article.pk for article in articles), reverse=True)


def test_other_languages_are_other_lists(client, section):
    factories.ArticlePageFactory(parent=section)
    assert ids(client, locale="en") == []
    assert len(ids(client, locale="vi")) == 1


def test_readers_are_told_of_corrections(client, section):
    article = factories.ArticlePageFactory(parent=section)
    address = f"{URL}{article.pk}/"
    article.save_revision().publish()
    assert client.get(address).json()["corrections"] == []

    for kind, note in (("spelling", "Sửa chính tả."), ("correction", "Là 120 hộ, không phải 210.")):
        draft = models.ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        draft.change_kind, draft.change_note = kind, note
        revision = draft.save_revision()
        assert client.get(address).json()["corrections"] == []
        revision.publish()
    answer = client.get(address).json()
    [correction] = answer["corrections"]
    assert correction["kind"] == "correction"
    assert correction["note"] == "Là 120 hộ, không phải 210."
    assert correction["published_at"] == answer["updated_at"]


def test_one_article_is_whole(client, section):
    article = factories.ArticlePageFactory(
        parent=section,
        source_name="Báo Sơn Hà",
        source_url="https://bao.example.vn/1",
        body=[
            ("paragraph", "<p>Xin chào.</p>"),
            ("quote", {"text": "Vui", "speaker": "An", "office": "Chủ tịch"}),
        ],
    )
    whole = client.get(f"{URL}{article.pk}/").json()
    assert whole["source"] == {"name": "Báo Sơn Hà", "url": "https://bao.example.vn/1"}
    assert [(block["type"], block["value"]) for block in whole["body"]] == [
        ("paragraph", "<p>Xin chào.</p>"),
        ("quote", {"text": "Vui", "speaker": "An", "office": "Chủ tịch"}),
    ]
    assert whole["canonical_url"].startswith("http://localhost")


def test_an_article_is_a_page_but_a_section_is_no_article(client, section):
    article = factories.ArticlePageFactory(parent=section)
    assert client.get(f"/api/v1/pages/{article.pk}/").json()["type"] == "article"
    assert client.get(f"{URL}{section.pk}/").status_code == 404
    assert client.get(f"/api/v1/pages/{section.pk}/").json()["type"] == "section"


def test_an_answer_the_client_has_is_304(client, section):
    article = factories.ArticlePageFactory(parent=section)
    first = client.get(f"{URL}{article.pk}/")
    assert first["Cache-Control"].startswith("public, max-age=")
    again = client.get(f"{URL}{article.pk}/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_article_at_two_places_is_listed_once_and_at_both_places(client, section):
    article = factories.ArticlePageFactory(parent=section, title="Hai nơi", featured=True)
    other = factories.SectionPageFactory(parent=section.get_parent())
    alias = article.create_alias(parent=other)
    listed = [
        client.get(URL, query).json()["items"]
        for query in ({}, {"section": section.pk}, {"section": other.pk})
    ]
    assert [[card["id"] for card in cards] for cards in listed] == [[article.pk], [article.pk], [alias.pk]]
    found = client.get("/api/v1/search/", {"q": "hai nơi"}).json()["items"]
    assert [result["id"] for result in found] == [article.pk]


def test_an_article_at_two_places_of_a_section_is_listed_once_in_it(client, section):
    article = factories.ArticlePageFactory(parent=section)
    below = factories.SectionPageFactory(parent=section)
    alias = article.create_alias(parent=below)
    assert ids(client, section=section.pk) == [article.pk]
    assert ids(client, section=below.pk) == [alias.pk]
    section.aside = [("latest_articles", {"title": "", "section": section, "count": 5})]
    section.save()
    (block,) = client.get("/api/v1/resolve/", {"path": "/kinh-te/"}).json()["zones"]["aside"]
    assert [card["id"] for card in block["value"]["articles"]] == [article.pk]


def test_an_alias_on_another_site_than_its_original_is_listed_and_found_there(client, section):
    other = factories.HomePageFactory(slug="khac")
    Site.objects.create(hostname="khac.example", root_page=other)
    article = factories.ArticlePageFactory(parent=section, title="Hai nơi")
    alias = article.create_alias(parent=other)
    assert ids(client, site="khac.example") == [alias.pk]
    found = client.get("/api/v1/search/", {"q": "hai nơi", "site": "khac.example"}).json()["items"]
    assert [result["id"] for result in found] == [alias.pk]


def test_an_alias_is_listed_while_its_original_is_hidden(client, section):
    article = factories.ArticlePageFactory(parent=section)
    alias = article.create_alias(parent=factories.SectionPageFactory(parent=section.get_parent()))
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert [card["id"] for card in client.get(URL).json()["items"]] == [alias.pk]


def test_articles_that_an_import_left_without_a_date_are_dated_and_paged(client, section):
    for title in ("Một", "Hai", "Ba"):
        section.add_child(instance=models.ArticlePage(title=title, lead="Có chuyện."))
    first = client.get(URL, {"limit": 2}).json()
    assert all(card["published_at"] for card in first["items"])
    assert len(ids(client, limit=2, cursor=first["next_cursor"])) == 1
