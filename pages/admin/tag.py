from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from ..collation import VietnameseOrderMixin
from ..folding import nfc, slug
from ..models import Tag


class TagIndexView(VietnameseOrderMixin, IndexView):
    """Tags are searched by their slug, which is the folded name."""

    def get_base_queryset(self):
        return Tag.objects.annotate(article_count=Count("article_tags"))

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = slug(nfc(self.search_query))
        return queryset.filter(slug__contains=words) if words else queryset.none()


class TagViewSet(ModelViewSet):
    """Tags with the number of their articles. The slug is made from the name."""

    model = Tag
    icon = "tag"
    index_view_class = TagIndexView
    form_fields = ["name"]
    list_display = [
        "name",
        Column("slug", label=_("Key"), sort_key="slug"),
        NumberColumn("article_count", label=_("Articles"), sort_key="article_count"),
    ]
    search_fields = ["name"]
    search_backend_name = None
    ordering = "name"
    copy_view_enabled = False
    list_per_page = 50
