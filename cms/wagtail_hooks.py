"""What this site adds to Wagtail's admin beyond the newsroom itself."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from . import audit, system_status
from .first_steps import FirstStepsPanel
from .overdue import OverduePanel
from .today import TodayPanel


@hooks.register("construct_homepage_panels")
def begin_the_dashboard(request, panels):
    panels.insert(0, FirstStepsPanel())
    panels.insert(0, OverduePanel())
    panels.append(TodayPanel())


@hooks.register("register_admin_urls")
def system_status_url():
    return [path("system-status/", system_status.SystemStatusView.as_view(), name="newsdesk_system_status")]


hooks.register("register_reports_menu_item", system_status.menu_item)


hooks.register("register_log_actions", audit.register)


@hooks.register("register_permissions")
def system_status_permission():
    """Offer the permission in the form of a group."""
    app_label, codename = system_status.PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)
