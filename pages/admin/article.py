import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import WorkflowState

from ..collation import by_last_word
from ..models import ArticlePage, Author
from .columns import STATES, MomentColumn, ThumbnailColumn, pictures
from .explorer import PageListingMixin
from .reads import reads_of
from .section import SECTION, ChooseSectionView, SectionFilter, sections

ARTICLE_STATES = ("draft", "in_review", "scheduled", "published", "expired")
# What an article is dated by: the first that is known.
DATES = ("publication_date", "first_published_at", "latest_revision_created_at")


class ArticleFilterSet(WagtailFilterSet):
    section = SectionFilter(label=SECTION, queryset=sections())
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(name, STATES[name]) for name in ARTICLE_STATES],
        method="filter_state",
        empty_label=_("All"),
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Author"),
        queryset=Author.objects.order_by(*by_last_word("name")),
        field_name="article_authors__author",
    )
    shown_at = django_filters.DateFromToRangeFilter(label=_("Publication date"), widget=DateRangePickerWidget)

    class Meta:
        model = ArticlePage
        fields = ["featured"]

    def filter_state(self, queryset, name, value):
        return queryset.filter(article_state(value))


def article_state(name: str) -> Q:
    """Return the condition for an article in that state; ``in_review`` may also be published already."""
    return {
        "draft": Q(live=False, expired=False, _approved_schedule=False),
        "in_review": Q(in_review=True),
        "scheduled": Q(_approved_schedule=True),
        "published": Q(live=True),
        "expired": Q(live=False, expired=True),
    }[name]


def in_review() -> Exists:
    """Return the condition that a workflow waits for somebody to look at the page."""
    return Exists(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=ContentType.objects.get_for_model(ArticlePage.base_page_model),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
    )


class ArticleIndexView(PageListingMixin, IndexView):
    """All articles the user may see, with what a desk asks about them."""

    default_ordering = "-shown_at"

    def annotate_queryset(self, pages):
        return (
            super()
            .annotate_queryset(pages)
            .annotate(
                shown_at=Coalesce(*DATES, output_field=DateTimeField()),
                views=reads_of(OuterRef("pk")),
                in_review=in_review(),
            )
            .prefetch_related(Prefetch("lead_picture", queryset=pictures()), "article_authors__author")
        )


def author_names(article) -> str:
    return ", ".join(str(entry.author) for entry in article.article_authors.all())


class ArticleViewSet(PageListingViewSet):
    """All articles in one list."""

    name = "newsdesk_articles"
    url_prefix = "articles"
    model = ArticlePage
    icon = "doc-full"
    menu_label = _("Articles")
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseSectionView
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        ThumbnailColumn("lead_picture", label=_("Picture")),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=SECTION),
        Column("authors", accessor=author_names, label=_("Authors")),
        MomentColumn("shown_at", label=_("Date"), sort_key="shown_at"),
        NumberColumn("views", label=_("Views"), sort_key="views"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
