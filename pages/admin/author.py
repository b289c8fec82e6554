from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn

from ..models import Author
from .snippet import NewsroomIndexView, NewsroomSnippetViewSet


class AuthorIndexView(NewsroomIndexView):
    names = ("name", "pen_name")


class AuthorViewSet(NewsroomSnippetViewSet):
    """Authors with the number of their articles."""

    model = Author
    icon = "user"
    index_view_class = AuthorIndexView
    list_display = [
        "name",
        Column("pen_name", label=_("Pen name"), sort_key="pen_name"),
        Column("unit", label=_("Unit"), sort_key="unit"),
        NumberColumn("article_count", label=_("Articles"), sort_key="article_count"),
    ]
    list_filter = ["unit"]
    ordering = "name"

    def get_queryset(self, request):
        return Author.objects.annotate(article_count=Count("article_authors"))
