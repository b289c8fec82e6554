"""The list of polls."""

import pytest

from pages.models import Poll
from tests import factories

pytestmark = pytest.mark.django_db

URL = "/api/v1/polls/"


@pytest.fixture(autouse=True)
def site():
    return factories.home_site()


def test_polls_that_an_import_left_without_a_date_are_dated_and_paged(client):
    for question in ("Một?", "Hai?", "Ba?"):
        Poll.objects.create(question=question, locale=factories.locale(), live=True)
    first = client.get(URL, {"limit": 2}).json()
    second = client.get(URL, {"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [poll["question"] for poll in first["items"] + second["items"]] == ["Ba?", "Hai?", "Một?"]
