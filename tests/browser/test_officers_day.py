"""An officer's day: what is written is read, returned, planned and, in an emergency, published by one alone."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from pages import groups
from pages.conf import VIET_NAM
from pages.emergency import CODENAME
from pages.management.commands import scheduler
from pages.models import ArticlePage
from tests import factories
from tests.pages.deciding import handed_in, member, step_of

from .people import Officer, Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE, ADDRESS = "Lễ hội đền Thượng khai mạc", "/van-hoa/le-hoi-den-thuong-khai-mac/"
LEAD = "Sáng nay, hàng nghìn người dân về dự lễ hội."
TEXT = "Phần lễ diễn ra trang trọng."

LOSE_THE_FIRST_ANSWER = """
const fetched = window.fetch;
window.fetch = async (address, options) => {
  const answer = await fetched(address, options);
  if (sessionStorage.lost || options?.method !== "post" || !address.includes("/add/")) return answer;
  sessionStorage.lost = true;
  tell((await answer.json()).pk);
  throw new TypeError("The connection broke.");
};
"""


@pytest.fixture
def section(newsroom):
    factories.ImageFactory(title="Đền Thượng")
    return factories.SectionPageFactory(parent=newsroom, title="Văn hóa")


@pytest.fixture
def at_desk(browser, live_server):
    """``at_desk(user)`` is that user at the admin, logged in."""

    def sit_down(user) -> Officer:
        client = Client()
        client.force_login(user)
        context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 900})
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return Officer(context.new_page(), live_server.url)

    return sit_down


@pytest.fixture
def reader(browser, live_server) -> Reader:
    return Reader(browser, live_server.url)


@pytest.fixture
def article(section):
    """An article that a reporter handed in."""
    reporter = factories.reporter()
    draft = factories.ArticlePageFactory(parent=section, live=False, title=TITLE, lead=LEAD, owner=reporter)
    return handed_in(draft, reporter)


def test_what_a_reporter_writes_an_editor_corrects_and_an_approver_approves_is_read(section, at_desk, reader):
    reporter = at_desk(factories.reporter())
    reporter.writes(section, TITLE, LEAD, TEXT)
    reporter.adds_the_picture("Đền Thượng", "Sân đền trong nắng sớm")
    reporter.hands_in()

    editor = at_desk(factories.editor())
    editor.opens(TITLE)
    editor.changes_the_lead("Sáng 27/11, hàng nghìn người dân về dự lễ hội.")
    editor.passes_on()
    reader.finds_nothing_at(ADDRESS)

    approver = at_desk(factories.approver())
    approver.opens(TITLE)
    approver.sees("Sáng 27/11, hàng nghìn người dân")
    approver.approves()

    reader.reads(ADDRESS, TITLE, "Sáng 27/11, hàng nghìn người dân về dự lễ hội.", TEXT)
    assert reader.window.locator("main img[alt='Sân đền trong nắng sớm']").count() == 1


def sent_by_itself(route) -> bool:
    return "text/html" not in route.request.headers["accept"]


def test_what_is_pressed_while_the_form_saves_itself_waits_for_it(section, at_desk):
    reporter, on_its_way = at_desk(factories.reporter()), []
    reporter.window.route(
        "**/add/**", lambda route: on_its_way.append(route) if sent_by_itself(route) else route.continue_()
    )
    reporter.writes(section, TITLE, LEAD, TEXT)
    reporter.adds_the_picture("Đền Thượng", "Sân đền")
    button = reporter.opens_the_menu_for("[name=action-submit]")
    reporter.waits_until(lambda: on_its_way)
    with reporter.arriving():
        button.click()
        # Long enough for what is sent to make an article.
        reporter.window.wait_for_timeout(1000)
        assert not ArticlePage.objects.exists()
        on_its_way.pop().continue_()

    article = ArticlePage.objects.get()
    assert step_of(article) == "reviewtask"
    assert TEXT.removesuffix(".") in str(article.get_latest_revision_as_object().body)


def test_an_answer_that_is_lost_on_the_way_makes_no_second_article(section, at_desk):
    reporter, lost = at_desk(factories.reporter()), []
    reporter.window.expose_function("tell", lambda pk: lost.append(pk))
    reporter.window.add_init_script(LOSE_THE_FIRST_ANSWER)
    reporter.writes(section, TITLE, LEAD, TEXT)
    reporter.adds_the_picture("Đền Thượng", "Sân đền")
    reporter.hands_in()

    article = ArticlePage.objects.get()
    assert lost == [article.pk]
    assert step_of(article) == "reviewtask"


def test_what_is_returned_comes_back_with_words_and_goes_through_both_steps_again(article, at_desk, reader):
    editor, approver, reporter = (
        at_desk(user) for user in (factories.editor(), factories.approver(), article.owner)
    )
    editor.opens(TITLE)
    editor.passes_on()
    approver.opens(TITLE)
    approver.comments_on_the_lead("Bao nhiêu người? Cần số liệu.")
    approver.returns("Bổ sung số liệu, xem bên lề.")

    reporter.looks_at_the_dashboard()
    reporter.sees_in_list("Bài được trả lại", "Bổ sung số liệu, xem bên lề.")
    reporter.opens(TITLE)
    reporter.sees_in_the_margin("Bao nhiêu người? Cần số liệu.")
    reporter.changes_the_lead("Sáng nay, 12.000 người dân về dự lễ hội.")
    reporter.hands_in()

    editor.opens(TITLE)
    editor.passes_on()
    reader.finds_nothing_at(ADDRESS)
    approver.opens(TITLE)
    approver.approves()
    reader.reads(ADDRESS, "12.000 người dân")


def test_what_is_planned_appears_to_the_second(section, at_desk, reader, monkeypatch):
    tonight = timezone.localtime(timezone=VIET_NAM).replace(hour=23, minute=59)
    reporter = at_desk(factories.reporter())
    reporter.writes(section, TITLE, LEAD, TEXT)
    reporter.plans(f"{tonight:%d/%m/%Y %H:%M}")
    reporter.hands_in()
    for officer in (at_desk(factories.editor()), at_desk(factories.approver())):
        officer.opens(TITLE)
        officer.passes_on()
    reader.finds_nothing_at(ADDRESS)
    editor = at_desk(factories.editor())
    editor.looks_at_the_dashboard()
    editor.sees_in_list("Lên trang hôm nay", TITLE)
    editor.sees_in_list("Lên trang hôm nay", f"{tonight:%d/%m/%Y %H:%M}")

    planned = bring_forward(timezone.now() + timedelta(seconds=2))
    run_the_scheduler_until(lambda: ArticlePage.objects.filter(live=True).exists(), monkeypatch)

    late = ArticlePage.objects.get().first_published_at - planned
    # Sooner than a scheduler that does not wait for the moment itself would look again.
    assert timedelta(0) <= late < timedelta(seconds=scheduler.LOOK_AGAIN)
    reader.reads(ADDRESS, TITLE)


def bring_forward(moment):
    """Let what is planned be due at that moment; return it."""
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()
    ArticlePage.objects.update(go_live_at=moment)
    return moment


def run_the_scheduler_until(done, monkeypatch) -> None:
    """Run the scheduler itself, and tell it to stop when that has come about, or after 20 seconds."""
    stop = threading.Event()
    monkeypatch.setattr(scheduler, "Event", lambda: stop)
    # The signals stay with the tests.
    monkeypatch.setattr(scheduler.signal, "signal", lambda *_: None)
    patience = threading.Timer(20, stop.set)
    patience.start()
    look = scheduler.run_due

    def look_and_stop(runner):
        look(runner)
        if done():
            stop.set()

    monkeypatch.setattr(scheduler, "run_due", look_and_stop)
    call_command("scheduler")
    patience.cancel()
    assert done()


def test_a_published_article_is_corrected_and_readers_are_told(section, at_desk, reader):
    author = factories.reporter()
    article = factories.ArticlePageFactory(parent=section, title=TITLE, lead=LEAD, owner=author)
    article.save_revision(user=author).publish()
    reporter = at_desk(author)
    reporter.goes_to(f"/admin/pages/{article.pk}/edit/")
    reporter.changes_the_lead("Sáng nay, 12.000 người dân về dự lễ hội.")
    reporter.hands_in()
    reporter.is_told("chưa gửi duyệt", "hãy chọn loại chỉnh sửa")

    reporter.says_what_is_changed("correction", "Có 12.000 người dự, không phải 21.000.")
    reporter.hands_in()
    reporter.is_told("Đã gửi duyệt")
    for officer in (at_desk(factories.editor()), at_desk(factories.approver())):
        officer.opens(TITLE)
        officer.passes_on()

    reader.reads(ADDRESS, "12.000 người dân", "Đính chính", "Có 12.000 người dự, không phải 21.000.")


def test_in_an_emergency_one_publishes_alone_and_the_approvers_are_told(article, at_desk, reader, mailoutbox):
    factories.approver(email="lanh-dao@example.vn")
    on_duty = factories.editor(first_name="Trực", last_name="Ban")
    on_duty.user_permissions.add(Permission.objects.get(codename=CODENAME))
    officer = at_desk(on_duty)
    officer.opens(TITLE)
    officer.publishes_alone("Bão đổ bộ trong đêm, phải báo ngay cho người dân.")

    reader.reads(ADDRESS, TITLE)
    (mail,) = [
        mail for mail in mailoutbox if mail.to == ["lanh-dao@example.vn"] and "khẩn" in mail.subject.lower()
    ]
    assert "Bão đổ bộ trong đêm" in mail.body


def test_who_hands_in_finds_no_way_to_approve_her_own(section, at_desk, newsroom):
    both = member(*(groups.REPORTER, groups.EDITOR, groups.APPROVER))
    draft = factories.ArticlePageFactory(parent=section, live=False, title=TITLE, owner=both)
    handed_in(draft, both)
    officer = at_desk(both)
    officer.goes_to(f"/admin/pages/{draft.pk}/edit/")
    officer.may_not("approve")
