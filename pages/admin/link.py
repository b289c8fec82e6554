from django.db import transaction
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import NumberColumn
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import ReorderView

from ..models import LinkGroup
from ..signals import reordered
from .columns import LanguageColumn, LiveColumn
from .snippet import NewsroomIndexView, NewsroomSnippetViewSet

# What Wagtail's script replaces with the group that was moved.
NO_GROUP = 999999


class LinkGroupIndexView(NewsroomIndexView):
    def get_reorder_url(self):
        """Return where a new order goes, for whoever the view takes it from; Wagtail offers it to who publishes."""
        may = self.user_has_permission(LinkGroupReorderView.permission_required)
        return reverse(self.reorder_url_name, args=[NO_GROUP]) if may else None


class LinkGroupReorderView(ReorderView):
    """Put a group at another place: at once and logged, by whoever may add one; who only reviews them may not."""

    permission_required = "add"

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        group = get_object_or_404(LinkGroup, pk=kwargs["pk"])
        number_anew()
        response = super().post(request, *args, **kwargs)
        reordered.send(sender=LinkGroup)
        log(group, "wagtail.reorder", user=request.user)
        return response


def number_anew() -> None:
    """Number the groups 0, 1, 2 … as they stand: translations share a number, and a shared one cannot be moved."""
    for number, pk in enumerate(LinkGroup.objects.values_list("pk", flat=True)):
        LinkGroup.objects.filter(pk=pk).exclude(sort_order=number).update(sort_order=number)


class LinkGroupViewSet(NewsroomSnippetViewSet):
    """Groups of web links, put in order by dragging."""

    model = LinkGroup
    icon = "link"
    index_view_class = LinkGroupIndexView
    reorder_view_class = LinkGroupReorderView
    list_display = [
        "title",
        NumberColumn("link_count", label=_("Links"), sort_key="link_count"),
        LiveColumn(),
        LanguageColumn(),
    ]
    sort_order_field = "sort_order"

    def get_queryset(self, request):
        return LinkGroup.objects.annotate(link_count=Count("links"))
