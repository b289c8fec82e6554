"""What the dashboard tells an officer of today, by role, at a constant price."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from cms.today import listings
from pages.conf import VIET_NAM
from pages.models import Poll, ViewCount
from tests import factories

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# A Tuesday at ten in the morning in Viet Nam.
NOW = timezone.datetime(2026, 11, 24, 10, tzinfo=VIET_NAM)


@pytest.fixture
def home():
    factories.newsroom()
    return factories.home_site()


def told(user, now=NOW) -> dict[str, list[tuple[str, str]]]:
    with translation.override("en"):
        return {
            listing.heading: [(entry.title, entry.note) for entry in listing.entries]
            for listing in listings(user, now)
        }


def handed_in(home, **more):
    reporter = factories.reporter()
    article = factories.ArticlePageFactory(parent=home, live=False, owner=reporter, **more)
    article.save_revision(user=reporter)
    article.get_workflow().start(article, reporter)
    return article


def test_a_reviewer_sees_what_must_be_decided_before_its_date_soonest_first(home):
    handed_in(home, title="Không hẹn giờ")
    later = handed_in(home, title="Sau", go_live_at=NOW + 2 * DAY)
    sooner = handed_in(home, title="Trước", go_live_at=NOW + DAY)
    found = told(factories.editor())["Decide before the planned date"]
    assert [title for title, _note in found] == ["Trước", "Sau"]
    assert found[0][1].startswith("planned for 25/11/2026 10:00, waiting since ")
    for user in (factories.reporter(), factories.approver()):
        assert "Decide before the planned date" not in told(user)

    state = sooner.current_workflow_task_state
    state.task.specific.on_action(state, factories.editor(), "approve")
    assert [title for title, _note in told(factories.approver())["Decide before the planned date"]] == [
        "Trước"
    ]
    assert later.title == "Sau"


def test_it_says_in_words_what_presses_of_pages_and_snippets(client, home):
    handed_in(home, title="Còn lâu", go_live_at=NOW + DAY + HOUR)
    handed_in(home, title="Ngày mai", go_live_at=NOW + DAY)
    poll = factories.PollFactory(question="Gấp?", live=False, go_live_at=NOW + HOUR)
    poll.save_revision()
    poll.get_workflow().start(poll, factories.reporter())
    handed_in(home, title="Quá giờ", go_live_at=NOW)
    editor = factories.editor()
    with translation.override("en"):
        [first] = [one for one in listings(editor, NOW) if one.heading == "Decide before the planned date"]
    assert [(entry.title, entry.mark) for entry in first.entries] == [
        ("Quá giờ", "Its planned date has passed without a decision"),
        ("Gấp?", "Less than an hour left"),
        ("Ngày mai", "Less than a day left"),
        ("Còn lâu", ""),
    ]
    client.force_login(editor)
    assert "Đã quá giờ dự kiến đăng" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_date_that_was_moved_at_the_review_counts(home):
    article = handed_in(home, title="Dời lại", go_live_at=NOW + DAY)
    article.go_live_at = NOW + 2 * DAY
    article.save_revision(user=factories.editor())
    [(_title, note)] = told(factories.editor())["Decide before the planned date"]
    assert note.startswith("planned for 26/11/2026 10:00")


def test_a_reporter_sees_what_came_back_and_why(home):
    article = handed_in(home, title="Bị trả")
    state = article.current_workflow_task_state
    state.task.specific.on_action(state, factories.editor(), "reject", comment="Bổ sung nguồn.")
    assert told(article.owner)["Returned to you"] == [("Bị trả", "Bổ sung nguồn.")]
    assert "Returned to you" not in told(factories.reporter())


def test_what_goes_live_today_and_not_tomorrow(home):
    for title, moment in (("Hôm nay", NOW + 13 * HOUR), ("Ngày mai", NOW + 15 * HOUR)):
        article = factories.ArticlePageFactory(parent=home, title=title, live=False, go_live_at=moment)
        article.save_revision(approved_go_live_at=moment)
    assert told(factories.reporter())["Goes live today"] == [("Hôm nay", "24/11/2026 23:00")]
    assert "Goes live today" not in told(factories.auditor())


def test_what_ends_within_a_week_is_told_to_those_who_look_after_it(home):
    factories.PollFactory(question="Sắp đóng?", closes_at=NOW + 3 * DAY)
    factories.PollFactory(question="Còn lâu?", closes_at=NOW + 8 * DAY)
    Poll.objects.filter(pk=factories.PollFactory(question="Đã đóng?").pk).update(closes_at=NOW - DAY)
    factories.BannerFactory(title="Sắp hết", ends_at=NOW + DAY)
    found = told(factories.banner_manager())
    assert found["Polls that close within a week"] == [("Sắp đóng?", "27/11/2026 10:00")]
    assert found["Banners that end within a week"] == [("Sắp hết", "25/11/2026 10:00")]
    assert "Banners that end within a week" not in told(factories.reporter())


def test_what_was_read_most_in_seven_days(home):
    articles = [factories.ArticlePageFactory(parent=home, title=f"Bài {number}") for number in range(2)]
    for article, days, people in (
        (articles[0], 0, 900),
        (articles[0], 6, 700),
        (articles[1], 1, 20),
        (articles[1], 7, 9000),
    ):
        day = (NOW - days * DAY).date()
        ViewCount.objects.create(type="article", object_id=article.pk, day=day, people=people)
    ViewCount.objects.create(type="article", object_id=999_999, day=NOW.date(), people=5)
    assert told(factories.editor())["Most read in the last seven days"] == [
        ("Bài 0", "1,600 views"),
        ("Bài 1", "20 views"),
    ]


def test_the_dashboard_shows_it_in_vietnamese_with_links_to_what_may_be_edited(client, home):
    article = handed_in(home, title="Bị trả")
    state = article.current_workflow_task_state
    state.task.specific.on_action(state, factories.editor(), "reject", comment="Bổ sung nguồn.")
    client.force_login(article.owner)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Bài được trả lại" in page
    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[article.pk])}">Bị trả</a>' in page


def test_its_price_does_not_grow_with_what_there_is(home):
    editor = factories.editor()

    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            told(type(editor).objects.get(pk=editor.pk))
        return len(queries)

    for number in range(5):
        handed_in(home, go_live_at=NOW + DAY)
        ViewCount.objects.create(type="article", object_id=number + 1, day=NOW.date(), people=1)
    five = price()
    for _more in range(6):
        handed_in(home, go_live_at=NOW + DAY)
    assert price() == five


def test_an_editor_is_told_of_pages_past_their_review_date_and_how_many(home):
    for number in range(6):
        factories.StandardPageFactory(
            parent=home, title=f"Thủ tục {number}", review_by=NOW - (number + 1) * DAY
        )
    factories.StandardPageFactory(parent=home, title="Hôm nay", review_by=NOW)
    found = told(factories.editor())["Past the review date"]
    assert found[0] == ("Thủ tục 5", "to be looked at again by 18/11/2026")
    assert [title for title, _note in found[1:]] == [*(f"Thủ tục {n}" for n in (4, 3, 2, 1)), "All 6"]
    for user in (factories.reporter(), factories.banner_manager(), factories.auditor()):
        assert "Past the review date" not in told(user)
