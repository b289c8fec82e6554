"""Of comments in the margin those are told who follow the page, and of a thread those who write in it."""

import pytest
from django.core import mail
from django.utils import translation
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.users.models import UserProfile

from pages.notifications import comments
from tests import factories

from .reading import html_of, only_mail_to, page_behind, subjects

pytestmark = pytest.mark.django_db

KINDS = ("new_comments", "resolved_comments", "deleted_comments", "new_replies")


@pytest.fixture
def draft(section, reporter):
    return factories.ArticlePageFactory(parent=section, title="Lũ về", live=False, owner=reporter)


@pytest.fixture
def editor(section):
    return factories.editor(first_name="Lê", last_name="Lan")


@pytest.fixture
def change(draft, editor):
    """Return a function by which an editor changes comments."""

    def make(**changes):
        comments.tell_of(draft, editor, {kind: changes.get(kind, []) for kind in KINDS})

    return make


def left(page, user, text):
    return Comment.objects.create(page=page, user=user, text=text, contentpath="lead")


def follow(page, user):
    PageSubscription.objects.create(page=page, user=user, comment_notifications=True)


def test_a_follower_is_told_of_all_in_her_language_and_finds_the_page_behind_the_link(
    client, draft, reporter, editor, change
):
    english = factories.editor()
    UserProfile.objects.create(user=english, preferred_language="en")
    for user in (reporter, english, editor):
        follow(draft, user)
    asked, answer = left(draft, reporter, "Nguồn?"), CommentReply(text="Bổ sung sau.")
    with translation.override("en"):
        change(new_comments=[left(draft, editor, "Xem <số> liệu.\nCả năm.")], new_replies=[(asked, [answer])])
    assert subjects() == {
        reporter.email: ["Nhận xét có thay đổi: Lũ về"],
        english.email: ["Comments changed: Lũ về"],
    }
    message = only_mail_to(reporter)
    assert "Lê Lan đã thay đổi nhận xét trong “Lũ về”." in message.body
    assert "Nhận xét mới\n\n- Xem <số> liệu.\n  Cả năm.\n" in message.body
    assert "Trả lời nhận xét “Nguồn?”\n\n- Bổ sung sau.\n" in message.body
    assert "Xem &lt;số&gt; liệu.<br>Cả năm." in html_of(message)
    page_behind(client, reporter, message)


def test_who_writes_in_a_thread_is_told_of_that_thread_only(draft, reporter, change):
    other, third = factories.editor(), factories.editor()
    ours, theirs = left(draft, reporter, "Của phóng viên"), left(draft, other, "Của biên tập")
    CommentReply.objects.create(comment=theirs, user=third, text="Đúng.")
    change(
        new_comments=[left(draft, third, "Khác")],
        resolved_comments=[theirs],
        new_replies=[(ours, [CommentReply(text="Đã sửa.")])],
    )
    assert set(subjects()) == {reporter.email, other.email, third.email}
    assert "Đã sửa." in only_mail_to(reporter).body
    assert "Của biên tập" not in only_mail_to(reporter).body
    for user in (other, third):
        assert "Nhận xét đã đóng\n\n- Của biên tập\n" in only_mail_to(user).body
        assert "Đã sửa." not in only_mail_to(user).body
    assert not [message for message in mail.outbox if "Khác" in message.body]


def test_nobody_is_told_of_what_she_does_without_or_of_what_is_no_news(draft, reporter, editor, change):
    follow(draft, reporter)
    change()
    UserProfile.objects.create(user=reporter, updated_comments_notifications=False)
    change(deleted_comments=[Comment(text="Thừa.")])
    assert mail.outbox == []


def test_what_is_gone_before_the_worker_came_to_it_is_not_told_of(draft, reporter, editor):
    told = [["new", 1, "Xem lại.", []]]
    comments.tell.enqueue(reporter.pk, 0, editor.pk, told)
    comments.tell.enqueue(0, draft.pk, editor.pk, told)
    assert mail.outbox == []
