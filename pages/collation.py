"""Lists in Vietnamese order: a, ă, â, b, c, d, đ …, and people by their given name, which stands last.

PostgreSQL sorts with ICU's rules for Vietnamese, whatever the collation of the database. SQLite has no such rules and
is given the same order as a function.
"""

import unicodedata

from django.db.backends.signals import connection_created
from django.db.models import CharField, Expression, F, Func, OrderBy, TextField, Value
from django.db.models.functions import Concat, Trim

ICU_COLLATION = "vi-x-icu"
SORT_KEY, LAST_WORD = "newsdesk_sort_key", "newsdesk_last_word"

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries, after the word without a mark."""

PLACES = {letter: chr(ord("a") + place) for place, letter in enumerate(ALPHABET)}


class InOrder(Func):
    """A text as Vietnamese put it in order."""

    arity = 1
    function = SORT_KEY
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template=f'(%(expressions)s) COLLATE "{ICU_COLLATION}"', **context
        )


class LastWord(Func):
    """The last word of a name."""

    arity = 1
    function = LAST_WORD
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        template = r"regexp_replace(%(expressions)s, '^.*\s', '')"
        return self.as_sql(compiler, connection, template=template, **context)


def alphabetical(field: str) -> list[OrderBy]:
    """Return what ``order_by`` takes to order by a text field: ``-title`` is the other way around."""
    return directed([InOrder(F(field.removeprefix("-")))], field)


def by_last_word(field: str) -> list[OrderBy]:
    """Return what ``order_by`` takes to order people by a field with whole names: by given name, then by the rest."""
    return directed(keys_of_a_name(F(field.removeprefix("-"))), field)


def keys_of_a_name(name: Expression) -> list[Expression]:
    """Return what puts people in order, first things first, from an expression of their whole name."""
    return [InOrder(LastWord(name)), InOrder(name)]


def keys_of_an_account(model) -> list[Expression]:
    """Return what puts accounts in order; a user model without first and last names, by what it logs in with."""
    fields = {field.name for field in model._meta.concrete_fields}
    if fields.issuperset({"first_name", "last_name"}):
        return keys_of_a_name(Trim(Concat("first_name", Value(" "), "last_name")))
    return [F(model.USERNAME_FIELD)]


def directed(keys: list[Expression], ordering: str) -> list[OrderBy]:
    """Return the keys in the direction of an ordering, which a minus turns around; what is empty comes last."""
    backwards = ordering.startswith("-")
    return [key.desc(nulls_last=True) if backwards else key.asc(nulls_last=True) for key in keys]


class VietnameseOrderMixin:
    """A listing that puts texts in Vietnamese order, and people, in ``names``, by their given names."""

    names: tuple[str, ...] = ()
    ordering: object

    def order_queryset(self, queryset):
        field = self.text_ordered_by(queryset.model)
        if self.is_searching or not field:
            return super().order_queryset(queryset)
        by = by_last_word if field.removeprefix("-") in self.names else alphabetical
        return queryset.order_by(*by(field), "pk")

    def text_ordered_by(self, model) -> str:
        """Return the ordering if it is by a text field of the model, else nothing."""
        texts = {
            field.name for field in model._meta.concrete_fields if isinstance(field, CharField | TextField)
        }
        ordering = self.ordering if isinstance(self.ordering, str) else ""
        return ordering if ordering.removeprefix("-") in texts else ""


def sort_key(text: str | None) -> str | None:
    """Return what puts texts in Vietnamese order when compared: by letters, then tones, then small letters first."""
    if text is None:
        return None
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char.lower())
        tone = next((mark for mark in marks if mark in TONES), "")
        letter = unicodedata.normalize("NFC", marks.replace(tone, "", 1)) if tone else char.lower()
        letters.append(PLACES.get(letter, letter))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return "\0".join(["".join(letters), "".join(tones), text.swapcase()])


def last_word(name: str | None) -> str | None:
    """Return the last word of a name, which for Vietnamese is the given name."""
    return name and name.split()[-1] if name and name.strip() else name


def connect() -> None:
    """Give every connection to SQLite the functions of this module."""
    connection_created.connect(teach, dispatch_uid="newsdesk_collation")


def teach(sender, connection, **kwargs) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(SORT_KEY, 1, sort_key, deterministic=True)
        connection.connection.create_function(LAST_WORD, 1, last_word, deterministic=True)
