"""How long each step took: the rows, the sums, and their words."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import TaskState

from pages.admin.reports.steps import bar_of, in_words
from tests import factories
from tests.pages.deciding import act, handed_in

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("took", "words"),
    [
        (timedelta(seconds=20), "0 min"),
        (timedelta(minutes=59, seconds=40), "1 h 0 min"),
        (2 * HOUR + timedelta(minutes=5), "2 h 5 min"),
        (timedelta(days=3, hours=4, minutes=50), "3 d 4 h"),
    ],
)
def test_a_time_is_told_in_two_units(took, words):
    with override("en"):
        assert in_words(took) == words


def test_a_bar_tells_the_middle_and_the_longest():
    with override("en"):
        bar = bar_of("Duyệt", [HOUR, 2 * HOUR, 30 * HOUR])
    assert (bar.value, bar.figure) == (7200, "middle 2 h 0 min; longest 1 d 6 h; 3 decisions")


def test_a_row_says_who_handed_in_who_decided_how_and_how_long_it_took(desk, article, reporter):
    editor = factories.editor(first_name="Hồ Vân Khánh")
    act(article, editor)
    start = timezone.now() - 5 * HOUR
    TaskState.objects.filter(finished_by=editor).update(started_at=start, finished_at=start + 2 * HOUR)
    waiting, passed_on = desk.rows("steps")
    assert (passed_on.title, passed_on.outcome) == (article.title, "Đã duyệt")
    assert (passed_on.handed_in_by, passed_on.decided_by) == (reporter.username, "Hồ Vân Khánh")
    assert (passed_on.duration, passed_on.hours) == ("2 giờ 0 phút", 2.0)
    assert (waiting.outcome, waiting.decided_by, waiting.finished_at) == ("Chưa quyết định", "", None)
    assert len(desk.charts("steps")[0]) == 1
    assert desk.csv("steps")[1]["Số giờ"] == "2.0"


def test_a_snippet_has_steps_and_no_section(desk, article, section):
    poll = factories.PollFactory(live=False, question="Hài lòng không?")
    handed_in(poll, factories.editor())
    elsewhere = factories.SectionPageFactory(parent=section)
    assert {row.title for row in desk.rows("steps")} == {article.title, str(poll)}
    assert [row.title for row in desk.rows("steps", section=section.pk)] == [article.title]
    assert desk.rows("steps", section=elsewhere.pk) == []


def test_its_price_does_not_grow_with_the_steps(desk, section, reporter):
    def hand_in():
        handed_in(factories.ArticlePageFactory(parent=section, live=False, owner=reporter), reporter)

    hand_in()
    desk.open("steps")
    few = desk.price("steps")
    for _more in range(4):
        hand_in()
    assert desk.price("steps") == few
