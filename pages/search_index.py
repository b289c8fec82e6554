"""Wagtail's search in the database, whose index on SQLite is written by one writer at a time.

A saved picture or document is indexed twice at once: by the form, for its tags, and by the task its saving started.
The stock index looks whether there is an entry and then adds one; the second writer's entry would be refused, and
the upload end in an error.
"""

from django.db import connection, transaction
from modelsearch.backends import database


def SearchBackend(params):
    """Return the backend for the project's database; Wagtail finds it by this name."""
    backend = database.SearchBackend(params)
    if connection.vendor == "sqlite":
        backend.index_class = serialised(backend.index_class)
    return backend


def serialised(index_class):
    """Return ``index_class`` with its looking and adding in one transaction, which on SQLite lets no other write."""

    class SerialisedIndex(index_class):
        def add_items(self, model, objs):
            with transaction.atomic(using=self.write_connection.alias):
                super().add_items(model, objs)

    return SerialisedIndex
