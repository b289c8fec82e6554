"""Dates, times and numbers as they are written in Viet Nam."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.timesince import timesince
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from pages.models import ArticlePage
from tests import factories

LANGUAGES = ["vi", "en"]
MOMENT = datetime(2026, 11, 28, 17, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_is_the_day_the_month_the_year_and_the_time_in_viet_nam(language):
    with override(language):
        assert date_format(timezone.localtime(MOMENT), "DATETIME_FORMAT") == "29/11/2026 00:05"
        assert date_format(timezone.localtime(MOMENT), "SHORT_DATETIME_FORMAT") == "29/11/2026 00:05"
        assert date_format(date(2026, 2, 9)) == "09/02/2026"


def test_numbers_have_points_between_thousands_and_a_comma_before_fractions():
    with override("vi"):
        assert number_format(1234567.8) == "1.234.567,8"
        assert forms.DecimalField(localize=True).clean("1.234.567,8") == Decimal("1234567.8")
    with override("en"):
        assert number_format(1234567.8) == "1,234,567.8"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("widget", [AdminDateInput, AdminDateTimeInput])
def test_the_calendar_begins_with_monday_and_writes_what_the_form_reads(language, widget):
    with override(language):
        config = widget().get_config()

    assert config["dayOfWeekStart"] == 1
    assert config["format"] == ("d/m/Y" if widget is AdminDateInput else "d/m/Y H:i")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["29/11/2026 00:05", "2026-11-29 00:05"])
def test_what_is_typed_is_a_time_in_viet_nam(language, typed):
    with override(language):
        assert forms.DateTimeField().clean(typed) == MOMENT


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=1), "1 phút"),
        (timedelta(hours=5, minutes=3), "5 giờ, 3 phút"),
        (timedelta(days=9), "1 tuần, 2 ngày"),
        (timedelta(days=400), "1 năm, 1 tháng"),
    ],
)
def test_how_long_ago_is_said_in_vietnamese(ago, said):
    with override("vi"):
        assert timesince(timezone.now() - ago).replace("\xa0", " ") == said


def test_a_listing_says_in_vietnamese_when_a_page_was_saved(client, db):
    factories.newsroom()
    section = factories.SectionPageFactory()
    article = factories.ArticlePageFactory(parent=section)
    article.save_revision()
    ArticlePage.objects.update(latest_revision_created_at=timezone.now() - timedelta(minutes=5))
    client.force_login(factories.superuser())

    listing = client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert "5 phút trước" in listing.replace("\xa0", " ")
    assert "ago" not in listing


def test_no_officer_can_choose_another_time_zone(client, db):
    client.force_login(factories.superuser())

    assert "time_zone" not in client.get(reverse("wagtailadmin_account")).content.decode()
