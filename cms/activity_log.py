"""Wagtail's report of what happened on the site, for auditors: all of it, to the second, for those who may see it.

What it shows are the rows of Wagtail's log, ours (audit.py) among them.
"""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.utils.urlpatterns import decorate_urlpatterns

PERMISSION = "wagtailcore.view_modellogentry"


def connect() -> None:
    """Let whoever may see the log see all of it: what became of accounts, and of pages that are deleted."""
    for model in (ModelLogEntry, PageLogEntry):
        manager = type(model.objects)
        manager.viewable_by_user = everything_or(manager.viewable_by_user)


def everything_or(stock):
    def viewable_by_user(manager, user):
        return manager.all() if may_see(user) else stock(manager, user)

    return viewable_by_user


def may_see(user) -> bool:
    return user.has_perm(PERMISSION)


class ActivityLogView(LogEntriesView):
    """Wagtail's report with exact times, and with what happened in words in its files too."""

    results_template_name = "newsdesk_cms/admin/activity_log.html"
    list_export = [*LogEntriesView.list_export, "message", "comment"]
    export_headings = {
        **LogEntriesView.export_headings,
        "message": gettext_lazy("What happened"),
        "comment": gettext_lazy("Comment"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def hide_from_others(request, menu_items) -> None:
    """Take the report out of the menu of those who may not open it."""
    if not may_see(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "site-history"]


# They stand before Wagtail's own, whose places they take.
urlpatterns = [
    path("site-history/", ActivityLogView.as_view()),
    path("site-history/results/", ActivityLogView.as_view(results_only=True)),
]
for decorate in (require_admin_access, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorate)
