import pytest
from django.urls import reverse

from cms.first_steps import steps_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "count"),
    [("reporter", 4), ("editor", 4), ("banner_manager", 4), ("administrator", 5), ("auditor", 2)],
)
def test_the_dashboard_offers_what_a_role_may_do(client, role, count):
    factories.newsroom()
    user = getattr(factories, role)()
    client.force_login(user)
    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert len(steps_of(user)) == count
    for step in steps_of(user):
        assert f'href="{step.url}"' in page
        assert client.get(step.url).status_code in (200, 302)


def test_the_log_in_page_names_the_newsroom(client, settings):
    settings.LANGUAGE_CODE = "en"
    page = client.get(reverse("wagtailadmin_login")).content.decode()

    assert "Sign in to Wagtail" not in page
