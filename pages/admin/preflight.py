"""What the checks before handing in look like in the admin: beside the editor, as messages, and where they are set."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import LogFormatter, log

from ..models import RuleSeverity
from ..preflight.rule import Finding, Rule, Severity
from ..preflight.rules import RULES
from ..preflight.verdict import Verdict, examine

PERMISSION = "newsdesk_pages.change_ruleseverity"
SEVERITY_CHANGED = "newsdesk.severity_changed"


class PreflightSidePanel(BaseSidePanel):
    """What the checks find in the text as it was last saved; autosave brings it up to date."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Show the checks before handing in")
        icon_name = "tasks"

        def get_context_data(self, parent_context):
            verdict = self.panel.verdict
            return {
                **super().get_context_data(parent_context),
                "count": len(verdict.stops + verdict.warnings),
            }

    name = "newsdesk-preflight"
    title = gettext_lazy("Before handing in")
    template_name = "newsdesk_pages/admin/preflight.html"
    order = 340

    class Media:
        js = ["newsdesk_pages/preflight.js", "newsdesk_pages/submit.js"]

    def __init__(self, thing, request):
        super().__init__(thing, request)
        self.verdict = examine(thing)

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "verdict": self.verdict}


def tell_stopped(request, verdict: Verdict, said: str) -> None:
    """Say that something was not done, and what the checks found that is to be mended first."""
    messages.error(request, format_html("{}{}", said, as_list(verdict.stops)))


def tell_warnings(request, verdict: Verdict) -> None:
    """Say what the checks warn of, if they do."""
    if verdict.warnings:
        said = _("The checks warn of this; whoever reviews the text sees it, too.")
        messages.warning(request, format_html("{}{}", said, as_list(verdict.warnings)))


def as_list(findings: list[Finding]) -> str:
    lines = [(finding.place, finding.message) for finding in findings]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", lines))


class SeverityForm(forms.Form):
    """What each rule does when it finds something."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for rule in adjustable():
            self.fields[rule.name] = forms.ChoiceField(
                label=rule.title, help_text=rule.explanation, choices=Severity.choices
            )


def adjustable() -> list[Rule]:
    return [rule for rule in RULES if not rule.fixed]


class SeverityView(WagtailAdminTemplateMixin, FormView):
    """Lets an administrator say which checks stop a text and which only warn."""

    form_class = SeverityForm
    template_name = "newsdesk_pages/admin/severities.html"
    page_title = gettext_lazy("Checks before handing in")
    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {rule.name: rule.severity for rule in adjustable()} | RuleSeverity.chosen()

    @transaction.atomic
    def form_valid(self, form):
        for name in form.changed_data:
            choose(name, form.cleaned_data[name], self.request.user)
        messages.success(self.request, _("Saved. It holds for whatever is handed in from now on."))
        return redirect("newsdesk_severities")


def choose(name: str, severity: str, user) -> None:
    """Set what a rule does, and note who set it."""
    chosen, _created = RuleSeverity.objects.update_or_create(rule=name, defaults={"severity": severity})
    log(instance=chosen, action=SEVERITY_CHANGED, user=user, data={"severity": severity}, title=name)


class SeverityMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


def menu_item() -> MenuItem:
    return SeverityMenuItem(
        gettext_lazy("Checks before handing in"),
        reverse("newsdesk_severities"),
        name="newsdesk-severities",
        icon_name="tasks",
        order=650,
    )


def urls() -> list:
    return [path("preflight/", SeverityView.as_view(), name="newsdesk_severities")]


class SeverityFormatter(LogFormatter):
    label = gettext_lazy("Change a check")

    def format_message(self, log_entry):
        chosen = Severity(log_entry.data["severity"]).label
        return _("Check “%(rule)s”: %(severity)s") % {"rule": log_entry.label, "severity": chosen}
