"""What many tests of the desk begin with; one that needs it otherwise says so itself."""

from copy import deepcopy

import pytest

from tests import factories

from .deciding import handed_in


def newsroom_with_section():
    factories.newsroom()
    return factories.SectionPageFactory(parent=factories.home_site())


@pytest.fixture(scope="module")
def kept_section(kept):
    return kept(newsroom_with_section)


@pytest.fixture
def section(kept_section):
    return deepcopy(kept_section)


@pytest.fixture
def reporter(section):
    return factories.reporter()


@pytest.fixture
def article(section, reporter):
    """A draft that its reporter handed in."""
    article = factories.ArticlePageFactory(parent=section, live=False, owner=reporter)
    return handed_in(article, reporter)
