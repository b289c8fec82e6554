from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn, NumberColumn

from ..models import LinkGroup
from .columns import LiveColumn
from .snippet import NewsroomSnippetViewSet


class LinkGroupViewSet(NewsroomSnippetViewSet):
    """Groups of web links, put in order by dragging."""

    model = LinkGroup
    icon = "link"
    list_display = [
        "title",
        NumberColumn("link_count", label=_("Links"), sort_key="link_count"),
        LiveColumn(),
        LocaleColumn(),
    ]
    sort_order_field = "sort_order"

    def get_queryset(self, request):
        return LinkGroup.objects.annotate(link_count=Count("links"))
