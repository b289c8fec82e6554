"""Mails about comments in the margin of a page, to those who follow all of them and to those who write in a thread.

They take the place of Wagtail's, which are text alone, are written in the request and in the language of whoever acts,
and tell those of several threads only what is new in the last one.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.users.models import UserProfile

from ..models.base import Page
from .letters import Letter, Line, Section, address_for, name_of, send

# What became of a comment: which of the four things, its thread, its text, and the texts of the answers that are new.
Change = tuple[str, int | None, str, list[str]]


def tell_of(page, editor, changes: dict) -> None:
    """Tell whom they concern, but not who made them, of the ``changes`` that Wagtail's editor found."""
    told = list(told_of(changes))
    if not told:
        return
    follow = PageSubscription.objects.filter(page=page, comment_notifications=True)
    followers = set(follow.values_list("user_id", flat=True)) - {editor.pk}
    for user_id in followers:
        tell.enqueue(user_id, page.pk, editor.pk, told)
    for user_id, threads in participants(told).items():
        if user_id not in {*followers, editor.pk}:
            theirs = [change for change in told if change[1] in threads]
            tell.enqueue(user_id, page.pk, editor.pk, theirs)


def told_of(changes: dict) -> Iterator[Change]:
    """Yield what is told of; that a text was corrected is not."""
    for kind in ("new", "resolved", "deleted"):
        for comment in changes[f"{kind}_comments"]:
            yield kind, comment.pk, comment.text, []
    for comment, replies in changes["new_replies"]:
        yield "replied", comment.pk, comment.text, [reply.text for reply in replies]


def participants(told: list[Change]) -> dict[int, set[int]]:
    """Return the users who have written in threads that were answered or resolved, with those threads."""
    threads = [thread for kind, thread, _text, _replies in told if kind in ("replied", "resolved")]
    found = defaultdict(set)
    for model, thread in ((Comment, "pk"), (CommentReply, "comment_id")):
        rows = model.objects.filter(**{f"{thread}__in": threads}).values_list("user_id", thread)
        for user_id, pk in rows:
            found[user_id].add(pk)
    return found


@task()
def tell(user_id: int, page_id: int, editor_id: int, told: list[Change]) -> None:
    """Mail a user what became of comments, unless she does without such mails."""
    users = get_user_model().objects.in_bulk([user_id, editor_id])
    page = Page.objects.filter(pk=page_id).first()
    if user_id not in users or page is None:
        return
    user, editor = users[user_id], users.get(editor_id)
    if UserProfile.get_for_user(user).updated_comments_notifications:
        send(user, lambda: letter(user, page.specific, editor, told))


def letter(user, page, editor, told: list[Change]) -> Letter:
    words = {"title": page.get_admin_display_title(), "name": name_of(editor)}
    headings = {
        "new": _("New comments"),
        "resolved": _("Resolved comments"),
        "deleted": _("Deleted comments"),
    }
    sections = [
        Section(heading, [Line(text) for kind, _thread, text, _replies in told if kind == wanted])
        for wanted, heading in headings.items()
    ]
    sections += [
        Section(
            _("Replies to “%(comment)s”") % {"comment": " ".join(text.split())},
            [Line(reply) for reply in replies],
        )
        for kind, _thread, text, replies in told
        if kind == "replied"
    ]
    return Letter(
        _("Comments changed: %(title)s") % words,
        [_("%(name)s changed comments on “%(title)s”.") % words],
        link=_("Open and edit"),
        address=address_for(user, page),
        sections=[section for section in sections if section.lines],
    )
