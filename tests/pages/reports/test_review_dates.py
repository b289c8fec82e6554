"""Pages to be looked at again: which are due, who published them, and that readers see nothing of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pages.conf import VIET_NAM
from tests import factories

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate(timezone=VIET_NAM)


def titles(rows) -> list[str]:
    return [row.title for row in rows]


def test_what_is_past_or_comes_within_thirty_days_stands_there_the_oldest_first(desk, section, today):
    make, standard = factories.ArticlePageFactory, factories.StandardPageFactory
    standard(parent=section, title="Thủ tục", review_by=today - DAY)
    make(parent=section, title="Mức phí", review_by=today - 9 * DAY)
    make(parent=section, title="Sắp đến", review_by=today + 30 * DAY)
    make(parent=section, title="Còn lâu", review_by=today + 31 * DAY)
    make(parent=section, title="Nháp", review_by=today - DAY, live=False)
    make(parent=section, title="Không có hạn")
    assert titles(desk.rows("review-dates")) == ["Mức phí", "Thủ tục", "Sắp đến"]
    assert titles(desk.rows("review-dates", due="passed")) == ["Mức phí", "Thủ tục"]
    assert titles(desk.rows("review-dates", due="all"))[-1] == "Còn lâu"
    assert [row.overdue for row in desk.rows("review-dates")] == [
        "quá hạn 9 ngày",
        "quá hạn 1 ngày",
        "còn 30 ngày",
    ]
    row = desk.csv("review-dates")[0]
    assert (row["Rà soát lại trước ngày"], row["Số ngày quá hạn"]) == (f"{today - 9 * DAY:%Y-%m-%d}", "9")


def test_it_says_who_published_the_text_last(desk, section, today):
    page = factories.StandardPageFactory(parent=section, review_by=today)
    for name in ("Cũ", "Lục Quang Thắng"):
        approver = factories.approver(first_name=name)
        page.save_revision(user=approver).publish(user=approver, skip_permission_checks=True)
    assert [row.published_by for row in desk.rows("review-dates")] == ["Lục Quang Thắng"]


def test_its_price_does_not_grow_with_the_pages(desk, section, today):
    def make():
        factories.StandardPageFactory(parent=section, review_by=today)

    make()
    desk.open("review-dates")
    few = desk.price("review-dates")
    for _more in range(5):
        make()
    assert desk.price("review-dates") == few


def test_the_day_is_set_in_the_editor(desk, section):
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    assert "review_by" in desk.client.get(url).context["form"].fields


def test_readers_see_nothing_of_the_day(client, section, today):
    article = factories.ArticlePageFactory(parent=section, review_by=today)
    answer = client.get(f"/api/v1/articles/{article.pk}/")
    assert answer.status_code == 200
    assert "review" not in answer.content.decode()
