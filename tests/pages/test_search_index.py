"""How the search index is written."""

import pytest
from django.db import connection
from wagtail.documents import get_document_model
from wagtail.search.backends import get_search_backend

from tests import factories


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL's index adds or replaces in one statement."
)
@pytest.mark.django_db(transaction=True)
def test_looking_for_an_entry_and_adding_one_are_one_transaction(monkeypatch):
    document = factories.DocumentFactory()
    backend = get_search_backend()
    index = backend.get_index_for_object(document)
    inside = []
    refresh = type(index)._refresh_title_norms
    monkeypatch.setattr(
        type(index),
        "_refresh_title_norms",
        lambda self, *args: inside.append(connection.in_atomic_block) or refresh(self, *args),
    )
    index.add_items(get_document_model(), [document])

    assert inside == [True]
