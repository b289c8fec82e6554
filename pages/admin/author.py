from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from ..collation import by_last_word
from ..models import Author
from .snippet import NewsroomIndexView, NewsroomSnippetViewSet


class AuthorChooseView(ChooseView):
    ordering = by_last_word("name")


class AuthorChooseResultsView(ChooseResultsView):
    ordering = by_last_word("name")


class AuthorChooserViewSet(SnippetChooserViewSet):
    """Authors to choose from, in the order of their given names."""

    choose_view_class = AuthorChooseView
    choose_results_view_class = AuthorChooseResultsView


class AuthorIndexView(NewsroomIndexView):
    names = ("name", "pen_name")


class AuthorViewSet(NewsroomSnippetViewSet):
    """Authors with the number of their articles."""

    model = Author
    icon = "user"
    index_view_class = AuthorIndexView
    chooser_viewset_class = AuthorChooserViewSet
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
