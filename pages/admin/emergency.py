"""The way to publish alone, for the few who may: a page that says what it means, and asks why."""

from django.apps import apps
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import ActionMenuItem as SnippetMenuItem

from ..emergency import edit_address, may_publish_alone, publish_alone
from ..groups import WORKFLOW_SNIPPETS
from ..models.base import NewsroomPage
from .taking_down import ReasonForm


class EmergencyMixin:
    """An entry of the editor's menu that leads to publication in an emergency."""

    name = "action-publish-alone"
    label = gettext_lazy("Publish in an emergency…")
    icon_name = "warning"
    order = 90

    def get_url(self, parent_context):
        thing = parent_context.get("page") or parent_context["instance"]
        return reverse("newsdesk_emergency", args=[thing._meta.label_lower, quote(thing.pk)])


class PageEmergencyItem(EmergencyMixin, PageMenuItem):
    pass


class SnippetEmergencyItem(EmergencyMixin, SnippetMenuItem):
    pass


def offer_emergency(menu_items, request, context) -> None:
    """Offer it at the end of the menu, to whoever was given the permission, for what has a text to publish."""
    thing = context.get("page") or context.get("instance")
    changed = context["view"] == "edit" and getattr(thing, "has_unpublished_changes", False)
    if changed and may_publish_alone(request.user):
        menu_items.append(PageEmergencyItem() if context.get("page") else SnippetEmergencyItem())


class EmergencyView(WagtailAdminTemplateMixin, FormView):
    """Asks for a reason, and publishes."""

    form_class = ReasonForm
    template_name = "newsdesk_pages/admin/emergency.html"
    page_title = gettext_lazy("Publish in an emergency")
    header_icon = "warning"

    def dispatch(self, request, label, pk, *args, **kwargs):
        self.thing = thing_of(label, unquote(pk))
        if not may_publish_alone(request.user) or not may_edit(request.user, self.thing):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.thing)

    def get_breadcrumbs_items(self):
        return []

    def form_valid(self, form):
        publish_alone(self.thing, self.request.user, form.cleaned_data["reason"])
        messages.success(
            self.request, _("“%(title)s” was published. The approvers are told.") % {"title": self.thing}
        )
        return redirect(edit_address(self.thing))

    def get_context_data(self, **kwargs):
        return super().get_context_data(thing=self.thing, back=edit_address(self.thing), **kwargs)


def thing_of(label: str, pk):
    """Return the page or snippet with a workflow of that label; raise 404 for anything else."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if not issubclass(model, (NewsroomPage, *WORKFLOW_SNIPPETS)):
        raise Http404
    return get_object_or_404(model, pk=pk)


def may_edit(user, thing) -> bool:
    if isinstance(thing, NewsroomPage):
        return thing.permissions_for_user(user).can_edit()
    return policy_registry.get(thing).user_has_permission(user, "change")


def urls() -> list:
    return [path("emergency/<str:label>/<str:pk>/", EmergencyView.as_view(), name="newsdesk_emergency")]
