"""What many tests of the desk begin with; one that needs it otherwise says so itself."""

import pytest

from tests import factories

from .deciding import handed_in


@pytest.fixture
def section():
    factories.newsroom()
    return factories.SectionPageFactory(parent=factories.home_site())


@pytest.fixture
def reporter(section):
    return factories.reporter()


@pytest.fixture
def article(section, reporter):
    """A draft that its reporter handed in."""
    article = factories.ArticlePageFactory(parent=section, live=False, owner=reporter)
    return handed_in(article, reporter)
