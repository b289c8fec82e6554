"""Who sees which report."""

from wagtail.permissions import policy_registry

from ...models.base import Page

REPORTS = "newsdesk_pages.view_viewcount"


def sees_everything(user) -> bool:
    """Say whether a user may read what everybody wrote, how much it is read and how long each took."""
    return user.has_perm(REPORTS)


def writes(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "add")


def looks_after_pages(user) -> bool:
    """Say whether pages of others are a user's business: an editor's, an approver's, an administrator's."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "lock")
