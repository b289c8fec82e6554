"""An approver's browser in a newsroom, and what a report's page, files and charts say."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories


class Desk:
    """A browser that opens reports."""

    def __init__(self, client):
        self.client = client

    def open(self, report: str, **parameters):
        answer = self.client.get(reverse(f"newsdesk_{report}_report"), parameters)
        assert answer.status_code == 200
        return answer

    def rows(self, report: str, **parameters) -> list:
        return list(self.open(report, **parameters).context["object_list"])

    def charts(self, report: str, **parameters) -> list[list[tuple[str, str]]]:
        charts = self.open(report, **parameters).context["charts"]
        return [[(bar.label, bar.figure) for bar in chart.bars] for chart in charts]

    def price(self, report: str, **parameters) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.open(report, **parameters)
        return len(queries)

    def csv(self, report: str, **parameters) -> list[dict]:
        answer = self.open(report, export="csv", **parameters)
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text)))

    def xlsx(self, report: str, **parameters) -> list[tuple]:
        answer = self.open(report, export="xlsx", **parameters)
        sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        return list(sheet.iter_rows())


@pytest.fixture
def desk(client, section):
    client.force_login(factories.approver())
    return Desk(client)
