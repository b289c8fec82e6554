"""Every scheduled publication is noted while it is scheduled, where its page stands."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from api.models import DueChange, VersionCounter
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site())


def schedule(thing):
    thing.go_live_at = timezone.now() + timedelta(hours=1)
    thing.save_revision().publish()
    return thing


@pytest.fixture
def scheduled(section):
    return schedule(factories.ArticlePageFactory(parent=section, live=False))


def test_a_scheduled_page_is_noted_with_its_place(scheduled):
    due = DueChange.objects.get()
    assert (due.key, due.at, due.type) == (f"page:{scheduled.pk}", scheduled.go_live_at, "article")
    assert (due.locale, due.tree_path, due.translation_key) == (
        "vi",
        scheduled.path,
        scheduled.translation_key,
    )
    assert due.site is not None


def test_a_scheduled_snippet_is_noted():
    poll = schedule(factories.PollFactory(live=False))
    due = DueChange.objects.get()
    assert (due.key, due.type, due.locale, due.site) == (f"poll:{poll.pk}", "poll", "vi", None)


def test_a_change_that_is_scheduled_for_a_live_page_is_noted(section):
    schedule(factories.ArticlePageFactory(parent=section))
    assert DueChange.objects.count() == 1


def cancel(page):
    revision = page.scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])


def publish_now(page):
    page.go_live_at = None
    page.save_revision().publish()


def publish_when_due(page):
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=past)
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    call_command("publish_scheduled")


def delete(page):
    Page.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize("way", [cancel, publish_now, publish_when_due, delete])
def test_what_is_no_longer_scheduled_is_no_longer_noted(scheduled, way):
    way(scheduled)
    assert not DueChange.objects.exists()


def test_what_is_taken_down_is_no_longer_noted(section):
    article = schedule(factories.ArticlePageFactory(parent=section))
    article.unpublish()
    assert not DueChange.objects.exists()


def test_what_is_scheduled_again_is_noted_for_its_new_time(scheduled):
    scheduled.go_live_at = timezone.now() + timedelta(days=2)
    scheduled.save_revision().publish()
    assert DueChange.objects.get().at == scheduled.go_live_at


def test_the_note_follows_the_page(scheduled, section):
    target = factories.SectionPageFactory(parent=section.get_parent())
    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=target.pk), "last-child")
    assert DueChange.objects.get().tree_path == Page.objects.get(pk=scheduled.pk).path


def test_scheduling_advances_the_version(section):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    before = VersionCounter.objects.get().value
    schedule(draft)
    assert VersionCounter.objects.get().value > before


def forget(scheduled):
    DueChange.objects.all().delete()


def note_another(scheduled):
    DueChange.objects.create(key="page:999999", type="article", at=timezone.now())


def note_otherwise(scheduled):
    DueChange.objects.update(tree_path="0001")


@pytest.mark.parametrize("spoil", [forget, note_another, note_otherwise])
def test_a_check_finds_wrong_notes_and_a_repair_mends_them(scheduled, spoil):
    spoil(scheduled)
    with pytest.raises(CommandError, match="1 are not stored"):
        call_command("present", "--all", "--check", stdout=StringIO(), stderr=StringIO())
    call_command("present", "--all", "--repair", stdout=StringIO(), stderr=StringIO())
    call_command("present", "--all", "--check", stdout=StringIO(), stderr=StringIO())
    assert DueChange.objects.get().tree_path == Page.objects.get(pk=scheduled.pk).path
