"""Every list that leaves the admin as a file: nothing in it is a formula, and numbers and dates are what they were."""

import csv
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from pages.conf import VIET_NAM
from pages.exports import safe
from tests import factories

EVIL = ['=HYPERLINK("http://x","y")', "+84901234567", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1+1"]
TEXT = "Cầu mới = 2 nhịp; dài 30-40 m"


@pytest.mark.parametrize("text", EVIL)
def test_a_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe_in_csv(text):
    assert safe(text, "csv") == f"'{text}"


def test_a_text_that_a_semicolon_would_part_is_safe_behind_it_too():
    assert safe("Họp;=1+1;  @x", "csv") == "Họp;'=1+1;'  @x"


def test_an_ordinary_text_stays_as_it_is():
    assert safe(TEXT, "csv") == safe(TEXT, "xlsx") == TEXT


@pytest.mark.parametrize("value", [-3, 2.5, Decimal("-1.5"), None])
def test_numbers_stay_numbers(value):
    view = SpreadsheetExportMixin()
    assert view.preprocess_field_value("x", value, "csv") is value
    assert view.preprocess_field_value("x", value, "xlsx") is value


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_moments_are_those_of_viet_nam(kind):
    moment = datetime(2026, 11, 1, 0, 30, 5, 7, tzinfo=VIET_NAM)
    assert SpreadsheetExportMixin().preprocess_field_value("x", moment, kind) == datetime(
        2026, 11, 1, 0, 30, 5
    )


@pytest.mark.django_db
class TestFiles:
    @pytest.fixture(autouse=True)
    def officer(self, client):
        factories.newsroom()
        client.force_login(factories.superuser())

    def lists(self):
        """One of Wagtail's own and one of ours, each with the column where a title stands."""
        section = factories.SectionPageFactory(parent=factories.home_site())
        for title in (*EVIL[:4], TEXT):
            factories.ArticlePageFactory(parent=section, title=title, slug=f"bai-{len(title)}")
        return [(reverse("wagtailadmin_reports:aging_pages"), 0), (reverse("newsdesk_articles_report"), 1)]

    def test_in_csv_no_cell_is_run_and_excel_reads_vietnamese(self, client):
        for address, column in self.lists():
            content = b"".join(client.get(address, {"export": "csv"}).streaming_content)
            assert content.startswith(b"\xef\xbb\xbf")
            cells = {row[column] for row in csv.reader(StringIO(content.decode("utf-8-sig")))}
            assert {*(f"'{title}" for title in EVIL[:4]), TEXT} < cells, address
            assert not cells & set(EVIL), address

    def test_in_xlsx_every_text_is_text_as_it_was_written(self, client):
        for address, column in self.lists():
            content = b"".join(client.get(address, {"export": "xlsx"}).streaming_content)
            rows = list(load_workbook(BytesIO(content)).active.iter_rows(min_row=2))
            assert {*EVIL[:4], TEXT} <= {row[column].value for row in rows}, address
            assert {row[column].data_type for row in rows} <= {"s", "inlineStr"}, address

    def test_a_character_that_excel_knows_no_place_for_does_not_take_the_file_down(self, client):
        factories.ArticlePageFactory(title="Cầu\x0b mới", slug="cau-moi")
        content = b"".join(
            client.get(reverse("newsdesk_articles_report"), {"export": "xlsx"}).streaming_content
        )
        assert load_workbook(BytesIO(content)).active["B2"].value == "Cầu mới"
