"""What is found wrong at start: settings without which the admin is half Vietnamese."""

import pytest
from django.core.checks import run_checks


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("LOCALE_PATHS", [], "newsdesk_pages.W001"),
        (
            "WAGTAILSEARCH_BACKENDS",
            {"default": {"BACKEND": "wagtail.search.backends.database"}},
            "newsdesk_pages.W002",
        ),
    ],
)
def test_a_setting_that_leaves_vietnamese_out_is_reported(settings, name, value, found):
    assert found not in [warning.id for warning in run_checks()]

    setattr(settings, name, value)

    assert found in [warning.id for warning in run_checks()]


def test_an_admin_without_vietnamese_needs_no_catalogues(settings):
    settings.LOCALE_PATHS, settings.LANGUAGES = [], [("en", "English")]

    assert "newsdesk_pages.W001" not in [warning.id for warning in run_checks()]
