"""Many copies of the templates, each with words, dates and numbers of its own, written by PostgreSQL's COPY."""

import re
import uuid
from collections import defaultdict
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import connection

from .names import FIRST_COPY
from .templates import (
    FIRST_PAGE,
    LENGTHS,
    MOMENT,
    TEMPLATES,
    Table,
    Template,
)
from .words import COMMON, RARE, Vocabulary, Words, phrase

# The oldest stand in the sparse section.
SPARSE = 25
CHUNK = 1000
INDEX = "wagtailsearch_indexentry"
NEWEST = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
ZONE = MOMENT.tzinfo
TEXT_OF_MOMENT = MOMENT.isoformat()
SIGNS = re.compile(rf"([Đđd])o[ạa]n(\d+)x|{FIRST_PAGE // 1000}(\d{{3}})|{re.escape(TEXT_OF_MOMENT)}")
STEP_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Copy:
    """The ``number``-th article of ``total``, the oldest first."""

    def __init__(self, number: int, total: int, template: Template, texts: list[Words], place: str):
        self.number, self.texts = number, texts
        self.date = NEWEST - timedelta(minutes=total - number)
        self.exact = {
            template.item: FIRST_COPY + number,
            template.version: FIRST_COPY + number,
            template.tree_path: place,
            template.translation_key: uuid.uuid4(),
            MOMENT: self.date,
        }

    def value(self, value):
        """Return what stands where the template has ``value``."""
        if isinstance(value, str):
            return self.exact.get(value) or SIGNS.sub(self.replaced, value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if type(value) is int and FIRST_PAGE <= value <= FIRST_PAGE + TEMPLATES:
            return FIRST_COPY + nearest(value - FIRST_PAGE, self.number)
        return self.exact.get(value, value)

    def replaced(self, found: re.Match) -> str:
        form, place, page = found.groups()
        if page:
            return str(FIRST_COPY + nearest(int(page), self.number))
        if not place:
            return self.date.astimezone(ZONE).isoformat()
        words = self.texts[int(place)]
        return {"Đ": words.shown, "đ": words.written, "d": words.folded}[form]


def template_of(number: int) -> int:
    """Return which template an article is a copy of."""
    return TEMPLATES if number < SPARSE else number % TEMPLATES


def nearest(template: int, number: int) -> int:
    """Return the newest copy of a template that is not newer than the article; the oldest, if all are newer."""
    if template_of(number) == template:
        return number
    found = number - (number - template) % TEMPLATES
    while found < SPARSE:
        found += TEMPLATES
    return found


def texts_of(number: int, vocabulary: Vocabulary) -> list[Words]:
    special = [COMMON] * (number % 10 == 0) + [RARE] * (number % 1000 == 7)
    texts = [vocabulary.words(length) for length in LENGTHS]
    return [*texts, phrase(" ".join(special) or "xã")]


def step(number: int) -> str:
    """Return a place among siblings as the tree of pages writes it."""
    digits = ""
    for _ in range(4):
        number, digit = divmod(number, len(STEP_CHARACTERS))
        digits = STEP_CHARACTERS[digit] + digits
    return digits


def write(templates: list[Template], total: int) -> None:
    """Write ``total`` copies. Stock Wagtail's index takes as long as all the rest: it is written beside it."""
    vocabulary, siblings = Vocabulary(total), defaultdict(int)
    with ThreadPoolExecutor(1) as beside:
        for start in range(0, total, CHUNK):
            rows = defaultdict(list)
            for number in range(start, min(start + CHUNK, total)):
                template = templates[template_of(number)]
                siblings[template.section] += 1
                place = template.tree_path[:-4] + step(siblings[template.section])
                copy = Copy(number, total, template, texts_of(number, vocabulary), place)
                collect(copy, template.tables, rows)
            send(rows, beside)
        beside.submit(lambda: connection.close())  # the connection of that thread
    with connection.cursor() as cursor:
        update = "UPDATE wagtailcore_page SET numchild = %s WHERE id = %s"
        cursor.executemany(update, [(many, section) for section, many in siblings.items()])


def collect(copy: Copy, tables: list[Table], rows: dict) -> None:
    for table in tables:
        copied = [[copy.value(value) for value in row] for row in table.rows]
        rows[table.name, table.columns] += copied


def send(rows: dict, beside: Executor) -> None:
    indexed = [beside.submit(copy, *table, rows[table]) for table in rows if table[0] == INDEX]
    for table in rows:
        if table[0] != INDEX:
            copy(*table, rows[table])
    for future in indexed:
        future.result()


def copy(table: str, columns: tuple[str, ...], rows: list) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as pipe,
    ):
        for row in rows:
            pipe.write_row(row)
