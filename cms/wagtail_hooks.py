"""What this site adds to Wagtail's admin beyond the newsroom itself."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from . import activity_log, audit, system_status
from .first_steps import FirstStepsPanel
from .guide import views as guide
from .overdue import OverduePanel
from .today import TodayPanel


@hooks.register("construct_homepage_panels")
def begin_the_dashboard(request, panels):
    panels.insert(0, FirstStepsPanel())
    panels.insert(0, OverduePanel())
    panels.append(TodayPanel())


@hooks.register("insert_global_admin_css")
def room_for_vietnamese():
    return format_html('<link rel="stylesheet" href="{}">', static("newsdesk_cms/admin.css"))


@hooks.register("register_admin_urls")
def system_status_url():
    return [path("system-status/", system_status.SystemStatusView.as_view(), name="newsdesk_system_status")]


@hooks.register("register_admin_urls")
def guide_urls():
    return guide.urlpatterns


hooks.register("register_help_menu_item", guide.menu_item)
hooks.register("construct_help_menu", guide.hide_stock_entries)
hooks.register("register_reports_menu_item", system_status.menu_item)
hooks.register("construct_reports_menu", activity_log.hide_from_others)


hooks.register("register_log_actions", audit.register)


@hooks.register("register_permissions")
def permissions_to_see():
    """Offer them in the form of a group."""
    names = (system_status.PERMISSION, activity_log.PERMISSION)
    wanted = [
        Q(content_type__app_label=app, codename=name) for app, name in (one.split(".") for one in names)
    ]
    return Permission.objects.filter(reduce(or_, wanted))
