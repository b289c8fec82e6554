"""What every list that leaves the admin as a file has in common, our reports and Wagtail's own alike.

Nothing in it is run as a formula (OWASP, "CSV Injection"), times are those of the officer, and Excel reads Vietnamese.
"""

import codecs
import re
from datetime import datetime

from django.utils import timezone
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# Where a spreadsheet takes a text for a formula: at its start, and after a semicolon, which separates cells for an
# Excel that writes decimals with a comma.
FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def connect() -> None:
    """Wrap the two methods of the mixin that every export of the admin goes through."""
    SpreadsheetExportMixin.preprocess_field_value = safe_values(SpreadsheetExportMixin.preprocess_field_value)
    SpreadsheetExportMixin.stream_csv = with_byte_order_mark(SpreadsheetExportMixin.stream_csv)


def safe_values(stock):
    def preprocess_field_value(view, field, value, export_format):
        value = stock(view, field, local(value), export_format)
        return safe(value, export_format) if isinstance(value, str) else value

    return preprocess_field_value


def local(value):
    """Return a moment as the clock of the current time zone shows it, and anything else as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value).replace(microsecond=0)
    return value


def safe(text: str, export_format: str) -> str:
    """Return a text that no spreadsheet runs; in XLSX a cell is marked as text, but not every character may stand."""
    if export_format == SpreadsheetExportMixin.FORMAT_XLSX:
        return ILLEGAL_CHARACTERS_RE.sub("", text)
    return FORMULA.sub(r"\1'", text)


def with_byte_order_mark(stock):
    """Excel takes a CSV file for one in UTF-8 only if it begins with the mark."""

    def stream_csv(view, queryset):
        yield codecs.BOM_UTF8
        yield from stock(view, queryset)

    return stream_csv
