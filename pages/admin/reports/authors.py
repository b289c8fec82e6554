"""How much each author wrote in a period, and how often it is read."""

from urllib.parse import urlencode

import django_filters
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn

from ...collation import by_last_word
from ...models import ArticleAuthor, ArticlePage, Author
from ..reads import READS, reads_of
from ..section import SECTION, SectionFilter, sections
from .access import sees_everything
from .articles import APPEARED, ArticlesReport, appeared
from .base import NewsroomReport
from .charts import Bar, BarChart

AUTHORS_SHOWN = 15


class AuthorsFilterSet(WagtailFilterSet):
    """Which articles count."""

    section = SectionFilter(label=SECTION, queryset=sections())
    appeared_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Period"), widget=DateRangePickerWidget
    )

    class Meta:
        model = ArticlePage
        fields = []


class AuthorsReport(NewsroomReport):
    """Authors with how many published articles they have, and the reads of these, in the period if there is one."""

    slug = "authors"
    page_title = gettext_lazy("Authors and their articles")
    header_icon = "user"
    filterset_class = AuthorsFilterSet
    default_ordering = "-articles"
    names = ("name",)
    then_by = (*by_last_word("name"), "pk")
    note = gettext_lazy(
        "Articles are those that appeared in the period; reads are those of these articles within the period. An "
        "article by several authors counts for each of them."
    )
    list_export = ["name", "pen_name", "unit", "articles", "reads"]
    export_headings = {
        "name": gettext_lazy("Author's name"),
        "pen_name": gettext_lazy("Pen name"),
        "unit": gettext_lazy("Unit"),
        "articles": gettext_lazy("Articles"),
        "reads": gettext_lazy("Reads"),
    }

    @staticmethod
    def may_see(user):
        return sees_everything(user)

    @property
    def columns(self):
        return [
            TitleColumn("name", label=_("Author"), accessor=str, sort_key="name", get_url=self.articles_url),
            Column("unit", label=_("Unit")),
            NumberColumn("articles", label=_("Articles"), sort_key="articles"),
            NumberColumn("reads", label=_("Reads"), sort_key="reads"),
        ]

    def articles_url(self, author) -> str:
        """Return where the articles stand that were counted for an author."""
        kept = ("section", "appeared_at_from", "appeared_at_to")
        filters = {name: self.request.GET[name] for name in kept if self.request.GET.get(name)}
        query = urlencode({"author": author.pk, "state": APPEARED, **filters})
        return f"{reverse(ArticlesReport.index_url_name)}?{query}"

    def filter_queryset(self, authors):
        """Leave the authors as they are: the filters say which articles count."""
        return authors

    def get_base_queryset(self):
        counted = ArticleAuthor.objects.filter(author=OuterRef("pk"), page__in=self.articles())
        counted = counted.order_by().values("author")
        number = counted.annotate(number=Count("page")).values("number")
        reads = reads_of(OuterRef("page_id"), *self.period("appeared_at"))
        return Author.objects.annotate(
            articles=Subquery(number, output_field=IntegerField()),
            reads=Subquery(counted.annotate(total=Sum(reads)).values("total"), output_field=READS),
        ).filter(articles__isnull=False)

    def get_filtered_queryset(self):
        """Ask for all authors at once: the table is cut from what the charts are made of."""
        authors = super().get_filtered_queryset()
        len(authors)
        return authors

    def articles(self) -> QuerySet:
        """Return the ids of the articles that count."""
        published = ArticlePage.objects.filter(alias_of=None).annotate(appeared_at=appeared())
        published = published.filter(appeared_at__isnull=False)
        if self.filters.is_valid():
            published = self.filters.filter_queryset(published)
        return published.order_by().values("pk")

    def charts(self):
        return [
            most(_("Articles by author"), self.object_list, "articles"),
            most(_("Reads by author"), self.object_list, "reads"),
        ]


def most(heading: str, authors, name: str) -> BarChart:
    """Return the chart of the authors with the highest figure."""
    ordered = sorted(authors, key=lambda author: (-getattr(author, name), author.name))[:AUTHORS_SHOWN]
    return BarChart(heading, [Bar(str(author), getattr(author, name)) for author in ordered])
