from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import EditView

from ..folding import fold
from ..models import BannerPlacement, Placement
from .snippet import NewsroomIndexView, NewsroomSnippetViewSet


def picture_size(placement) -> str:
    return f"{placement.width} × {placement.height}"


class PlacementIndexView(NewsroomIndexView):
    """There are a handful of placements: they are searched in memory, where names can be folded."""

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = fold(self.search_query)
        found = [place.pk for place in queryset if words in fold(f"{place.name} {place.slug}")]
        return queryset.filter(pk__in=found)


def banners_at(placement) -> list[int]:
    """Return the ids of the banners at a placement, in the order readers see them in."""
    places = BannerPlacement.objects.filter(placement_id=placement.pk).order_by("sort_order", "pk")
    return list(places.values_list("banner_id", flat=True))


class PlacementEditView(EditView):
    """What stands at a placement changes at once, so the log says when its banners or their order changed."""

    def save_instance(self):
        before = banners_at(self.object)
        placement = super().save_instance()
        after = banners_at(placement)
        if before != after:
            log(placement, "wagtail.reorder", user=self.request.user, data={"before": before, "after": after})
        return placement


class PlacementViewSet(NewsroomSnippetViewSet):
    """Places for banners; the banners of a place are put in order on its form."""

    model = Placement
    icon = "grip"
    index_view_class = PlacementIndexView
    edit_view_class = PlacementEditView
    list_display = [
        "name",
        Column("slug", label=_("Key"), sort_key="slug"),
        Column("size", accessor=picture_size, label=_("Picture size")),
        NumberColumn("banner_count", label=_("Banners"), sort_key="banner_count"),
    ]
    search_fields = ["name", "slug"]
    ordering = "name"

    def get_queryset(self, request):
        return Placement.objects.annotate(banner_count=Count("banner_placements"))
