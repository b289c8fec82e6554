"""Taking down what readers see: at once, by whoever may, with a logged reason. Deleting comes after."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.unpublish import UnpublishView as PageUnpublishView
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import RevisionsUnscheduleView
from wagtail.snippets.views.snippets import UnpublishView as SnippetUnpublishView

from ..models.base import Page
from ..permissions import TAKE_DOWN

TAKEN_DOWN = "newsdesk.taken_down"


class ReasonForm(forms.Form):
    """Why something is taken down."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("It stands in the history, and nobody but the newsroom reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self):
        return " ".join(self.cleaned_data["reason"].split())


class ReasonMixin:
    """A view that unpublishes when it is told why."""

    template_name = "newsdesk_pages/admin/confirm_unpublish.html"

    def post(self, request, *args, **kwargs):
        self.form = ReasonForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        response = super().post(request, *args, **kwargs)
        for thing in self.objects_to_unpublish:
            log_reason(thing, request.user, self.form.cleaned_data["reason"])
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=getattr(self, "form", ReasonForm()), **kwargs)


def log_reason(thing, user, reason: str) -> None:
    """Note in the history of something who took it down, and why."""
    log(instance=thing, action=TAKEN_DOWN, user=user, data={"reason": reason})


class NewsroomPageUnpublishView(ReasonMixin, PageUnpublishView):
    template_name = "newsdesk_pages/admin/confirm_unpublish_page.html"


class NewsroomSnippetUnpublishView(ReasonMixin, SnippetUnpublishView):
    permission_required = TAKE_DOWN


class NewsroomUnscheduleView(RevisionsUnscheduleView):
    permission_required = TAKE_DOWN


class BulkReasonForm(ReasonForm):
    include_descendants = forms.BooleanField(
        required=False, label=gettext_lazy("Unpublish what stands below, too")
    )


class NewsroomUnpublishBulkAction(UnpublishBulkAction):
    """Wagtail's bulk action, with one reason for all."""

    form_class = BulkReasonForm
    template_name = "newsdesk_pages/admin/confirm_bulk_unpublish.html"

    def get_execution_context(self):
        return {**super().get_execution_context(), "reason": self.cleaned_form.cleaned_data["reason"]}

    @classmethod
    def execute_action(cls, objects, reason="", user=None, **kwargs):
        done = super().execute_action(objects, user=user, **kwargs)
        for page in objects:
            log_reason(page, user, reason)
        return done


class NewsroomDeleteView(DeleteView):
    """Asks for unpublishing first, instead of only saying no."""

    def dispatch(self, request, page_id, *args, **kwargs):
        page = get_object_or_404(Page, pk=page_id)
        if page.live and page.permissions_for_user(request.user).can_unpublish():
            messages.warning(request, _("Readers see this page. Unpublish it first; then it can be deleted."))
            return redirect(reverse("wagtailadmin_pages:unpublish", args=[page_id]))
        return super().dispatch(request, page_id, *args, **kwargs)


def keep_what_readers_see(request, instances):
    """Send whoever wants to delete a snippet that is live, locked or scheduled back to the listing, with the reason."""
    kept = [thing for thing in instances if is_kept(thing)]
    if not kept:
        return None
    text = _("“%(thing)s” is live, scheduled or locked. Unpublish or unlock it first.")
    for thing in kept:
        messages.error(request, text % {"thing": thing})
    return redirect(type(kept[0]).snippet_viewset.get_url_name("list"))


def is_kept(thing) -> bool:
    return any(getattr(thing, state, False) for state in ("live", "locked", "approved_schedule"))
