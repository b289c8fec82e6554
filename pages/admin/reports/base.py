"""What our reports have in common."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.reports import ReportView

from ...collation import VietnameseOrderMixin, directed
from ...conf import VIET_NAM
from ...models.base import Page
from .access import writes
from .charts import BarChart


class NewsroomReport(VietnameseOrderMixin, ReportView):
    """A report with charts, for those whom ``may_see(user)`` names. ``slug`` is its part of the address."""

    results_template_name = "newsdesk_pages/admin/reports/results.html"
    slug = ""
    # In which order rows stand whose figure is the same.
    then_by: tuple[str, ...] = ("pk",)
    # What is to be known to read the table.
    note = ""

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.index_url_name = f"newsdesk_{cls.slug}_report"
        cls.index_results_url_name = f"newsdesk_{cls.slug}_report_results"

    @staticmethod
    def may_see(user) -> bool:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self):
        """Return the rows: ``get_queryset()`` has filtered them already."""
        return self.get_queryset()

    def order_queryset(self, queryset):
        """Put rows that lack what they are ordered by last, on every database."""
        if self.text_ordered_by(queryset.model):
            return super().order_queryset(queryset)
        return queryset.order_by(
            *directed([F(self.ordering.removeprefix("-"))], self.ordering), *self.then_by
        )

    def charts(self) -> list[BarChart]:
        """Return the charts of the rows that the filters leave, on all pages of the table."""
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        charts = [] if self.is_export else [chart for chart in self.charts() if chart.bars]
        context["media"] += BarChart.media_of_all()
        return {**context, "charts": charts, "note": self.note}

    def get_filename(self):
        return f"{self.slug}-{timezone.localdate():%Y-%m-%d}"

    def period(self, name: str) -> tuple[date | None, date | None]:
        """Return the first and the last day, in Viet Nam, that a filter of dates was given."""
        chosen = self.filters.form.cleaned_data.get(name) if self.filters.is_valid() else None
        ends = (chosen.start, chosen.stop) if chosen else (None, None)
        first, last = (moment and timezone.localtime(moment, VIET_NAM).date() for moment in ends)
        return first, last

    def page_url(self, page_id: int) -> str:
        """Return where a user who found a page in a report reads on: whoever does not write reads its history."""
        return reverse(
            f"wagtailadmin_pages:{'edit' if writes(self.request.user) else 'history'}", args=[page_id]
        )


def name_sections(pages) -> None:
    """Say of each page, as its ``section``, under which page it stands. One query."""
    titles = titles_at({page.path[: -Page.steplen] for page in pages})
    for page in pages:
        page.section = titles[page.path[: -Page.steplen]]


def titles_at(paths) -> dict[str, str]:
    """Return the titles of the pages at some paths of the tree."""
    return dict(Page.objects.filter(path__in=paths).values_list("path", "title"))


def name_of(user) -> str:
    """Return the name of an officer; nothing for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
