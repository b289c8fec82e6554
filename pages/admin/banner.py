import django_filters
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from ..collation import alphabetical
from ..models import Banner, BannerPlacement, Placement
from .columns import LanguageColumn, MomentColumn, StateColumn, ThumbnailColumn, pictures
from .filters import in_window, state_filter
from .snippet import NewsroomSnippetViewSet


def placement_names(banner) -> str:
    return ", ".join(place.placement.name for place in banner.banner_placements.all())


class BannerFilterSet(WagtailFilterSet):
    state = state_filter("draft", "scheduled", "shown", "ended")
    placement = django_filters.ModelChoiceFilter(
        label=_("Placement"),
        queryset=Placement.objects.order_by(*alphabetical("name")),
        field_name="banner_placements__placement",
    )

    class Meta:
        model = Banner
        fields = []

    def filter_state(self, queryset, name, value):
        return queryset.filter(in_window("starts_at", "ends_at", value))


class BannerViewSet(NewsroomSnippetViewSet):
    """Banner links with picture, placements and the time they show."""

    model = Banner
    icon = "link-external"
    list_display = [
        "title",
        ThumbnailColumn("picture", label=_("Picture")),
        StateColumn(),
        Column("placements", accessor=placement_names, label=_("Placements")),
        MomentColumn("starts_at", label=_("Shown from"), sort_key="starts_at"),
        MomentColumn("ends_at", label=_("Shown until"), sort_key="ends_at"),
        LanguageColumn(),
    ]
    filterset_class = BannerFilterSet
    ordering = "title"

    def get_queryset(self, request):
        places = BannerPlacement.objects.select_related("placement")
        return Banner.objects.prefetch_related(
            Prefetch("picture", queryset=pictures()), Prefetch("banner_placements", queryset=places)
        )
