"""The benchmark's databases: one of each size, and the one they are copied from while they are built."""

import os

import psycopg

ADMIN_URL = os.environ.get("POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SEED = "newsdesk_bench_seed"


def name(size: int) -> str:
    return f"newsdesk_bench_{size}"


def url(database: str) -> str:
    return f"{ADMIN_URL.rsplit('/', 1)[0]}/{database}"


def command(statement: str) -> None:
    with psycopg.connect(ADMIN_URL, autocommit=True) as connection:
        connection.execute(statement)


def create(database: str, source: str = "template1") -> None:
    """Make a database like another, in the place of one that has its name."""
    drop(database)
    command(f"CREATE DATABASE {database} TEMPLATE {source}")


def drop(database: str) -> None:
    command(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def rename(old: str, new: str) -> None:
    command(f"ALTER DATABASE {old} RENAME TO {new}")


def exists(database: str) -> bool:
    with psycopg.connect(ADMIN_URL) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone())


def rows(database: str, statement: str, *values) -> list[tuple]:
    """Run one statement, and return what it gives."""
    with psycopg.connect(url(database), autocommit=True) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
