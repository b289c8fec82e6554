import pytest
from wagtail.models import WorkflowPage

from api import presentation
from pages.models import ArticlePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(monkeypatch):
    """A draft the website cannot show, which no workflow keeps from being published."""
    WorkflowPage.objects.all().delete()
    draft = factories.ArticlePageFactory(parent=factories.home_site(), live=False)
    draft.save_revision()

    def fail(*args):
        raise ValueError("no such look")

    monkeypatch.setattr(presentation, "described_page", fail)
    return draft


@pytest.mark.parametrize(
    ("came_from", "led_to"),
    [
        ("http://testserver/admin/pages/3/", "http://testserver/admin/pages/3/"),
        ("https://elsewhere.example/", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_an_officer_reads_why_nothing_was_published(client, draft, came_from, led_to):
    client.force_login(factories.superuser())
    address = f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}"
    response = client.post(address, HTTP_REFERER=came_from)
    assert (response.status_code, response["Location"]) == (302, led_to)
    assert not ArticlePage.objects.get(pk=draft.pk).live
    page = client.get("/admin/")
    assert f"page:{draft.pk}" in page.content.decode()
    assert "no such look" not in page.content.decode()
