"""Changing a published article: what kind of change it is, what readers are told, and for how long it is remembered."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from pages import due
from pages.models import Correction
from tests import factories
from tests.pages import editor_forms
from tests.pages.deciding import act, fresh, step_of

pytestmark = pytest.mark.django_db
NOTE = "Số hộ được hỗ trợ là 120, không phải 210."


@pytest.fixture
def known(section, reporter):
    """An article that readers know."""
    article = factories.ArticlePageFactory(parent=section, owner=reporter)
    article.save_revision(user=reporter).publish()
    return fresh(article)


def change(article, kind: str = "correction", note: str = NOTE, **fields):
    """Save a draft that changes a published article."""
    draft = article.get_latest_revision_as_object()
    draft.change_kind, draft.change_note = kind, note
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision()


def told(article) -> list[tuple[str, str]]:
    return [(correction.kind, correction.note) for correction in fresh(article).shown_corrections]


def test_a_published_correction_is_kept_with_its_date(known):
    revision = change(known)
    assert told(known) == []

    revision.publish()
    [correction] = known.corrections.all()
    assert (correction.kind, correction.note) == ("correction", NOTE)
    assert correction.published_at == fresh(known).last_published_at
    assert told(known) == [("correction", NOTE)]


def test_the_newest_is_told_first_and_spelling_not_at_all(known):
    change(known).publish()
    change(fresh(known), "spelling", "").publish()
    change(fresh(known), "update", "Bổ sung lịch tiếp dân.").publish()

    assert told(known) == [("update", "Bổ sung lịch tiếp dân."), ("correction", NOTE)]
    assert Correction.objects.count() == 3


def test_the_next_draft_is_asked_anew(known):
    change(known).publish()

    assert fresh(known).change_kind == ""
    assert fresh(known).get_latest_revision_as_object().change_kind == ""
    assert fresh(known).get_latest_revision_as_object().change_note == ""


def test_an_older_text_that_is_taken_up_again_is_asked_anew(known):
    revision = change(known)
    revision.publish()
    change(fresh(known), "update", "Bổ sung.").publish()

    assert Revision.objects.get(pk=revision.pk).as_object().change_kind == ""


def test_a_draft_keeps_what_it_says_until_it_is_published(known):
    change(known)
    draft = fresh(known).get_latest_revision_as_object()
    assert (draft.change_kind, draft.change_note) == ("correction", NOTE)
    draft.save_revision()
    assert fresh(known).get_latest_revision_as_object().change_note == NOTE
    assert not Correction.objects.exists()


def test_a_preview_shows_what_readers_will_be_told(known):
    draft = change(known).as_object()

    assert [correction.note for correction in draft.shown_corrections] == [NOTE]


def test_the_first_publication_corrects_nothing(section):
    article = factories.ArticlePageFactory(
        parent=section, live=False, change_kind="correction", change_note=NOTE
    )
    article.save_revision().publish()

    assert not Correction.objects.exists()


def test_what_was_taken_down_and_comes_again_is_asked_and_told(known):
    known.unpublish()
    draft = fresh(known)
    assert draft.get_latest_revision_as_object().change_kind == ""

    change(draft).publish()
    assert told(known) == [("correction", NOTE)]


def test_a_second_place_tells_what_the_first_one_tells(known):
    alias = known.create_alias(parent=factories.SectionPageFactory(parent=known.get_parent().get_parent()))
    change(known).publish()

    assert told(alias) == [("correction", NOTE)]
    assert Correction.objects.count() == 1


def test_the_editor_asks_before_it_hands_in(client, known, reporter):
    client.force_login(reporter)
    edit = reverse("wagtailadmin_pages:edit", args=[known.pk])
    assert 'name="change_kind"' in client.get(edit).content.decode()

    form = {**editor_forms.article(title=known.title, lead="Lead mới."), "action-submit": "1"}
    response = client.post(edit, form, follow=True)
    assert "hãy chọn loại chỉnh sửa" in response.content.decode()
    response = client.post(edit, {**form, "change_kind": "correction"}, follow=True)
    assert "chỗ nào sai và thông tin đúng là gì" in response.content.decode()
    assert step_of(known) == ""

    client.post(edit, {**form, "change_kind": "correction", "change_note": NOTE})
    assert step_of(known) == "reviewtask"
    act(known, factories.editor())
    act(known, factories.approver())
    assert told(known) == [("correction", NOTE)]
    assert fresh(known).lead == "Lead mới."


def test_a_new_article_is_not_asked(client, section, reporter):
    client.force_login(reporter)
    add = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])

    assert 'name="change_kind"' not in client.get(add).content.decode()


def test_a_scheduled_correction_is_told_when_it_appears(known):
    moment = timezone.now()
    revision = change(known, go_live_at=moment)
    revision.approved_go_live_at = moment
    revision.save()
    assert told(known) == []

    due.Runner().run(timezone.now())
    assert told(known) == [("correction", NOTE)]
