"""The buttons by which a step of a workflow is decided, also where the form itself is locked, and what they answer."""

import json

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.action_menu import WorkflowMenuItem as PageDecisionItem
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.admin.views.pages.workflow import WorkflowActionView as PageWorkflowActionView
from wagtail.models import WorkflowMixin, WorkflowState
from wagtail.snippets.action_menu import WorkflowMenuItem as SnippetDecisionItem
from wagtail.snippets.views.snippets import EditView as SnippetEditView
from wagtail.snippets.views.snippets import WorkflowActionView as SnippetWorkflowActionView

from ..models.base import Page
from ..models.workflow import AlreadyDecided
from ..preflight.verdict import Stopped
from .handing_in import PageHandingInMixin, SnippetHandingInMixin
from .margin import MarginMixin
from .preflight import tell_stopped

# By this key a form says that it decides.
DECISION = "action-workflow-action"
ICONS = {"approve": "success", "reject": "resubmit"}


def offer_decisions(menu_items, request, context) -> None:
    """Offer whoever may decide on a page the decisions, though she may not edit it."""
    add_decisions(menu_items, context.get("page"), PageDecisionItem, request, context)


def offer_snippet_decisions(menu_items, request, context) -> None:
    """Offer the decisions on a snippet in the same way, and publication to nobody who may not publish."""
    add_decisions(menu_items, context.get("instance"), SnippetDecisionItem, request, context)
    policy = context["model"].snippet_viewset.permission_policy
    if not policy.user_has_permission(request.user, "publish"):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


def add_decisions(menu_items, thing, item_class, request, context) -> None:
    if context["view"] != "edit" or not context.get("locked_for_user"):
        return
    task = thing.current_workflow_task
    actions = task.get_actions(thing, request.user) if task else []
    # The first is the button itself, the others are behind its arrow.
    actions = sorted(actions, key=lambda action: (action[0] != "approve", action[2]))
    menu_items[:0] = [
        item_class(name, label, modal, icon_name=ICONS.get(name, "edit")) for name, label, modal in actions
    ]


class DecisionMixin:
    """A view that may decide: it tells whoever comes second that the decision was taken, and what the checks stop."""

    redirect_url: str
    request: HttpRequest

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except AlreadyDecided:
            messages.warning(
                request, _("Somebody else has decided at this step already. Look at what is here now.")
            )
            return redirect(self.where_it_stands())
        except Stopped as stopped:
            return self.tell_of(stopped)

    def tell_of(self, stopped: Stopped):
        tell_stopped(self.request, stopped.verdict, _("It was not approved:"))
        return redirect(self.where_it_stands())

    def where_it_stands(self) -> str:
        """Return the address that shows what is there now."""
        return self.redirect_url


class LockedDecisionMixin(DecisionMixin):
    """An editor in which a decision can be taken though the form is locked: of the text nothing is saved."""

    def setup(self, request, *args, **kwargs):
        """Take no decision from a form that saves itself: it sends what a button has just written into it."""
        if not request.accepts("text/html") and DECISION in request.POST:
            request.POST = request.POST.copy()
            del request.POST[DECISION]
        super().setup(request, *args, **kwargs)

    def where_it_stands(self):
        return self.request.path

    def get(self, request, *args, **kwargs):
        """Lead whoever looks at a step to what readers see meanwhile."""
        answer = super().get(request, *args, **kwargs)
        thing = self.decided()
        if isinstance(thing, WorkflowMixin) and thing.live and thing.current_workflow_state:
            address = reverse(self.revisions_compare_url_name, args=[quote(thing.pk), "live", "latest"])
            button = messages.button(address, _("Compare with live version"))
            messages.info(request, _("Readers see an earlier text."), buttons=[button])
        return answer

    def post(self, request, *args, **kwargs):
        if not request.POST.get(DECISION):
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            # A decision that came second leaves no new text behind, which would then be reviewed anew.
            try:
                if self.locked_for_user and self.workflow_action_is_valid():
                    return self.decide()
                return super().post(request, *args, **kwargs)
            except Stopped as stopped:
                # What the checks stop has to be mended, and so keeps the new text.
                return self.tell_of(stopped)

    def decide(self):
        thing = self.decided()
        task_state = thing.current_workflow_task_state
        task_state.task.specific.on_action(
            task_state, self.request.user, self.workflow_action, comment=comment_in(self.request)
        )
        tell(self.request, task_state, thing)
        return redirect("wagtailadmin_home")

    def decided(self):
        """Return the page or snippet that is decided on."""
        raise NotImplementedError


def comment_in(request) -> str:
    """Return the comment that was given with a decision; empty for none, and for what is no JSON."""
    try:
        given = json.loads(request.POST.get("workflow-action-extra-data") or "{}")
    except ValueError:
        return ""
    return str(given.get("comment", "")) if isinstance(given, dict) else ""


def tell(request, task_state, thing) -> None:
    """Tell who has decided what came of it."""
    task_state.refresh_from_db()
    texts = {
        task_state.STATUS_APPROVED: _("“%(title)s” was approved."),
        task_state.STATUS_REJECTED: _("“%(title)s” was returned."),
        task_state.STATUS_CANCELLED: _(
            "“%(title)s” was changed after it was handed in, and is reviewed again."
        ),
    }
    messages.success(request, texts[task_state.status] % {"title": thing})


def hold(page_id) -> None:
    """Wait until nobody else decides on a page or changes it, and keep others waiting until the transaction ends."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page_id)
    )
    # In the order in which a decision needs them.
    for rows in (states, Page.objects.filter(pk=page_id)):
        list(rows.select_for_update(no_key=True).values_list("pk"))


class NewsroomPageEditView(MarginMixin, LockedDecisionMixin, PageHandingInMixin, PageEditView):
    revisions_compare_url_name = "wagtailadmin_pages:revisions_compare"

    def dispatch(self, request, page_id, **kwargs):
        """Take what is sent about one page one after the other.

        A form that saves itself while a button of it is pressed would else put a new text behind the decision.
        """
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            hold(page_id)
            return super().dispatch(request, page_id, **kwargs)

    def decided(self):
        return self.page

    def add_save_confirmation_message(self):
        """Say that the text was saved where that is all that was asked for."""
        if self.action_name not in ("submit", "restart_workflow"):
            super().add_save_confirmation_message()


class NewsroomPageWorkflowActionView(DecisionMixin, PageWorkflowActionView):
    pass


class NewsroomSnippetEditView(LockedDecisionMixin, SnippetHandingInMixin, SnippetEditView):
    """A snippet's editor in which approving or returning alone, as with a page, makes no revision.

    A revision is a change, and a change after a review asks for the review again.
    """

    def decided(self):
        return self.object

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = None
            return self.object
        return super().save_instance()


class NewsroomSnippetWorkflowActionView(DecisionMixin, SnippetWorkflowActionView):
    pass
