"""Bar charts without a script: each bar is drawn by the server, and stands between its label and its figure."""

from dataclasses import dataclass

from django.forms import Media
from django.utils.formats import number_format
from wagtail.admin.ui.components import Component


@dataclass
class Bar:
    """A bar: what it is of, how long it is, and how its figure reads if not as a number."""

    label: str
    value: float
    figure: str = ""

    def __post_init__(self):
        self.figure = self.figure or number_format(self.value, force_grouping=True)


class BarChart(Component):
    """Bars under each other, the longest as wide as there is room. A reader by ear hears labels and figures."""

    template_name = "newsdesk_pages/admin/reports/chart.html"

    def __init__(self, heading, bars: list[Bar]):
        self.heading = heading
        self.bars = bars

    @staticmethod
    def media_of_all() -> Media:
        return Media(css={"all": ["newsdesk_pages/reports.css"]})

    def get_context_data(self, parent_context):
        longest = max((bar.value for bar in self.bars), default=0) or 1
        bars = [(bar, f"{bar.value / longest:.1%}") for bar in self.bars]
        return {"heading": self.heading, "bars": bars}
