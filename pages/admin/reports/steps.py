"""How long each step of the workflow took: of pages and of snippets, those that go on included."""

from datetime import timedelta
from itertools import groupby
from statistics import median

import django_filters
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, DurationField, ExpressionWrapper, F
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.coreutils import get_content_type_label
from wagtail.models import Task, TaskState
from wagtail.permissions import policy_registry

from ...models.base import Page
from ..columns import MomentColumn
from ..section import SECTION, SectionFilter, sections
from .access import sees_everything
from .base import NewsroomReport, name_of
from .charts import Bar, BarChart

OUTCOMES = {
    TaskState.STATUS_IN_PROGRESS: gettext_lazy("Not decided yet"),
    TaskState.STATUS_APPROVED: gettext_lazy("Approved"),
    TaskState.STATUS_REJECTED: gettext_lazy("Returned"),
    TaskState.STATUS_SKIPPED: gettext_lazy("Skipped"),
    TaskState.STATUS_CANCELLED: gettext_lazy("Cancelled"),
}
# What somebody decided: its time is what a step takes.
DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


def in_words(took: timedelta) -> str:
    """Return a time in the two largest units that tell something: days and hours, hours and minutes, or minutes."""
    minutes = round(took.total_seconds() / 60)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours % 24}
    if hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes % 60}
    return _("%(minutes)s min") % {"minutes": minutes}


class StepSectionFilter(SectionFilter):
    """Steps of the articles of a section and of every section below it."""

    def filter(self, queryset, section):
        if not section:
            return queryset
        below = super().filter(Page.objects.order_by(), section).values(number=Cast("pk", CharField()))
        pages = ContentType.objects.get_for_model(Page)
        return queryset.filter(workflow_state__base_content_type=pages, workflow_state__object_id__in=below)


class StepsFilterSet(WagtailFilterSet):
    task = django_filters.ModelChoiceFilter(label=gettext_lazy("Step"), queryset=Task.objects.order_by("pk"))
    section = StepSectionFilter(label=SECTION, queryset=sections())
    started_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Began at"), widget=DateRangePickerWidget
    )
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Outcome"), choices=list(OUTCOMES.items()), empty_label=gettext_lazy("All")
    )

    class Meta:
        model = TaskState
        fields = []


class StepsReport(NewsroomReport):
    """Each step that something went through: who handed it in, who decided, how, and how long it took."""

    slug = "steps"
    page_title = gettext_lazy("Time each step took")
    header_icon = "time"
    filterset_class = StepsFilterSet
    default_ordering = "-started_at"
    then_by = ("-pk",)
    note = gettext_lazy(
        "The chart is of steps that were decided: half of them took longer than the middle, half shorter."
    )
    list_export = [
        "title",
        "type",
        "step",
        "handed_in_by",
        "decided_by",
        "outcome",
        "started_at",
        "finished_at",
        "hours",
    ]
    export_headings = {
        "title": gettext_lazy("Title"),
        "type": gettext_lazy("Type"),
        "step": gettext_lazy("Step"),
        "handed_in_by": gettext_lazy("Handed in by"),
        "decided_by": gettext_lazy("Decided by"),
        "outcome": gettext_lazy("Outcome"),
        "started_at": gettext_lazy("Began at"),
        "finished_at": gettext_lazy("Ended at"),
        "hours": gettext_lazy("Hours"),
    }

    @staticmethod
    def may_see(user):
        return sees_everything(user)

    @property
    def columns(self):
        return [
            TitleColumn("title", label=_("Title"), get_url=self.url_of, width="28%"),
            Column("type", label=_("Type")),
            Column("step", label=_("Step")),
            Column("handed_in_by", label=_("Handed in by")),
            Column("decided_by", label=_("Decided by")),
            StatusTagColumn("outcome", label=_("Outcome"), primary=lambda row: row.status in DECIDED),
            MomentColumn("started_at", label=_("Began at"), sort_key="started_at"),
            MomentColumn("finished_at", label=_("Ended at"), sort_key="finished_at"),
            Column("duration", label=_("Took"), sort_key="took"),
        ]

    def get_base_queryset(self):
        took = Coalesce("finished_at", timezone.now()) - F("started_at")
        return (
            TaskState.objects.select_related(
                "task",
                "finished_by",
                "revision",
                "workflow_state__requested_by",
                "workflow_state__content_type",
            )
            .defer("revision__content")
            .annotate(took=ExpressionWrapper(took, DurationField()))
        )

    def decorate_paginated_queryset(self, rows):
        """Say of each row, in words, what it is about; the title is that of the text somebody decided on."""
        for row in rows:
            row.title = row.revision.object_str if row.revision else "–"
            row.type = get_content_type_label(row.workflow_state.content_type)
            row.step = row.task.name
            row.handed_in_by = name_of(row.workflow_state.requested_by)
            row.decided_by = name_of(row.finished_by)
            row.outcome = OUTCOMES[row.status]
            row.duration = in_words(row.took)
            row.hours = round(row.took.total_seconds() / 3600, 2)
        return rows

    def url_of(self, row) -> str | None:
        """Return where a user reads on about a page or a snippet; nothing for a snippet that he may not change."""
        state = row.workflow_state
        model = state.content_type.model_class()
        if issubclass(model, Page):
            return self.page_url(state.object_id)
        if not policy_registry.get_by_type(model).user_has_permission(self.request.user, "change"):
            return None
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(state.object_id)])

    def charts(self):
        decided = (
            self.get_queryset().filter(status__in=DECIDED).order_by("task").values_list("task__name", "took")
        )
        bars = [
            bar_of(name, [took for _name, took in steps])
            for name, steps in groupby(decided, lambda row: row[0])
        ]
        return [BarChart(_("Time to a decision, by step"), bars)]


def bar_of(step: str, times: list[timedelta]) -> Bar:
    """Return the bar of a step: its length is that of the middle of all times."""
    middle = timedelta(seconds=median(took.total_seconds() for took in times))
    words = {
        "middle": in_words(middle),
        "longest": in_words(max(times)),
        "number": number_format(len(times), force_grouping=True),
    }
    figure = _("middle %(middle)s; longest %(longest)s; %(number)s decisions") % words
    return Bar(step, middle.total_seconds(), figure)
