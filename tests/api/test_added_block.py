"""A block that a project adds is in the form, the API, the search and the contract, with nothing else written.

Its TypeScript and its sample on the mock server: ``tests/clients/test_added_block.py``.
"""

import pytest
from django.urls import reverse
from openapi_schema_validator import OAS31Validator
from wagtail.test.utils.form_data import streamfield

from api.contract import document
from api.urls import CALLS
from blocks.body import BodyBlock
from blocks.registration import register_block
from pages.models import ArticlePage
from tests import factories
from tests.documented_block import VALUE
from tests.pages import editor_forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("timeline")]


@pytest.fixture
def article(client) -> ArticlePage:
    """An article that was written with the block in the editor's form, and published."""
    section = factories.SectionPageFactory(parent=factories.home_site())
    client.force_login(factories.superuser())
    add = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    assert '"timeline"' in client.get(add).content.decode().replace("&quot;", '"')
    entries = streamfield([("item", VALUE["entries"][0])])
    sent = client.post(add, editor_forms.article(body=[("timeline", {"entries": entries})]))
    assert sent.status_code == 302
    article = ArticlePage.objects.get()
    article.get_latest_revision().publish()
    return article


def test_what_the_form_took_is_what_readers_get_as_the_contract_says(client, article):
    shown = client.get(f"/api/v1/articles/{article.pk}/").json()
    assert [(block["type"], block["value"]) for block in shown["body"]] == [("timeline", VALUE)]
    contract = document(CALLS)
    assert contract["components"]["schemas"]["BodyBlock"]["discriminator"]["mapping"]["timeline"]
    schema = {"$ref": "#/components/schemas/TimelineBlock", "components": contract["components"]}
    OAS31Validator(schema).validate(shown["body"][0])


def test_its_words_are_found(client, article):
    found = client.get("/api/v1/search/", {"q": "khởi công"}).json()
    assert [item["id"] for item in found["items"]] == [article.pk]


def test_the_contract_shows_its_example_alone_and_in_an_article():
    contract = document(CALLS)
    assert contract["components"]["examples"]["TimelineBlock"]["value"]["value"] == VALUE
    answer = contract["paths"]["/api/v1/articles/{id}/"]["get"]["responses"]["200"]
    body = answer["content"]["application/json"]["examples"]["EveryBlock"]["value"]["body"]
    assert [block["type"] for block in body] == list(BodyBlock().child_blocks)


def test_no_block_is_added_twice():
    with pytest.raises(ValueError, match="timeline"):
        register_block(BodyBlock, "timeline", BodyBlock.base_blocks["timeline"])
