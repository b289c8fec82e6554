"""A scheduler killed in the middle of a publication has not published, and the next one does, each article once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from pages.due import Runner
from pages.management.commands.scheduler import run_due
from pages.models import ArticlePage
from tests import factories

from .killing import kill_in_the_middle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("postgresql")]


def test_a_scheduler_killed_in_the_middle_of_a_publication(client):
    home, due = factories.home_site(), timezone.now() - timedelta(hours=1)
    for number in range(3):
        moment = due + timedelta(minutes=number)
        article = factories.ArticlePageFactory(parent=home, live=False, go_live_at=moment)
        article.save_revision(approved_go_live_at=moment)

    kill_in_the_middle("schedule")
    assert list(ArticlePage.objects.order_by("pk").values_list("live", flat=True)) == [True, False, False]
    assert len(client.get("/api/v1/articles/").json()["items"]) == 1

    run_due(Runner())
    assert len(client.get("/api/v1/articles/").json()["items"]) == 3
    logged = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").order_by("pk")
    assert list(logged.values_list("page_id", flat=True)) == list(
        ArticlePage.objects.order_by("pk").values_list("pk", flat=True)
    )
