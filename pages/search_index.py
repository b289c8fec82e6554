"""Wagtail's search in the database, for Vietnamese: what is indexed and what is looked up both lose their marks.

So every listing, chooser and bulk action of the admin finds pages, pictures, documents and snippets however their
words are typed: with marks or without, composed or decomposed, *hòa* or *hoà*.

On SQLite the index is also written by one writer at a time. A saved picture or document is indexed twice at once: by
the form, for its tags, and by the task its saving started. The stock index looks whether there is an entry and then
adds one; the second writer's entry would be refused, and the upload end in an error.
"""

import copy
from contextlib import nullcontext

from django.db import connection, transaction
from modelsearch.backends import database
from wagtail.search import index
from wagtail.search.query import SearchQuery

from .folding import fold

# What of Wagtail's query objects is looked up, or holds what is.
WORDS_OF_A_QUERY = ("query_string", "subquery", "subqueries")


def SearchBackend(params):
    """Return the backend for the project's database; Wagtail finds it by this name."""
    stock = type(database.SearchBackend(params))
    kind = type(stock.__name__, (FoldedQueries, stock), {"index_class": folded_index(stock.index_class)})
    return kind(params)


class FoldedQueries:
    """A search backend that folds what it looks up."""

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        return super()._search(query_compiler_class, folded(query), model_or_queryset, **kwargs)


def folded(query):
    """Return a query, a string or one of Wagtail's query objects, in the form in which texts are indexed."""
    if isinstance(query, str):
        return fold(query)
    if isinstance(query, list | tuple):
        return [folded(part) for part in query]
    if not isinstance(query, SearchQuery):
        return query
    twin = copy.copy(query)
    vars(twin).update(
        {name: folded(value) for name, value in vars(query).items() if name in WORDS_OF_A_QUERY}
    )
    return twin


def folded_index(index_class):
    """Return ``index_class`` with its texts folded, and on SQLite with its looking and adding in one transaction."""

    class FoldedIndex(index_class):
        def add_items(self, model, objs):
            alone = connection.vendor == "sqlite"
            with transaction.atomic(using=self.write_connection.alias) if alone else nullcontext():
                super().add_items(model, [FoldedObject(obj) for obj in objs])

    return FoldedIndex


class FoldedObject:
    """An object as the index reads it: every text of its search fields without marks."""

    def __init__(self, obj):
        self._obj = obj

    @property
    def __class__(self):
        """Return the object's class, by which its fields find themselves."""
        return self._obj.__class__

    def __getattr__(self, name):
        return getattr(self._obj, name)

    def get_search_fields(self):
        return [folded_field(field) for field in self._obj.get_search_fields()]


def folded_field(field):
    """Return a search field whose texts are folded; fields that filter give the values they have."""
    if isinstance(field, index.RelatedFields):
        return index.RelatedFields(field.field_name, [folded_field(each) for each in field.fields])
    if not isinstance(field, index.SearchField | index.AutocompleteField):
        return field
    twin = copy.copy(field)
    twin.get_value = lambda obj: folded_value(field.get_value(obj))
    return twin


def folded_value(value):
    """Return a field's value folded: a text, or every text of a list or dictionary."""
    if isinstance(value, list | tuple):
        return [folded_value(part) for part in value]
    if isinstance(value, dict):
        return {key: folded_value(part) for key, part in value.items()}
    return fold(str(value))
