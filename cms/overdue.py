"""A warning at the top of the dashboard: what should have appeared or gone, and has not."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.scheduling import overdue_expiries, overdue_publications

from .system_status import PERMISSION


class OverduePanel(Component):
    """Shown to approvers, whose decisions wait, and to administrators, who can see to it."""

    name = "newsdesk_overdue"
    template_name = "newsdesk_cms/admin/overdue.html"
    order = 0

    def get_context_data(self, parent_context):
        user, now = parent_context["request"].user, timezone.now()
        if not concerns(user):
            return {}
        publications, withdrawals = overdue_publications(now), overdue_expiries(now)
        lines = [
            *([_("Publications: %(count)s") % {"count": publications}] if publications else []),
            *([_("Withdrawals: %(count)s") % {"count": withdrawals}] if withdrawals else []),
        ]
        return {"lines": lines, "may_look": user.has_perm(PERMISSION)}


def concerns(user) -> bool:
    return user.has_perm(PERMISSION) or policy_registry.get_by_type(Page).user_has_permission(user, "publish")
