"""The reports of the newsroom: their addresses and their places in the menu."""

from functools import partial

from django.urls import path, reverse
from wagtail.admin.menu import MenuItem

from .articles import ArticlesReport
from .authors import AuthorsReport
from .review_dates import ReviewDatesReport
from .steps import StepsReport

REPORTS = (ArticlesReport, AuthorsReport, StepsReport, ReviewDatesReport)


class ReportMenuItem(MenuItem):
    """An entry of the menu for those who may open the report."""

    def __init__(self, report, **kwargs):
        self.report = report
        super().__init__(
            report.page_title,
            reverse(report.index_url_name),
            name=report.index_url_name,
            icon_name=report.header_icon,
            **kwargs,
        )

    def is_shown(self, request):
        return self.report.may_see(request.user)


def urls() -> list:
    return [
        address
        for report in REPORTS
        for address in (
            path(f"reports/{report.slug}/", report.as_view(), name=report.index_url_name),
            path(
                f"reports/{report.slug}/results/",
                report.as_view(results_only=True),
                name=report.index_results_url_name,
            ),
        )
    ]


# What the menu calls to make an entry of each.
MENU_ITEMS = [partial(ReportMenuItem, report, order=order) for order, report in enumerate(REPORTS)]
