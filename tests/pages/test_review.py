"""The steps of the workflow, taken with the buttons of the editing form."""

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import querydict_from_html

from pages.models import ArticlePage, Banner, LinkGroup, Poll, VideoClip
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db

MAKERS = {
    Poll: factories.PollFactory,
    Banner: factories.BannerFactory,
    LinkGroup: factories.LinkGroupFactory,
    VideoClip: factories.VideoClipFactory,
}
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


def submitted(thing):
    """Return ``thing`` as a draft handed in for review."""
    submitter = factories.banner_manager()
    thing.save_revision(user=submitter)
    thing.get_workflow().start(thing, submitter)
    return thing


def approve(client, url: str, user) -> None:
    """Open the form at ``url`` and press the button that approves."""
    client.force_login(user)
    form = WagtailTestUtils.get_soup(client.get(url).content).find("form", attrs={"data-edit-form": True})
    assert client.post(url, {**querydict_from_html(str(form)).dict(), **APPROVE}).status_code == 302


@pytest.fixture
def home():
    factories.newsroom()
    return factories.home_site()


@pytest.mark.parametrize("model", MAKERS)
def test_a_snippet_goes_from_review_to_approval_to_the_public(client, home, model):
    thing = submitted(MAKERS[model](live=False))
    url = reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(thing.pk)])

    approve(client, url, factories.editor())
    thing = model.objects.get()
    assert not thing.live
    assert thing.current_workflow_task.specific._meta.model_name == "approvaltask"

    approve(client, url, factories.approver())
    assert model.objects.get().live


def test_an_editor_changes_an_article_and_passes_it_on_in_one_go(client, home):
    article = submitted(factories.ArticlePageFactory(parent=home, live=False))
    client.force_login(factories.editor())
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.post(url, {**editor_forms.article(title="Tiêu đề đã sửa", slug=article.slug), **APPROVE})

    article = ArticlePage.objects.get()
    assert article.get_latest_revision_as_object().title == "Tiêu đề đã sửa"
    assert article.current_workflow_task.specific._meta.model_name == "approvaltask"
