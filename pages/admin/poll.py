from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import NumberColumn

from ..models import Poll
from .columns import LanguageColumn, MomentColumn, StateColumn
from .filters import in_window, state_filter
from .snippet import NewsroomSnippetViewSet


class PollFilterSet(WagtailFilterSet):
    state = state_filter("draft", "scheduled", "open", "closed")

    class Meta:
        model = Poll
        fields = ["results_shown"]

    def filter_state(self, queryset, name, value):
        return queryset.filter(in_window("opens_at", "closes_at", value))


class PollViewSet(NewsroomSnippetViewSet):
    """Opinion polls with their state and the number of valid ballots."""

    model = Poll
    icon = "list-ol"
    list_display = [
        "question",
        StateColumn(),
        NumberColumn("ballot_count", label=_("Ballots"), sort_key="ballot_count"),
        MomentColumn("opens_at", label=_("Opens"), sort_key="opens_at"),
        MomentColumn("closes_at", label=_("Closes"), sort_key="closes_at"),
        LanguageColumn(),
    ]
    filterset_class = PollFilterSet
    ordering = "-pk"

    def get_queryset(self, request):
        return Poll.objects.annotate(ballot_count=Count("ballots", filter=Q(ballots__void=False)))
