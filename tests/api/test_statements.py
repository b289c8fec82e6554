"""Statements that PostgreSQL keeps outlive what happens to connections and tables; long lists are read by an index."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection, transaction

from api import delivery, listing, micro_cache
from api.models import ContentItem, ItemTerm
from api.statements import NOW, Query, earliest, moment
from tests import factories

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def article(db):
    return factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=factories.home_site()))


def calls(article) -> list[str]:
    return [
        "/api/v1/articles/",
        f"/api/v1/articles/{article.pk}/",
        "/api/v1/search/?q=khanh",
        "/api/v1/polls/",
    ]


def answers(client, article) -> list[bytes]:
    """Return answers that are made, and not kept ones, each asked for often enough to be prepared."""
    found = []
    for call in calls(article):
        for _ in range(3):
            micro_cache.forget()
            answer = client.get(call)
            assert answer.status_code == 200, answer.content
        found.append(answer.content)
    return found


def prepared() -> int:
    """Return how many statements PostgreSQL keeps for this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql")
        return cursor.fetchone()[0]


@pytest.fixture
def threshold(postgresql):
    """Return what sets after how many times a statement is prepared, as DATABASE_PREPARE does for a new connection."""
    before = connection.connection.prepare_threshold

    def put(value):
        connection.connection.prepare_threshold = value

    yield put
    if connection.connection:
        put(before)


def test_statements_are_prepared_once_for_a_connection(client, article, threshold):
    threshold(1)
    answers(client, article)
    kept = prepared()
    assert kept >= len(calls(article))
    answers(client, article)
    assert prepared() == kept


def test_without_prepared_statements_the_answers_are_the_same(client, article, threshold):
    threshold(1)
    with_them, kept = answers(client, article), prepared()
    threshold(None)
    assert answers(client, article) == with_them
    assert prepared() == kept


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_database_ended_is_made_anew(client, postgresql):
    article = factories.ArticlePageFactory(parent=factories.SectionPageFactory(parent=factories.home_site()))
    before = answers(client, article)
    ended = connection.connection.info.backend_pid
    end_backend(ended)
    assert answers(client, article) == before
    assert connection.connection.info.backend_pid != ended


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_no_statement_is_run_again(article, postgresql):
    """What the transaction wrote is gone with its connection: an answer on a new one would be another."""
    with pytest.raises(OperationalError):
        asked_after_the_end_of_the_connection()


@transaction.atomic
def asked_after_the_end_of_the_connection() -> None:
    end_backend(connection.connection.info.backend_pid)
    listing.articles({"limit": 20}, AT)


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_the_database_stops_is_not_run_again(article, postgresql):
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '20ms'")
    waits = Query()
    waits.sql = "SELECT pg_sleep(1)"
    with pytest.raises(OperationalError, match="statement timeout"):
        waits.fetch()
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


def end_backend(pid: int) -> None:
    """End another connection's process on the server."""
    other = connection.copy("other")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()


ITEMS = ContentItem._meta.db_table
CHANGES = {
    "a column is added": f"ALTER TABLE {ITEMS} ADD COLUMN more text DEFAULT 'x'",
    "a column is added to sites": "ALTER TABLE wagtailcore_site ADD COLUMN more integer",
    "a column that nobody reads is dropped": f"ALTER TABLE {ITEMS} DROP COLUMN revision",
    "a text may be longer": f"ALTER TABLE {ITEMS} ALTER COLUMN key TYPE varchar(300)",
    "a word may be longer": f"ALTER TABLE {ITEMS} ALTER COLUMN type TYPE text",
    "an index is dropped": "DROP INDEX newsdesk_item_newest",
}


@pytest.mark.parametrize("change", CHANGES)
def test_statements_that_are_kept_outlive_a_change_of_the_tables(client, article, threshold, change):
    threshold(1)
    before = answers(client, article)
    kept = prepared()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(CHANGES[change])
    assert answers(client, article) == before
    assert prepared() == kept


FIRST, MANY = 100_000, 5_000


