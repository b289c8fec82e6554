"""What many tests of the API begin with; one that needs it otherwise says so itself."""

import pytest

from tests import factories


@pytest.fixture
def home():
    return factories.home_site()


@pytest.fixture
def section(home):
    return factories.SectionPageFactory(parent=home)
