"""What a user may do with a page or a snippet, beyond what Wagtail's permissions can say.

Whatever readers see has passed its workflow, whoever asks: a superuser too may submit, and may not publish. Where no
workflow is assigned, Wagtail's own permission to publish counts. To take something down takes no workflow.
"""

from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy

CHANGE_ASIDE = "newsdesk_pages.change_aside"
# What a permission policy is asked for who wants to take something down.
TAKE_DOWN = "take_down"


class NewsroomPagePermissionTester(PagePermissionTester):
    """The rules of the newsroom for one page and one user."""

    def can_edit(self):
        """Whoever may change pages for the sake of their asides may change those that have one, and no article."""
        return super().can_edit() and (
            hasattr(self.page.specific_class, "aside") or not self.is_here_for_asides()
        )

    def is_here_for_asides(self) -> bool:
        """Say whether the user changes asides, and neither writes nor publishes."""
        if self.user.is_superuser or {"add", "publish"} & self.permissions:
            return False
        return self.user.has_perm(CHANGE_ASIDE)

    # What becomes public

    def can_publish(self):
        return super().can_publish() and not self.page.has_workflow

    def can_publish_subpage(self):
        return super().can_publish_subpage() and not self.page.has_workflow

    def can_place_alias(self) -> bool:
        """Say whether the user may show pages at a second place below this one: what they say has been approved."""
        return super().can_publish_subpage()

    def can_set_view_restrictions(self):
        return super().can_publish()

    def can_unschedule(self):
        return super().can_publish()

    # What goes

    def can_unpublish(self):
        """A lock, a person's or a workflow's, keeps nobody from taking down what must not be read."""
        return self.page.live and super().can_publish()

    def can_delete(self, ignore_bulk=False):
        """What readers see, or will see, is taken down first; a tree with such pages is an administrator's.

        What is locked, by a person or because a decision on it is awaited, is nobody's to delete.
        """
        if self.page.live or self.page.get_lock() or self.is_here_for_asides():
            return False
        if self.page.get_descendants().live().exists():
            return self.is_administrator()
        return super().can_delete(ignore_bulk)

    def can_move(self):
        """To move is not to delete: a page that is live may be moved by whoever may publish at the new place."""
        return super().can_delete(ignore_bulk=True)

    def can_see_history(self) -> bool:
        """Whoever does anything with pages here may read who did what, an auditor too."""
        return self.user.is_active and (self.user.is_superuser or bool(self.permissions))

    def can_read_texts(self) -> bool:
        """Whoever may edit the page may read texts of it that readers do not see; an auditor may, too."""
        return self.can_edit() or (self.user.is_active and "bulk_delete" in self.permissions)

    def is_administrator(self) -> bool:
        """Say whether the user may delete whole trees here."""
        if not self.user.is_active or self.page_is_root:
            return False
        return self.user.is_superuser or {"change", "bulk_delete"} <= self.permissions


class WorkflowSnippetPolicy(ModelPermissionPolicy):
    """Wagtail's permissions for a snippet, but that nobody publishes it past its workflow."""

    def user_has_permission(self, user, action):
        if action == "publish" and self.model.get_default_workflow() is not None:
            return False
        return super().user_has_permission(user, "publish" if action == TAKE_DOWN else action)