@pytest.fixture
def long_list(article):
    """Put thousands of items beside an article, each older than the one before and every tenth an alias of that.

    All are of a section, half have a tag. Return the section's id.
    """
    stored = ContentItem.objects.get(key=f"page:{article.pk}")
    columns = {name: getattr(stored, name) for name in ("kind", "type", "site", "locale", "card", "version")}
    ContentItem.objects.bulk_create(
        ContentItem(
            **columns,
            key=f"page:{pk}",
            object_id=pk,
            path=f"/{pk}/",
            alias_of="" if pk % 10 else f"page:{pk - 1}",
            published_at=AT - timedelta(hours=pk),
        )
        for pk in range(FIRST, FIRST + MANY)
    )
    added = ContentItem.objects.filter(object_id__gte=FIRST)
    section = str(article.get_parent().pk)
    ItemTerm.objects.bulk_create(
        ItemTerm(item=item, kind=kind, value=value, published_at=item.published_at, object_id=item.object_id)
        for item in added.only("pk", "published_at", "object_id")
        for kind, value in [("section", section), *([("tag", "hiem")] if item.object_id % 20 > 8 else [])]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return int(section)


def steps(plan: dict) -> list[dict]:
    """Return every step of a plan of PostgreSQL."""
    return [plan, *(step for inner in plan.get("Plans", ()) for step in steps(inner))]


def explained(statement, values: dict) -> list[dict]:
    """Return the steps by which PostgreSQL reads a statement, in the plan it keeps for all values."""
    sql, names = statement.numbered
    numbers = ", ".join("%s" for _ in names)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"PREPARE explained AS {sql}".replace("%", "%%"))
        cursor.execute(
            f"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained ({numbers})",
            [{**statement.constants, **values}[name] for name in names],
        )
        found = cursor.fetchone()[0]
        cursor.execute("DEALLOCATE explained")
    return steps((json.loads(found) if isinstance(found, str) else found)[0]["Plan"])


@pytest.mark.parametrize(
    "filters",
    [{}, {"section"}, {"tag"}, {"section", "tag"}],
    ids=lambda names: "-".join(sorted(names)) or "all",
)
def test_a_deep_page_of_a_long_list_reads_a_range_of_an_index(postgresql, long_list, filters):
    deep = AT - timedelta(hours=FIRST + MANY - 500)
    values = {
        "host": None,
        "locale": None,
        "now": datetime.now(UTC),
        "one_more": 21,
        "before_at": deep,
        "before_id": FIRST + MANY - 500,
        "section": long_list,
        "tag": "hiem",
    }
    found = explained(listing.articles_statement(frozenset({*filters, "cursor"})), values)
    tables = (ITEMS, ItemTerm._meta.db_table)
    assert [s for s in found if s["Node Type"] == "Seq Scan" and s["Relation Name"] in tables] == []
    read = [s for s in found if s.get("Relation Name") in tables]
    rows = sum((s["Actual Rows"] + s.get("Rows Removed by Filter", 0)) * s["Actual Loops"] for s in read)
    assert rows < 400


@pytest.mark.django_db
def test_a_deep_page_continues_where_the_page_before_ends(client, long_list):
    seen, cursor = [], ""
    for _ in range(4):
        page = client.get(f"/api/v1/articles/?limit=50&tag=hiem{cursor}").json()
        seen += [card["url"] for card in page["items"]]
        cursor = f"&cursor={page['next_cursor']}"
    originals = ContentItem.objects.filter(terms__value="hiem", alias_of="")
    newest = originals.order_by("-published_at", "-object_id")
    assert seen == list(newest.values_list("path", flat=True)[:200])


def test_moments_are_read_alike_from_both_databases():
    texts = ["2026-11-24 10:00:00", "2026-11-24 10:00:00+00", "2026-11-24 17:00:00+07"]
    assert {moment(text) for text in texts} == {AT}
    assert moment(None) is moment("") is None
    assert earliest([None, AT + timedelta(1), AT]) == AT
    assert earliest([]) is None


def test_a_value_is_no_part_of_the_sql(db):
    hostile = "'; DROP TABLE x; --%s"
    query = Query.of(ContentItem.objects.public(NOW).filter(title=hostile).values_list("pk"))
    assert hostile not in query.sql
    assert query.fetch(now=AT) == []


def test_one_statement_is_written_once_for_all_values():
    assert delivery.page_statement("article") is delivery.page_statement("article")
    assert listing.articles_statement(frozenset({"tag"})) is listing.articles_statement(frozenset({"tag"}))


WITHOUT = """
import sys
sys.modules["psycopg"] = None
import django
django.setup()
import api.urls
from api.statements import psycopg
from django.test import Client
from django.core.management import call_command
call_command("migrate", verbosity=0)
assert psycopg is None
answer = Client().get("/api/v1/polls/")
assert answer.status_code == 200, answer.content
print("answered")
"""


def test_a_host_project_without_a_driver_of_postgresql_runs():
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings.test",
        "DATABASE_URL": "sqlite://:memory:",
    }
    run = subprocess.run([sys.executable, "-c", WITHOUT], env=environment, capture_output=True, text=True)
    assert run.stdout.strip().endswith("answered"), run.stderr
