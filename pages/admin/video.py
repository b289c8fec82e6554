from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from ..models import VideoClip
from .columns import LanguageColumn, LiveColumn, ThumbnailColumn, pictures
from .snippet import NewsroomSnippetViewSet


class VideoClipFilterSet(WagtailFilterSet):
    class Meta:
        model = VideoClip
        fields = ["live", "date"]


class VideoClipViewSet(NewsroomSnippetViewSet):
    """Video clips, newest first."""

    model = VideoClip
    icon = "media"
    list_display = [
        "title",
        ThumbnailColumn("poster", label=_("Poster")),
        Column("date", label=_("Date"), sort_key="date"),
        LiveColumn(),
        LanguageColumn(),
    ]
    filterset_class = VideoClipFilterSet
    ordering = "-date"

    def get_queryset(self, request):
        return VideoClip.objects.prefetch_related(Prefetch("poster", queryset=pictures()))
