"""The report that royalties are paid by: its rows, its days, its reads, and who sees what."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from pages.conf import VIET_NAM
from pages.models import ArticleAuthor, OpeningBalance, ViewCount
from tests import factories

pytestmark = pytest.mark.django_db

NOVEMBER = {"appeared_at_from": "01/11/2026", "appeared_at_to": "30/11/2026"}


def article(section, title="Cầu mới", *authors, moment=None, **more):
    moment = moment or datetime(2026, 11, 10, 8, tzinfo=VIET_NAM)
    made = factories.ArticlePageFactory(parent=section, title=title, first_published_at=moment, **more)
    for order, author in enumerate(authors):
        ArticleAuthor.objects.create(page=made, author=author, sort_order=order)
    return made


def read(article, day, people):
    ViewCount.objects.create(type="article", object_id=article.pk, day=day, people=people, bots=7)


def titles(rows) -> list[str]:
    return [row.title for row in rows]


def test_there_is_a_row_for_each_article_and_author_and_one_for_an_article_without(desk, section):
    first, second = factories.AuthorFactory(name="Lan"), factories.AuthorFactory(name="An", pen_name="Thu Hạ")
    article(section, "Hai người", first, second)
    article(section, "Không ai")
    found = [(row.title, row.author, row.number_of_authors) for row in desk.rows("articles")]
    assert found == [("Không ai", "", 0), ("Hai người", "Lan", 2), ("Hai người", "Thu Hạ", 2)]
    assert desk.open("articles").context["items_count"] == 3


def test_a_row_says_what_an_accountant_asks(desk, section):
    made = article(
        section, "Dẫn lại", factories.AuthorFactory(unit="Phòng Thời sự"), source_name="Báo Sơn Hà"
    )
    [row] = desk.csv("articles")
    assert row["Mã bài viết"] == str(made.pk)
    assert (row["Chuyên mục"], row["Đơn vị"]) == (section.title, "Phòng Thời sự")
    assert (row["Loại bài"], row["Nguồn"], row["Trạng thái"]) == ("Dẫn lại", "Báo Sơn Hà", "Đã đăng")
    assert row["Ngày đăng"] == "2026-11-10 08:00:00"


def test_reads_are_those_of_people_ever_and_in_the_period(desk, section):
    made = article(section)
    for day, people in ((date(2026, 10, 31), 5), (date(2026, 11, 1), 10), (date(2026, 11, 30), 20)):
        read(made, day, people)
    read(made, date(2026, 12, 1), 100)
    OpeningBalance.objects.create(type="article", object_id=made.pk, count=1000)
    [row] = desk.rows("articles", **NOVEMBER)
    assert (row.reads, row.reads_in_period) == (1135, 30)
    [row] = desk.rows("articles")
    assert (row.reads, row.reads_in_period) == (1135, 1135)


def test_what_is_read_at_a_second_place_counts_for_the_article_which_has_one_row(desk, section):
    made = article(section)
    alias = made.create_alias(parent=factories.SectionPageFactory(parent=section))
    read(made, date(2026, 11, 2), 3)
    read(alias, date(2026, 11, 2), 4)
    assert [row.reads for row in desk.rows("articles")] == [7]


def test_the_period_is_of_days_in_viet_nam_both_included(desk, section):
    for title, moment in (
        ("Trước", datetime(2026, 10, 31, 23, 59, 59)),
        ("Đầu", datetime(2026, 11, 1)),
        ("Cuối", datetime(2026, 11, 30, 23, 59, 59)),
        ("Sau", datetime(2026, 12, 1)),
    ):
        article(section, title, moment=moment.replace(tzinfo=VIET_NAM))
    article(section, "Ghi ngày khác", publication_date=datetime(2026, 9, 1, tzinfo=VIET_NAM))
    factories.ArticlePageFactory(
        parent=section, live=False, title="Nháp", publication_date=datetime(2026, 11, 5, tzinfo=VIET_NAM)
    )
    assert titles(desk.rows("articles", **NOVEMBER)) == ["Cuối", "Đầu"]


def test_it_is_filtered_by_author_section_and_state(desk, section):
    author = factories.AuthorFactory()
    below = factories.SectionPageFactory(parent=section)
    article(below, "Của tác giả", author, factories.AuthorFactory())
    article(section.get_parent(), "Nơi khác")
    factories.ArticlePageFactory(parent=section, title="Nháp", live=False)
    assert [(row.title, row.author) for row in desk.rows("articles", author=author.pk)] == [
        ("Của tác giả", str(author))
    ]
    assert titles(desk.rows("articles", section=below.pk)) == ["Của tác giả"] * 2
    assert titles(desk.rows("articles", state="draft")) == ["Nháp"]
    assert "Nháp" not in titles(desk.rows("articles", state="appeared"))


def test_rows_without_a_date_come_last_whichever_way_they_are_ordered(desk, section):
    factories.ArticlePageFactory(parent=section, title="Nháp", live=False)
    article(section, "Đã đăng")
    for ordering in ("appeared_at", "-appeared_at"):
        assert titles(desk.rows("articles", ordering=ordering)) == ["Đã đăng", "Nháp"]


def test_charts_count_each_article_once(desk, section):
    article(section, "Hai người", factories.AuthorFactory(), factories.AuthorFactory())
    article(section, "Tuần sau", moment=datetime(2026, 11, 16, 0, 30, tzinfo=VIET_NAM))
    by_section, by_week = desk.charts("articles")
    assert by_section == [(section.title, "2")]
    assert by_week == [("Tuần từ 16/11/2026", "1"), ("Tuần từ 09/11/2026", "1")]


def test_its_price_does_not_grow_with_what_there_is(desk, section):
    def write():
        parent = factories.SectionPageFactory(parent=section)
        made = article(parent, "Bài", factories.AuthorFactory(), factories.AuthorFactory())
        read(made, date(2026, 11, 2), 1)

    write()
    desk.open("articles")
    few = desk.price("articles", **NOVEMBER)
    for _more in range(5):
        write()
    assert desk.price("articles", **NOVEMBER) == few


def test_a_reporter_sees_what_is_his_own_or_names_him(desk, section, client):
    reporter = factories.reporter()
    article(section, "Nhờ đăng hộ", factories.AuthorFactory(user=reporter), owner=factories.editor())
    article(section, "Của mình", owner=reporter)
    article(section, "Của người khác", factories.AuthorFactory(), owner=factories.editor())
    client.force_login(reporter)
    assert set(titles(desk.rows("articles"))) == {"Nhờ đăng hộ", "Của mình"}
    assert {row["Tiêu đề"] for row in desk.csv("articles")} == {"Nhờ đăng hộ", "Của mình"}
    assert desk.charts("articles")[0] == [(section.title, "2")]


@pytest.mark.parametrize("role", ["approver", "administrator", "auditor", "superuser"])
def test_those_who_see_everything(desk, section, client, role):
    article(section, "Của người khác", owner=factories.editor())
    client.force_login(getattr(factories, role)())
    assert titles(desk.rows("articles")) == ["Của người khác"]


def test_an_auditor_is_led_to_the_history_and_an_approver_to_the_editor(desk, section, client):
    made = article(section)
    edit = reverse("wagtailadmin_pages:edit", args=[made.pk])
    history = reverse("wagtailadmin_pages:history", args=[made.pk])
    assert f'href="{edit}"' in desk.open("articles").content.decode()
    client.force_login(factories.auditor())
    page = desk.open("articles").content.decode()
    assert f'href="{history}"' in page
    assert f'href="{edit}"' not in page
