"""Run a command with DATABASE_URL set to PostgreSQL; without one, say so and succeed, or fail under CI=true."""

import os
import subprocess
import sys

import psycopg

URL = os.environ.get("POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"PostgreSQL does not answer at {url}: {error}", file=sys.stderr)
        return False
    return True


def main() -> int:
    if not answers(URL):
        print(
            "Tests on PostgreSQL: skipped."
            if os.environ.get("CI") != "true"
            else "Tests on PostgreSQL: failed."
        )
        return os.environ.get("CI") == "true"
    return subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": URL})


if __name__ == "__main__":
    sys.exit(main())
