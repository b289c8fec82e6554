"""Statements of SQL that are written once, from querysets, and run many times.

Building a queryset and its SQL costs a multiple of running it. A ``Statement`` joins several *arms*, each a queryset
over the content items whose open values are ``Named``, into one query. Every queryset starts with ``public()``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db import OperationalError, connection, models
from django.db.models import Expression, F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime

try:
    import psycopg
except ImportError:  # a host project on SQLite has no driver of PostgreSQL
    psycopg = None  # type: ignore[assignment]

# A driver reads a moment many times slower than a text, and few are looked at.
MOMENTS = {name: Cast(name, models.TextField()) for name in ("published_at", "visible_until")}
NAME = re.compile(r"%\((\w+)\)s")
# What may stand in SQL as it is: the planner sees it, and nobody sends it with every request.
PLAIN = re.compile(r"[a-z_]*")


class Named(Expression):
    """A value that is given when the statement runs."""

    def __init__(self, name: str, output_field: models.Field | None = None):
        super().__init__(output_field=output_field or models.TextField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", (self,)


NOW = Named("now", models.DateTimeField())


class Row(NamedTuple):
    """An item as one arm of a statement found it. Moments are texts, which ``moment`` reads."""

    arm: str
    pk: int
    version: int
    key: str
    type: str
    object_id: int
    site: int | None
    locale: str
    title: str
    path: str
    canonical_url: str
    tree_path: str
    destination: str
    sort_order: int
    published_at: str | None
    visible_until: str | None
    text: str
    aside: str

    @property
    def card(self) -> str:
        return self.text


# The columns of a row, after the name of its arm; ``text`` is what the arm says: document, card or aside.
COLUMNS = Row._fields[1:]
NAMES = ", ".join(COLUMNS)


def nothing_as(kind: Any) -> str:
    """Return the SQL for a column of a row that has nothing to say in it."""
    if kind is str:
        return "''"
    return "CAST(NULL AS text)" if kind == str | None else "0"


BLANK = {name: nothing_as(Row.__annotations__[name]) for name in COLUMNS}
NOTHING = RawSQL(BLANK["text"], ())


class Arm(NamedTuple):
    """A part of a statement: the rows of a queryset, with one of their texts.

    ``instead`` gives expressions for columns that are something else here, ``limit`` names the value that says how
    many.
    """

    items: QuerySet
    text: str = "card"
    aside: bool = False
    instead: dict[str, Any] = {}
    limit: str = ""

    def columns(self) -> QuerySet:
        texts = {
            "text": F(self.text) if self.text else NOTHING,
            "aside": F("aside") if self.aside else NOTHING,
        }
        columns = {**MOMENTS, **texts, **self.instead}
        return self.items.values_list(*(columns.get(name, name) for name in COLUMNS))


class Written(NamedTuple):
    """A part of a statement as SQL, which gives the columns of a row."""

    sql: str


class Query:
    """SQL with named values, written from querysets once."""

    def __init__(self) -> None:
        self.sql = ""
        self.constants: dict[str, Any] = {}

    @classmethod
    def of(cls, queryset: QuerySet) -> "Query":
        query = cls()
        query.sql = query.with_names("value", queryset)
        return query

    def with_names(self, part: str, queryset: QuerySet) -> str:
        """Return a queryset's SQL in which every value has a name, or is written out if it is a plain word."""
        sql, values = queryset.query.get_compiler(connection=connection).as_sql()
        written = iter([self.written_value(f"{part}_{number}", value) for number, value in enumerate(values)])
        return re.sub("%s", lambda _: next(written), sql)

    def written_value(self, name: str, value) -> str:
        if isinstance(value, Named):
            return f"%({value.name})s"
        if isinstance(value, str) and PLAIN.fullmatch(value):
            return f"'{value}'"
        self.constants[name] = value
        return f"%({name})s"

    def fetch(self, **given) -> list[tuple]:
        """Return what the database answers for the given values."""
        values = {**self.constants, **given}
        if psycopg and connection.vendor == "postgresql" and not connection.queries_logged:
            return self.fetch_prepared(values)
        adapted = {name: adapted_value(values[name]) for name in NAME.findall(self.sql)}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, adapted)
            return cursor.fetchall()

    def fetch_prepared(self, values: dict[str, Any]) -> list[tuple]:
        """Run the query as PostgreSQL keeps it: planned once for a connection, if the settings let it prepare.

        A connection that the database has ended since the last request is noticed by the query itself, which then runs
        on a new one: to ask before, as Django does, takes a sixth of the time of an answer.
        """
        connection.ensure_connection()
        try:
            rows = self.fetch_raw(values)
        except OperationalError:
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()
            connection.ensure_connection()
            rows = self.fetch_raw(values)
        connection.health_check_done = True
        return rows

    def fetch_raw(self, values: dict[str, Any]) -> list[tuple]:
        sql, names = self.numbered
        with connection.wrap_database_errors, psycopg.RawCursor(connection.connection) as cursor:
            cursor.execute(sql, [values[name] for name in names])
            return cursor.fetchall()

    @cached_property
    def numbered(self) -> tuple[str, list[str]]:
        """The query with PostgreSQL's own ``$1``, ``$2`` …, and the name of each."""
        names = list(dict.fromkeys(NAME.findall(self.sql)))
        sql = NAME.sub(lambda name: f"${names.index(name[1]) + 1}", self.sql)
        return sql.replace("%%", "%"), names


class Statement(Query):
    """Arms that are read together, in one query.

    ``before`` are querysets that arms look at by name, each with the names of its columns and, maybe, SQL to end it
    with.
    """

    def __init__(self, arms: Mapping[str, Arm | Written], before: dict[str, tuple] | None = None):
        super().__init__()
        common = [
            f"{name} ({columns}) AS ({self.with_names(name, items)} {' '.join(limit)})"
            for name, (columns, items, *limit) in (before or {}).items()
        ]
        common += [f"{name} ({NAMES}) AS ({self.written_arm(name, arm)})" for name, arm in arms.items()]
        rows = " UNION ALL ".join(f"SELECT '{name}' AS arm, {name}.* FROM {name}" for name in arms)
        self.sql = f"WITH {', '.join(common)} {rows}"

    def written_arm(self, name: str, arm: Arm | Written) -> str:
        if isinstance(arm, Written):
            return arm.sql
        sql = self.with_names(name, arm.columns())
        return f"{sql} LIMIT %({arm.limit})s" if arm.limit else sql

    def run(self, **values) -> list[Row]:
        """Return the rows for the given values."""
        return list(map(Row._make, self.fetch(**values)))


def adapted_value(value):
    """Return a value as the database's driver takes it: SQLite knows no moments, lists or UUIDs."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if connection.vendor == "postgresql":
        return value
    if isinstance(value, list):
        return json.dumps(value)
    return value.hex if isinstance(value, UUID) else value


def moment(text: str | None) -> datetime | None:
    """Return a moment of a row. SQLite keeps it in UTC and does not say so."""
    read = parse_datetime(text) if text else None
    return read.replace(tzinfo=UTC) if read and read.tzinfo is None else read


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the earliest of some moments; None if there is none."""
    return min(filter(None, moments), default=None)
