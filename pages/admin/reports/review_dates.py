"""Published pages whose day to be looked at again has passed, or comes soon."""

from datetime import date, timedelta

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.coreutils import get_content_type_label
from wagtail.models import PageLogEntry

from ...conf import VIET_NAM
from ...models.base import Page
from ...review_dates import dated
from ..columns import MomentColumn
from ..section import SECTION, SectionFilter, sections
from .access import looks_after_pages, sees_everything
from .base import NewsroomReport, name_of, name_sections

SOON = timedelta(days=30)
# Who made a text public: at once, or by fixing its time.
PUBLISHED = ("wagtail.publish", "wagtail.publish.schedule")


def today() -> date:
    return timezone.localdate(timezone=VIET_NAM)


class ReviewDatesFilterSet(WagtailFilterSet):
    due = django_filters.ChoiceFilter(
        label=gettext_lazy("Due"),
        choices=[
            ("passed", gettext_lazy("Date has passed")),
            ("all", gettext_lazy("Every page with a date")),
        ],
        method="filter_due",
        empty_label=gettext_lazy("Passed, or within 30 days"),
    )
    section = SectionFilter(label=SECTION, queryset=sections())

    class Meta:
        model = Page
        fields = []

    def filter_queryset(self, queryset):
        """Without a choice, show what is due within 30 days: a filter that is not chosen is not asked."""
        if not self.form.cleaned_data["due"]:
            queryset = queryset.filter(review_by__lte=today() + SOON)
        return super().filter_queryset(queryset)

    def filter_due(self, queryset, name, value):
        return queryset.filter(review_by__lt=today()) if value == "passed" else queryset


class ReviewDatesReport(NewsroomReport):
    """Pages to be looked at again, the longest overdue first."""

    slug = "review-dates"
    page_title = gettext_lazy("Past the review date")
    header_icon = "calendar-alt"
    filterset_class = ReviewDatesFilterSet
    default_ordering = "review_by"
    list_export = ["title", "type", "section", "review_by", "days_over", "last_published_at", "published_by"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "type": gettext_lazy("Type"),
        "section": SECTION,
        "review_by": gettext_lazy("Look at it again by"),
        "days_over": gettext_lazy("Days overdue"),
        "last_published_at": gettext_lazy("Last published"),
        "published_by": gettext_lazy("Published by"),
    }

    @staticmethod
    def may_see(user):
        return sees_everything(user) or looks_after_pages(user)

    @property
    def columns(self):
        return [
            TitleColumn(
                "title",
                label=_("Title"),
                sort_key="title",
                get_url=lambda row: self.page_url(row.pk),
                width="35%",
            ),
            Column("type", label=_("Type")),
            Column("section", label=SECTION),
            Column("day", label=_("Look at it again by"), sort_key="review_by"),
            StatusTagColumn("overdue", label=_("Due"), primary=lambda row: row.days_over > 0),
            MomentColumn("last_published_at", label=_("Last published"), sort_key="last_published_at"),
            Column("published_by", label=_("Published by")),
        ]

    def get_base_queryset(self):
        log = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=PUBLISHED).exclude(user=None)
        publisher = Subquery(log.order_by("-timestamp", "-pk").values("user")[:1])
        return dated().select_related("content_type").annotate(publisher_id=publisher)

    def decorate_paginated_queryset(self, rows):
        """Say of each row, in words, what is looked up for all of them at once."""
        users = get_user_model().objects.in_bulk({row.publisher_id for row in rows} - {None})
        name_sections(rows)
        for row in rows:
            row.type = get_content_type_label(row.content_type)
            row.day = f"{row.review_by:%d/%m/%Y}"
            row.days_over = (today() - row.review_by).days
            row.overdue = due_in_words(row.days_over)
            row.published_by = name_of(users.get(row.publisher_id))
        return rows


def due_in_words(days_over: int) -> str:
    if days_over > 0:
        return _("%(days)s days overdue") % {"days": days_over}
    return _("in %(days)s days") % {"days": -days_over} if days_over else _("today")
