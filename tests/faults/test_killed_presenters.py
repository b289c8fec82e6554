"""A presenter killed in the middle leaves nothing half written, and what it left undone is mended by one command."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page

from api.models import ContentItem, SearchEntry
from tests import factories

from .killing import kill_in_the_middle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("postgresql")]

ARTICLES = 17


@pytest.fixture
def section():
    section = factories.SectionPageFactory(parent=factories.home_site(), slug="kinh-te")
    for _ in range(ARTICLES):
        factories.ArticlePageFactory(parent=section)
    return section


def present(*options) -> str:
    out = StringIO()
    call_command("present", "--all", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_present_all_killed_in_the_middle_leaves_whole_items_and_is_run_again(section):
    ContentItem.objects.all().delete()
    kill_in_the_middle("present")
    pages = ContentItem.objects.filter(kind="page")
    assert 0 < pages.count() < ARTICLES
    assert SearchEntry.objects.count() == pages.count()
    assert not pages.filter(document="").exists()

    present("--repair")
    assert present("--check").endswith(" 0 differ.\n")
    assert pages.count() == ARTICLES + 2


def test_a_move_killed_in_the_middle_has_not_happened(section):
    target = factories.SectionPageFactory(parent=section.get_parent(), slug="xa-hoi")
    before = list(ContentItem.objects.order_by("key").values_list("key", "path", "tree_path", "version"))
    kill_in_the_middle("move", section.pk, target.pk)
    assert Page.objects.get(pk=section.pk).path == section.path
    assert (
        list(ContentItem.objects.order_by("key").values_list("key", "path", "tree_path", "version")) == before
    )
    assert present("--check").endswith(" 0 differ.\n")

    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=target.pk), "last-child")
    assert present("--check").endswith(" 0 differ.\n")
