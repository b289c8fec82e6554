"""What a user may do with a page, beyond what Wagtail's page permissions can say."""

from wagtail.models import PagePermissionTester

CHANGE_ASIDE = "newsdesk_pages.change_aside"


class NewsroomPagePermissionTester(PagePermissionTester):
    """Whoever may change pages for the sake of their asides may change those that have one, and no article."""

    def can_edit(self):
        return super().can_edit() and (
            hasattr(self.page.specific_class, "aside") or not self.is_here_for_asides()
        )

    def is_here_for_asides(self) -> bool:
        """Say whether the user changes asides, and neither writes nor publishes."""
        if self.user.is_superuser or {"add", "publish"} & self.permissions:
            return False
        return self.user.has_perm(CHANGE_ASIDE)
