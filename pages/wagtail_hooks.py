"""What this room adds to Wagtail's admin."""

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .admin.decisions import offer_decisions, offer_snippet_decisions
from .admin.deletion import keep_polls_with_ballots
from .admin.explorer import NewsroomPageViewSet
from .admin.menu import NewsroomGroup, SurroundingsGroup
from .admin.taking_down import TAKEN_DOWN, NewsroomUnpublishBulkAction, keep_what_readers_see
from .groups import WORKFLOW_SNIPPETS
from .permissions import WorkflowSnippetPolicy

for model in WORKFLOW_SNIPPETS:
    register_permission_policy(model, WorkflowSnippetPolicy(model))

register_snippet(NewsroomGroup)
register_snippet(SurroundingsGroup)


@hooks.register("register_admin_viewset")
def page_viewset():
    return NewsroomPageViewSet()


hooks.register("before_delete_snippet", keep_polls_with_ballots)
hooks.register("before_delete_snippet", keep_what_readers_see, order=1)
hooks.register("construct_page_action_menu", offer_decisions)
hooks.register("construct_snippet_action_menu", offer_snippet_decisions)
# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", NewsroomUnpublishBulkAction, order=1)


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action(TAKEN_DOWN)
    class TakenDown(LogFormatter):
        label = _("Take down")

        def format_message(self, log_entry):
            return _("Taken down: %(reason)s") % {"reason": log_entry.data["reason"]}


@hooks.register("insert_editor_js")
def tidy_paste():
    return format_html('<script src="{}"></script>', versioned_static("newsdesk_pages/paste.js"))
