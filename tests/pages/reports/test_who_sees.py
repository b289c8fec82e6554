"""Who finds which report in the menu is who may open it, its fragment and its files."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import reports_menu

from pages.admin.reports import REPORTS
from tests import factories

pytestmark = pytest.mark.django_db

SEEN = {
    "reporter": {"articles"},
    "editor": {"articles", "review-dates"},
    "approver": {"articles", "authors", "steps", "review-dates"},
    "banner_manager": set(),
    "administrator": {"articles", "authors", "steps", "review-dates"},
    "auditor": {"articles", "authors", "steps", "review-dates"},
}


@pytest.mark.parametrize("role", SEEN)
def test_a_role_finds_and_opens_its_reports_and_no_other(client, section, role):
    user = getattr(factories, role)()
    client.force_login(user)
    request = RequestFactory().get("/admin/")
    request.user = user
    offered = {item.name for item in reports_menu.menu_items_for_request(request)}
    for report in REPORTS:
        seen = report.slug in SEEN[role]
        assert (report.index_url_name in offered) is seen
        # The admin answers who may not with a way back to its first page.
        expected = 200 if seen else 302
        assert client.get(reverse(report.index_url_name)).status_code == expected, report.slug
        assert client.get(reverse(report.index_results_url_name)).status_code == expected, report.slug
        assert client.get(reverse(report.index_url_name), {"export": "csv"}).status_code == expected, (
            report.slug
        )
