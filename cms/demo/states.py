"""Bring an article into the state its text asks for, by the ways an officer would take."""

from datetime import timedelta

from django.utils import timezone

from pages.models import ArticlePage, ChangeKind


def settle(article: ArticlePage, state: str, people: dict) -> None:
    """Save the article's edits as a revision and take it to ``state``. Raises KeyError for an unknown state."""
    STATES[state](article, people)


def draft(article, people) -> None:
    article.save_revision(user=people["reporter"], log_action=True)


def in_review(article, people) -> None:
    draft(article, people)
    article.get_workflow().start(article, people["reporter"])


def act(article, user, action: str, **details) -> None:
    """Take an action at the article's present workflow step."""
    task_state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state.specific
    task_state.task.specific.on_action(task_state, user=user, action_name=action, **details)


def awaiting_approval(article, people) -> None:
    in_review(article, people)
    act(article, people["editor"], "approve")


def returned(article, people) -> None:
    in_review(article, people)
    act(article, people["editor"], "reject", comment="Bổ sung mức hỗ trợ của từng cấp học và hạn nộp cụ thể.")


def published(article, people) -> None:
    article.save_revision(user=people["reporter"], log_action=True).publish(
        user=people["approver"], skip_permission_checks=True
    )


def correct(article, note: str, people) -> None:
    """Publish a corrected text of a published article, with what readers are told."""
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.change_kind, draft.change_note = ChangeKind.CORRECTION, note
    published(draft, people)


def scheduled(article, people) -> None:
    article.go_live_at = article.publication_date
    article.publication_date = None
    published(article, people)


def expired(article, people) -> None:
    """Publish for a moment, then withdraw as the scheduler does when the time is over."""
    article.expire_at = timezone.now() + timedelta(minutes=1)
    published(article, people)
    article = ArticlePage.objects.get(pk=article.pk)
    article.expire_at = timezone.now() - timedelta(days=30)
    article.unpublish(set_expired=True, user=None, log_action="wagtail.unpublish.scheduled")


STATES = {
    "draft": draft,
    "review": in_review,
    "returned": returned,
    "approval": awaiting_approval,
    "published": published,
    "scheduled": scheduled,
    "expired": expired,
}
