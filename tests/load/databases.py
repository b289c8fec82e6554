"""The benchmark's databases: one of each size, and the one they are copied from while they are built."""

import hashlib
import os
from pathlib import Path

import psycopg

ADMIN_URL = os.environ.get("POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SEED = "newsdesk_bench_seed"
BUILDERS = (
    "*/migrations/*.py",
    "api/presentation.py",
    "api/serializers/*.py",
    *(f"tests/load/{name}.py" for name in ("portal", "templates", "copies", "words")),
)


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


def sign(database: str) -> None:
    """Note by which code a database was built."""
    command(f"COMMENT ON DATABASE {database} IS '{code()}'")


def is_usable(database: str) -> bool:
    """Return whether a database is there, and was built by the code that would build it now."""
    statement = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(ADMIN_URL) as connection:
        found = connection.execute(statement, [database]).fetchone()
    return bool(found) and found[0] == code()


def code() -> str:
    """Return a digest of what decides what stands in a portal."""
    files = sorted(file for pattern in BUILDERS for file in Path().glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def rows(database: str, statement: str, *values) -> list[tuple]:
    """Run one statement, and return what it gives."""
    with psycopg.connect(url(database), autocommit=True) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
