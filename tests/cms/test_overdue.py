"""What should have appeared or gone is said on the dashboard, and to whoever watches from outside."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "quá hạn mà chưa thực hiện"


@pytest.fixture
def overdue():
    factories.newsroom()
    home = factories.home_site()
    late = timezone.now() - timedelta(minutes=2)
    article = factories.ArticlePageFactory(parent=home, live=False, go_live_at=late)
    article.save_revision(approved_go_live_at=late)
    factories.ArticlePageFactory(parent=home, expire_at=late)


@pytest.mark.parametrize(
    ("role", "told"), [("reporter", False), ("editor", False), ("approver", True), ("administrator", True)]
)
def test_the_dashboard_tells_those_it_concerns(client, overdue, role, told):
    client.force_login(getattr(factories, role)())
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (TEXT in page) is told
    assert ("Chưa đăng: 1" in page) is told
    assert (f'href="{reverse("newsdesk_system_status")}"' in page.partition(TEXT)[2][:600]) is (
        role == "administrator"
    )


def test_nothing_is_said_when_nothing_is_overdue(client):
    factories.newsroom()
    client.force_login(factories.approver())
    assert TEXT not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_watches_from_outside_reads_how_much_is_overdue(client, overdue):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "overdue": 2})
