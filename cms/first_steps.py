"""The first thing on the dashboard: the few doors an officer needs most, those she may open."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.models import Banner, Poll


@dataclass
class Step:
    label: str
    url: str
    icon: str


def steps_of(user) -> list[Step]:
    """Return what ``user`` may do, most frequent first."""
    steps = []
    if policy_registry.get_by_type(Page).user_has_permission(user, "add"):
        steps.append(Step(_("Write an article"), reverse("newsdesk_articles:choose_parent"), "edit"))
    if policy_registry.get_by_type(Page).explorable_root_instance(user):
        review = f"{reverse('newsdesk_articles:index')}?state=in_review"
        steps.append(Step(_("See all articles"), reverse("newsdesk_articles:index"), "doc-full"))
        steps.append(Step(_("Articles in review"), review, "clipboard-list"))
    steps += [
        Step(label, reverse(model.snippet_viewset.get_url_name("list")), icon)
        for model, label, icon in (
            (Banner, _("Banner links"), "link-external"),
            (Poll, _("Opinion polls"), "list-ol"),
        )
        if policy_registry.get_by_type(model).user_has_permission(user, "add")
    ]
    return steps


class FirstStepsPanel(Component):
    name = "newsdesk_first_steps"
    template_name = "newsdesk_cms/admin/first_steps.html"
    order = 10

    def get_context_data(self, parent_context):
        return {"steps": steps_of(parent_context["request"].user)}
