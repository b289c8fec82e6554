"""Comments in the margin of an article: they outlive return and approval, and are left where nobody edits."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, CommentReply, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages import four_eyes
from tests import factories

from . import editor_forms
from .deciding import act, at_approval, fresh, press_in_editor, step_of

pytestmark = pytest.mark.django_db

RETURN = '{"comment": "Xem nhận xét bên lề."}'


def edit(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def left(article, user, text="Xem lại số liệu.", contentpath="lead"):
    return Comment.objects.create(page=article, user=user, text=text, contentpath=contentpath)


def texts(article) -> list[str]:
    return [comment.text for comment in fresh(article).wagtail_admin_comments.order_by("pk")]


def test_the_editor_has_a_margin(client, article):
    client.force_login(factories.editor())
    page = client.get(edit(article)).content.decode()
    assert 'id="comments-data"' in page
    assert 'name="comment_notifications"' in page


def test_comments_outlive_return_new_text_approval_and_publication(article, reporter):
    editor, approver = factories.editor(), factories.approver()
    first = left(article, editor)
    CommentReply.objects.create(comment=first, user=reporter, text="Đã xem.")
    act(article, editor, "reject", comment="Xem bên lề.")
    assert texts(article) == ["Xem lại số liệu."]

    article = fresh(article).get_latest_revision_as_object()
    article.lead = "Mở đầu mới."
    article.save_revision(user=reporter)
    fresh(article).current_workflow_state.resume(user=reporter)
    act(article, editor)
    left(fresh(article), editor, "Nguồn đâu?", "title")
    act(article, approver, "reject", comment="Thiếu nguồn.")
    fresh(article).current_workflow_state.resume(user=reporter)
    while not fresh(article).live:
        act(article, editor if step_of(article) == "reviewtask" else approver)

    assert texts(article) == ["Xem lại số liệu.", "Nguồn đâu?"]
    assert CommentReply.objects.get().text == "Đã xem."


def test_an_approver_comments_with_her_decision_and_nothing_else_is_saved(client, article):
    at_approval(article)
    approver = factories.approver()
    known = left(article, factories.editor(), "Cũ", "title")
    before = fresh(article).get_latest_revision()
    client.force_login(approver)
    form = editor_forms.article(title="Sửa lúc phê duyệt", lead="Sửa.", slug=article.slug)
    form |= editor_forms.comments({"text": "Câu này dài quá.", "contentpath": "lead"}, known=[known])
    press_in_editor(client, article, {**form, "workflow-action-extra-data": RETURN}, "reject")

    article = fresh(article)
    assert article.current_workflow_state.status == "needs_changes"
    assert texts(article) == ["Cũ", "Câu này dài quá."]
    assert article.wagtail_admin_comments.last().user == approver
    after = article.get_latest_revision()
    assert (after.pk, after.created_at, after.content["title"]) == (
        before.pk,
        before.created_at,
        article.title,
    )
    assert PageLogEntry.objects.get(action="wagtail.comments.create").revision == before


def test_an_approver_saves_comments_by_themselves_and_may_still_approve(client, article):
    at_approval(article)
    approver = factories.approver()
    client.force_login(approver)
    assert 'name="action-save-comments"' in client.get(edit(article)).content.decode()
    form = editor_forms.article(title="Sửa lúc phê duyệt", slug=article.slug)
    form |= editor_forms.comments({"text": "Đúng ngày chưa?", "contentpath": "title"})
    page = client.post(edit(article), {**form, "action-save-comments": "1"}, follow=True)

    assert "Đã lưu nhận xét." in page.content.decode()
    assert texts(article) == ["Đúng ngày chưa?"]
    assert step_of(article) == "approvaltask"
    assert not four_eyes.changed_since(fresh(article).current_workflow_task_state)
    assert approver.pk not in four_eyes.writers(fresh(article))
    act(article, approver)
    assert fresh(article).live
    assert fresh(article).title == article.title


def test_a_reporter_answers_a_comment_while_others_decide(client, article, reporter):
    comment = left(article, factories.editor())
    client.force_login(reporter)
    form = nested_form_data(
        {
            "comments": inline_formset(
                [
                    {
                        "id": comment.pk,
                        "text": comment.text,
                        "contentpath": "lead",
                        "replies": inline_formset([{"id": "", "text": "Theo báo cáo quý."}]),
                    }
                ],
                initial=1,
            )
        }
    )
    client.post(edit(article), {**form, "action-save-comments": "1"})
    assert CommentReply.objects.get().user == reporter


def test_nobody_changes_a_comment_of_another(client, article):
    at_approval(article)
    comment = left(article, factories.editor())
    client.force_login(factories.approver())
    comment.text = "Không cần xem."
    form = editor_forms.comments(known=[comment])
    page = client.post(edit(article), {**form, "action-save-comments": "1"}, follow=True)
    assert "Không lưu được nhận xét." in page.content.decode()
    press_in_editor(client, article, {**form, "workflow-action-extra-data": RETURN}, "reject")

    assert texts(article) == ["Xem lại số liệu."]
    assert step_of(article) == "approvaltask", "no decision without the comments that came with it"


def test_nothing_is_taken_for_a_page_that_somebody_locked(client, article):
    """Whoever locks a page by hand wants it left alone."""
    act(article, factories.editor(), "reject", comment="Xem lại.")
    locker = factories.superuser()
    type(article).objects.filter(pk=article.pk).update(locked=True, locked_by=locker)
    client.force_login(factories.editor())
    assert "action-save-comments" not in client.get(edit(article)).content.decode()
    form = editor_forms.article(slug=article.slug) | editor_forms.comments(
        {"text": "Bên lề.", "contentpath": "title"}
    )
    client.post(edit(article), {**form, "action-save-comments": "1"})
    assert texts(article) == []


def test_nothing_tries_to_save_the_text_of_a_locked_article(client, article, reporter):
    client.force_login(reporter)
    assert "w-autosave#save" not in client.get(edit(article)).content.decode()
    client.force_login(factories.editor())
    assert "w-autosave#save" in client.get(edit(article)).content.decode()


def test_readers_see_no_comment(client, article):
    left(article, factories.editor(), "Câu này sai.")
    act(at_approval(article), factories.approver())
    answer = client.get(f"/api/v1/articles/{fresh(article).pk}/")
    assert answer.status_code == 200
    assert "Câu này sai" not in answer.content.decode()
