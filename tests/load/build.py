"""Build portals of many articles, each in a database of its own: ``python -m tests.load.build 1000 20000``.

The product writes a seed (what stands around the articles) into the database that the environment names, and
templates of articles, whose rows are then multiplied in copies of the seed. A sample of each is compared with what
the product would write.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import django

from . import databases, names

SAMPLE = 12
# The tables that grow: index their words once, when all are there.
WORD_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%USING gin%'"
# What stock Wagtail's index holds, from the texts that stand beside it.
VECTORS = """
CREATE FUNCTION bench_vectors() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.title := setweight(to_tsvector(NEW.title_text), 'B');
    NEW.autocomplete := to_tsvector('simple', NEW.title_text);
    NEW.body := to_tsvector(NEW.body_text);
    RETURN NEW;
END $$;
CREATE TRIGGER bench_vectors BEFORE INSERT ON wagtailsearch_indexentry
    FOR EACH ROW EXECUTE FUNCTION bench_vectors();
"""
NO_VECTORS = "DROP FUNCTION bench_vectors() CASCADE"
SEQUENCES = """
SELECT setval('wagtailcore_page_id_seq', (SELECT max(id) FROM wagtailcore_page));
SELECT setval('newsdesk_api_contentitem_id_seq', (SELECT max(id) FROM newsdesk_api_contentitem));
UPDATE newsdesk_api_versioncounter SET value = (SELECT max(version) FROM newsdesk_api_contentitem);
"""


def build(sizes: list[int]) -> None:
    from django.core.management import call_command

    from .portal import Portal

    databases.create(databases.SEED)
    with step("tables"):
        call_command("migrate", verbosity=0)
    with step("templates"):
        templates = written(Portal())
    for size in sizes:
        grow(size, templates)
    use("postgres")
    databases.drop(databases.SEED)


def grow(size: int, templates: list) -> None:
    """Build a portal; its database gets its name when all is there."""
    from . import copies

    unfinished = f"{databases.name(size)}_unfinished"
    use("postgres")
    databases.create(unfinished, databases.SEED)
    use(unfinished)
    with without_word_indexes(), step(f"{size} articles"):
        copies.write(templates, size)
    with step("statistics"):
        run(SEQUENCES, "VACUUM ANALYZE")
    with step("comparison of a sample"):
        compare(size)
    use("postgres")
    databases.drop(databases.name(size))
    databases.sign(unfinished)
    databases.rename(unfinished, databases.name(size))


def use(database: str) -> None:
    """Let Django speak with another database."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = database


@contextmanager
def step(name: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    print(f"  {name}: {time.monotonic() - started:.0f} s", flush=True)


def run(*statements: str) -> list:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def written(portal) -> list:
    """Return the templates; they are read inside a transaction that is undone."""
    from django.db import transaction

    from . import templates

    with transaction.atomic():
        templates.mark_numbers()
        articles = [templates.write(number, portal) for number in range(templates.TEMPLATES + 1)]
        read = [templates.read(article) for article in articles]
        transaction.set_rollback(True)
    return read


@contextmanager
def without_word_indexes() -> Iterator[None]:
    indexes = run(WORD_INDEXES)
    run(*(f"DROP INDEX {name}" for name, _ in indexes), VECTORS)
    yield
    with step("indexes of words"):
        run(NO_VECTORS, *(definition for _, definition in indexes))


def compare(total: int) -> None:
    """Raise CommandError if what was multiplied is not what the product would write."""
    from django.core.management import call_command

    for number in range(0, total, max(1, total // SAMPLE)):
        call_command(
            "present", page=names.FIRST_COPY + number, check=True, stdout=StringIO(), stderr=StringIO()
        )


if __name__ == "__main__":
    django.setup()
    build([int(size) for size in sys.argv[1:]])
