"""What this room adds to Wagtail's admin."""

from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from .admin.deletion import keep_polls_with_ballots
from .admin.explorer import NewsroomPageViewSet
from .admin.menu import NewsroomGroup, SurroundingsGroup

register_snippet(NewsroomGroup)
register_snippet(SurroundingsGroup)


@hooks.register("register_admin_viewset")
def page_viewset():
    return NewsroomPageViewSet()


hooks.register("before_delete_snippet", keep_polls_with_ballots)


@hooks.register("insert_editor_js")
def tidy_paste():
    return format_html('<script src="{}"></script>', versioned_static("newsdesk_pages/paste.js"))
