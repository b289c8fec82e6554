"""The page of the system's status: who sees it, and what it tells."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Revision

from api.models import SelfCheck
from cms.system_status import LONG_WAIT, facts, found_in, newsdesk_version
from tests import factories

pytestmark = pytest.mark.django_db

NIGHT = date(2026, 11, 24)


@pytest.fixture
def newsroom():
    factories.newsroom()
    return factories.home_site()


@pytest.fixture
def officer(client, newsroom):
    """An administrator, logged in at ``client``."""
    client.force_login(factories.administrator())


def page(client):
    return client.get(reverse("newsdesk_system_status"))


def warnings() -> set[str]:
    return {fact.label for _, group in facts(timezone.now()) for fact in group if fact.warning}


def value_of(label: str):
    return next(fact.value for _, group in facts(timezone.now()) for fact in group if fact.label == label)


def checked(hours_ago: float = 1, **kwargs) -> SelfCheck:
    finished = timezone.now() - timedelta(hours=hours_ago)
    return SelfCheck.objects.create(night=NIGHT, finished=finished, **kwargs)


def task_result(status: str, **times) -> DBTaskResult:
    made = DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="api.tasks.make_renditions",
        backend_name="default",
        run_after=get_date_max(),
        exception_class_path="",
        traceback="",
    )
    DBTaskResult.objects.filter(pk=made.pk).update(**times)
    return made


@pytest.mark.parametrize(
    ("role", "sees_it"),
    [
        ("administrator", True),
        ("auditor", True),
        ("superuser", True),
        ("approver", False),
        ("editor", False),
        ("banner_manager", False),
        ("reporter", False),
    ],
)
def test_administrators_and_auditors_see_it_and_are_led_to_it(client, newsroom, role, sees_it):
    client.force_login(getattr(factories, role)())
    address = reverse("newsdesk_system_status")

    assert (page(client).status_code == 200) is sees_it
    assert (address in client.get(reverse("wagtailadmin_home")).content.decode()) is sees_it


def test_whoever_is_not_logged_in_is_asked_to_log_in(client, newsroom):
    answer = page(client)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_nobody_can_change_anything_there(client, officer):
    assert client.post(reverse("newsdesk_system_status")).status_code == 405


def test_it_says_what_the_last_checks_found(client, officer):
    checked(compared=1234, differing=1, repaired=1, found=[["page:7777", ["title", "terms"]]])
    text = page(client).content.decode()

    assert "page:7777 (title, terms)" in text
    assert "24/11/2026" in text
    assert "1.234" in text
    assert "Đã khắc phục" in text


def test_of_many_findings_it_shows_the_first(client, officer):
    found = [[f"page:{number}", ["title"]] for number in range(100)]
    check = checked(differing=250, found=found)

    assert found_in(check).endswith("page:4 (title); +245")


def test_a_check_that_was_killed_is_called_interrupted(client, officer):
    SelfCheck.objects.create(night=NIGHT, seen=timezone.now() - timedelta(hours=5))

    assert "Bị gián đoạn" in page(client).content.decode()


@pytest.mark.parametrize(("hours", "late"), [(25, False), (27, True)])
def test_it_warns_when_no_check_has_finished_for_a_night(officer, hours, late):
    checked(hours)

    assert ("Lần tự kiểm tra hoàn thành gần nhất" in warnings()) is late


def test_it_warns_when_no_check_has_ever_finished(client, officer):
    assert "Đã quá 26 giờ" in page(client).content.decode()


def test_when_all_is_well_it_says_so(client, officer):
    checked()

    assert warnings() == set()
    assert "đang hoạt động bình thường" in page(client).content.decode()


@pytest.mark.parametrize(("seconds", "late"), [(30, False), (90, True)])
def test_it_warns_of_publications_and_withdrawals_that_are_overdue(newsroom, seconds, late):
    checked()
    past = timezone.now() - timedelta(seconds=seconds)
    draft = factories.ArticlePageFactory(live=False).save_revision()
    Revision.objects.filter(pk=draft.pk).update(approved_go_live_at=past)
    factories.ArticlePageFactory(expire_at=past)

    expected = {"Nội dung quá giờ đăng", "Nội dung quá giờ gỡ"} if late else set()
    assert warnings() == expected


def test_it_counts_what_waits_and_what_failed_today(newsroom):
    checked()
    now = timezone.now()
    task_result("READY", enqueued_at=now - LONG_WAIT - timedelta(minutes=1))
    task_result("FAILED", finished_at=now - timedelta(hours=1))
    task_result("FAILED", finished_at=now - timedelta(hours=30))

    assert value_of("Đang chờ xử lý") == 1
    assert value_of("Bị lỗi trong 24 giờ qua") == 1
    assert warnings() == {"Đang chờ xử lý", "Bị lỗi trong 24 giờ qua"}


def test_it_counts_what_is_public(newsroom):
    before = value_of("Số nội dung đang công khai")
    factories.StandardPageFactory(parent=newsroom)

    assert value_of("Số nội dung đang công khai") == before + 1


def test_it_names_the_versions(client, officer):
    text = page(client).content.decode()

    assert newsdesk_version() in text
    assert "Wagtail" in text


def test_it_speaks_english_to_who_reads_english(client, officer, settings):
    settings.LANGUAGE_CODE = "en"

    assert "Nightly self-checks" in page(client).content.decode()


def test_it_has_no_script_of_its_own(client, officer):
    main = page(client).content.decode().partition("<main")[2].partition("</main>")[0]

    assert main
    assert "<script" not in main


def test_it_warns_when_the_last_check_could_not_repair_everything(officer):
    checked(failed=1)

    assert warnings() == {"Lần tự kiểm tra hoàn thành gần nhất"}
