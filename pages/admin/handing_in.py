"""Handing in from the editor and from a list: the draft is kept whatever the checks find, and they say what that is."""

from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import WorkflowMixin

from ..handing_in import begin_again, hand_in
from ..models.base import NewsroomPage
from ..preflight.verdict import Stopped, examine_latest
from .preflight import PreflightSidePanel, tell_stopped, tell_warnings


class HandingInMixin:
    """An editor that saves first, and then hands in."""

    request: HttpRequest

    def submit_action(self):
        return self.save_and(hand_in)

    def restart_workflow_action(self):
        return self.save_and(begin_again)

    def save_and(self, act):
        raise NotImplementedError

    def try_to(self, act, thing) -> bool:
        """Hand ``thing`` in; say what the checks found, and whether it was handed in."""
        try:
            act(thing, self.request.user)
        except Stopped as stopped:
            said = _("“%(title)s” was saved as a draft, but not handed in:") % {"title": thing}
            tell_stopped(self.request, stopped.verdict, said)
            return False
        tell_warnings(self.request, examine_latest(thing))
        return True

    def checked(self):
        """Return the page or snippet of the form."""
        raise NotImplementedError

    def get_side_panels(self):
        panels = super().get_side_panels()
        if isinstance(self.checked(), WorkflowMixin):
            panels.append(PreflightSidePanel(self.checked(), self.request))
        return panels


class PageHandingInMixin(HandingInMixin):
    """The editor of a page."""

    def checked(self):
        return self.page

    def save_and(self, act):
        stay = self.save_action()
        if not self.try_to(act, self.page):
            return stay
        messages.success(self.request, _("“%(title)s” was handed in for review.") % {"title": self.page})
        return self.redirect_away()


class SnippetHandingInMixin(HandingInMixin):
    """The editor of a snippet, which has saved it before."""

    def checked(self):
        return self.form.instance

    def save_and(self, act):
        return None if self.try_to(act, self.object) else redirect(self.get_edit_url())


class HandInBulkAction(PageBulkAction):
    """Hands in each of the chosen pages that the checks do not stop."""

    display_name = gettext_lazy("Hand in")
    action_type = "hand_in"
    aria_label = gettext_lazy("Hand in the chosen pages for review")
    template_name = "newsdesk_pages/admin/confirm_bulk_hand_in.html"
    action_priority = 35

    def check_perm(self, page):
        page = page.specific
        permissions = page.permissions_for_user(self.request.user)
        may = permissions.can_edit() and permissions.can_submit_for_moderation()
        return isinstance(page, NewsroomPage) and may and page.has_unpublished_changes

    def object_context(self, obj):
        return {**super().object_context(obj), "verdict": examine_latest(obj)}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Return how many pages were handed in, and how many the checks stopped."""
        stopped = 0
        for page in objects:
            try:
                hand_in(page.specific, user)
            except Stopped:
                stopped += 1
        return len(objects) - stopped, stopped

    def get_success_message(self, handed_in, stopped):
        if stopped:
            said = _("Stopped by the checks, and still drafts: %(count)s.")
            messages.warning(self.request, said % {"count": stopped})
        return _("Handed in for review: %(count)s.") % {"count": handed_in} if handed_in else None
