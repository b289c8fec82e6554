"""What this room adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.staticfiles import versioned_static
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from blocks.fields import BodyField

from . import comparison
from .admin import emergency, files, preflight, reports
from .admin.decisions import offer_decisions, offer_snippet_decisions
from .admin.deletion import keep_polls_with_ballots
from .admin.explorer import NewsroomPageViewSet
from .admin.handing_in import HandInBulkAction
from .admin.margin import offer_comments
from .admin.menu import NewsroomGroup, SurroundingsGroup
from .admin.notifications import MailPanel
from .admin.reports.access import REPORTS
from .admin.taking_down import TAKEN_DOWN, NewsroomUnpublishBulkAction, keep_what_readers_see
from .body_comparison import BodyComparison
from .due import SCHEDULE_MISSED
from .emergency import CODENAME, PUBLISHED_ALONE
from .groups import WORKFLOW_SNIPPETS
from .permissions import CHANGE_ASIDE, WorkflowSnippetPolicy

for model in WORKFLOW_SNIPPETS:
    register_permission_policy(model, WorkflowSnippetPolicy(model))

comparison.register()
register_comparison_class(BodyField, comparison_class=BodyComparison)

register_snippet(NewsroomGroup)
register_snippet(SurroundingsGroup)


@hooks.register("register_admin_viewset")
def page_viewset():
    return NewsroomPageViewSet()


hooks.register("before_delete_snippet", keep_polls_with_ballots)
hooks.register("before_delete_snippet", keep_what_readers_see, order=1)
hooks.register("construct_page_action_menu", offer_decisions)
hooks.register("construct_snippet_action_menu", offer_snippet_decisions)
hooks.register("construct_page_action_menu", offer_comments)
hooks.register("construct_page_action_menu", emergency.offer_emergency)
hooks.register("construct_snippet_action_menu", emergency.offer_emergency)
for module in (emergency, preflight, reports):
    hooks.register("register_admin_urls", module.urls)
# Before Wagtail's own, whose place they take.
hooks.register("register_admin_urls", files.urls, order=-1)
hooks.register("register_settings_menu_item", preflight.menu_item)
for menu_item in reports.MENU_ITEMS:
    hooks.register("register_reports_menu_item", menu_item)
hooks.register("register_bulk_action", HandInBulkAction)
hooks.register("register_account_settings_panel", MailPanel)
# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", NewsroomUnpublishBulkAction, order=1)


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action(TAKEN_DOWN)
    class TakenDown(LogFormatter):
        label = _("Take down")

        def format_message(self, log_entry):
            return _("Taken down: %(reason)s") % {"reason": log_entry.data["reason"]}

    @actions.register_action(SCHEDULE_MISSED)
    class ScheduleMissed(LogFormatter):
        label = _("Miss a schedule")
        message = _("Not published: its time was over before it began")

    actions.register_action(preflight.SEVERITY_CHANGED)(preflight.SeverityFormatter)

    @actions.register_action(PUBLISHED_ALONE)
    class PublishedAlone(LogFormatter):
        label = _("Publish in an emergency")

        def format_message(self, log_entry):
            return _("PUBLISHED WITHOUT APPROVAL: %(reason)s") % {"reason": log_entry.data["reason"]}


@hooks.register("register_permissions")
def permissions_of_ours():
    """Let groups be given what stands in no model's four permissions."""
    names = [name.rpartition(".")[2] for name in (CODENAME, CHANGE_ASIDE, preflight.PERMISSION, REPORTS)]
    return Permission.objects.filter(content_type__app_label="newsdesk_pages", codename__in=names)


@hooks.register("insert_editor_js")
def tidy_paste():
    return format_html('<script src="{}"></script>', versioned_static("newsdesk_pages/paste.js"))
