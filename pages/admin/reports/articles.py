"""What royalties are paid by: who wrote which article, when it appeared, and how often it is read."""

from datetime import date

import django_filters
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Length, Substr, TruncWeek
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, TitleColumn

from ...collation import by_last_word
from ...models import ArticleAuthor, ArticlePage, Author
from ...models.base import Page
from ..article import ARTICLE_STATES, article_state, in_review
from ..columns import STATES, MomentColumn
from ..reads import reads_of
from ..section import SECTION, SectionFilter, sections
from .access import sees_everything, writes
from .base import NewsroomReport, name_sections, titles_at
from .charts import Bar, BarChart

SECTIONS_SHOWN = 12
WEEKS_SHOWN = 12
APPEARED = "appeared"
# Named here, because pages tell of themselves in one word, and an article may be published and in review.
STATE_ORDER = ("published", "scheduled", "in_review", "expired")


def appeared() -> Case:
    """Return when readers first saw an article, as it is dated; nothing for one that they never saw."""
    dated = Coalesce("publication_date", "first_published_at")
    return Case(When(first_published_at__isnull=False, then=dated), output_field=DateTimeField())


def written(since: date | None, until: date | None) -> QuerySet:
    """Return one row for each article and author, and one for an article without; reads are those of the days too."""
    authors = ArticleAuthor.objects.filter(page=OuterRef("pk")).order_by().values("page")
    count = Subquery(authors.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return (
        ArticlePage.objects.filter(alias_of=None)
        .annotate_approved_schedule()
        .select_related("locale")
        .only("title", "path", "depth", "live", "expired", "source_name", "locale__language_code")
        .annotate(
            author_id=F("article_authors__author"),
            place_in_byline=F("article_authors__sort_order"),
            number_of_authors=Coalesce(count, 0),
            appeared_at=appeared(),
            in_review=in_review(),
            reads=reads_of(OuterRef("pk")),
            reads_in_period=reads_of(OuterRef("pk"), since, until) if since or until else F("reads"),
        )
    )


def of(user) -> Q:
    """Return the condition for an article that a user wrote, or whose byline names him."""
    named = ArticleAuthor.objects.filter(page=OuterRef("pk"), author__user=user)
    return Q(owner=user) | Q(Exists(named))


def state_of(article) -> str:
    holds = {
        "published": article.live,
        "scheduled": article._approved_schedule,
        "in_review": article.in_review,
        "expired": article.expired,
    }
    return STATES[next((name for name in STATE_ORDER if holds[name]), "draft")]


class ArticlesFilterSet(WagtailFilterSet):
    author = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Author"),
        queryset=Author.objects.order_by(*by_last_word("name")),
        field_name="author_id",
        method="filter_author",
    )
    section = SectionFilter(label=SECTION, queryset=sections())
    appeared_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Period"), widget=DateRangePickerWidget
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[
            (APPEARED, gettext_lazy("Published at any time")),
            *((name, STATES[name]) for name in ARTICLE_STATES),
        ],
        method="filter_state",
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = ArticlePage
        fields = []

    def filter_author(self, queryset, name, author):
        return queryset.filter(author_id=author.pk)

    def filter_state(self, queryset, name, value):
        return queryset.filter(Q(appeared_at__isnull=False) if value == APPEARED else article_state(value))


class ArticlesReport(NewsroomReport):
    """Articles by author, section and period; whoever does not see everything sees his own."""

    slug = "articles"
    page_title = gettext_lazy("Articles and reads")
    header_icon = "doc-full"
    filterset_class = ArticlesFilterSet
    default_ordering = "-appeared_at"
    then_by = ("-pk", "place_in_byline")
    note = gettext_lazy(
        "One row for each article and author: an article by several authors stands here several times, each time with "
        "all its reads. “In the period” counts the days chosen in the filter, both included."
    )
    list_export = [
        "pk",
        "title",
        "section",
        "author",
        "author_unit",
        "number_of_authors",
        "appeared_at",
        "state",
        "kind",
        "source_name",
        "language",
        "reads",
        "reads_in_period",
    ]
    export_headings = {
        "pk": gettext_lazy("Number of the article"),
        "title": gettext_lazy("Title"),
        "section": SECTION,
        "author": gettext_lazy("Author"),
        "author_unit": gettext_lazy("Unit"),
        "number_of_authors": gettext_lazy("Number of authors"),
        "appeared_at": gettext_lazy("Publication date"),
        "state": gettext_lazy("State"),
        "kind": gettext_lazy("Kind"),
        "source_name": gettext_lazy("Source"),
        "language": gettext_lazy("Language"),
        "reads": gettext_lazy("Reads"),
        "reads_in_period": gettext_lazy("Reads in the period"),
    }

    @staticmethod
    def may_see(user):
        return sees_everything(user) or writes(user)

    @property
    def columns(self):
        return [
            TitleColumn(
                "title",
                label=_("Title"),
                sort_key="title",
                get_url=lambda row: self.page_url(row.pk),
                width="30%",
            ),
            Column("section", label=SECTION),
            Column("author", label=_("Author")),
            NumberColumn("number_of_authors", label=_("Number of authors")),
            MomentColumn("appeared_at", label=_("Date"), sort_key="appeared_at"),
            StatusTagColumn("state", label=_("State"), primary=lambda row: row.live),
            Column("kind", label=_("Kind")),
            NumberColumn("reads", label=_("Reads"), sort_key="reads"),
            NumberColumn("reads_in_period", label=_("In the period"), sort_key="reads_in_period"),
        ]

    def get_base_queryset(self):
        rows = written(*self.period("appeared_at"))
        return rows if sees_everything(self.request.user) else rows.filter(of(self.request.user))

    def decorate_paginated_queryset(self, rows):
        """Say of each row, in words, what is looked up for all of them at once."""
        authors = Author.objects.in_bulk({row.author_id for row in rows} - {None})
        name_sections(rows)
        for row in rows:
            author = authors.get(row.author_id)
            row.author, row.author_unit = (str(author), author.unit) if author else ("", "")
            row.state = state_of(row)
            row.kind = _("Republished") if row.source_name else _("Own")
            row.language = row.locale.get_display_name()
        return rows

    def charts(self):
        articles = ArticlePage.objects.filter(pk__in=self.get_queryset().order_by().values("pk"))
        return [
            BarChart(_("Articles by section"), bars_by_section(articles)),
            BarChart(_("Published articles by week"), bars_by_week(articles)),
        ]


def bars_by_section(articles: QuerySet) -> list[Bar]:
    """Return how many articles stand in each section, most first."""
    place = Substr("path", 1, Length("path") - Value(Page.steplen))
    counted = (
        articles.order_by().values(place=place).annotate(number=Count("pk")).order_by("-number", "place")
    )
    numbers = dict(counted.values_list("place", "number")[:SECTIONS_SHOWN])
    titles = titles_at(numbers)
    return [Bar(titles[place], number) for place, number in numbers.items()]


def bars_by_week(articles: QuerySet) -> list[Bar]:
    """Return how many articles appeared in each of the newest weeks, by the week's Monday."""
    dated = articles.annotate(appeared_at=appeared()).filter(appeared_at__isnull=False)
    weeks = dated.order_by().values(week=TruncWeek("appeared_at")).annotate(number=Count("pk"))
    newest = weeks.order_by("-week")[:WEEKS_SHOWN]
    return [Bar(_("Week of %(day)s") % {"day": f"{row['week']:%d/%m/%Y}"}, row["number"]) for row in newest]
