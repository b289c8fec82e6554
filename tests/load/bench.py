"""Build a portal, serve it by one process on one core, and compare our answers with stock Wagtail's, call by call.

The calls of a pair are driven in turn, ours and the other's, several times; the figure to quote is the median of the
ratios, which holds when the machine's speed drifts. Needs PostgreSQL, and wrk (Debian's package of that name).
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.load.pairs import Pair, pairs
from tests.load.table import lines
from tests.load.wrk import drive

ADMIN_URL = os.environ.get("POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/postgres")
DATABASE = "newsdesk_bench"
PORT = 8765
SERVER = f"http://127.0.0.1:{PORT}"
SERVER_CORE = "0"
START_SECONDS = 30


@contextmanager
def database() -> Iterator[str]:
    """Give the URL of an empty database; drop it in the end."""
    drop = f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"
    with psycopg.connect(ADMIN_URL, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield f"{ADMIN_URL.rsplit('/', 1)[0]}/{DATABASE}"
        finally:
            connection.execute(drop)


def build(articles: int) -> dict[str, int]:
    """Fill the database that the environment names."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.load import content

    call_command("migrate", verbosity=0)
    ids = content.build(articles)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()
    return ids


@contextmanager
def server() -> Iterator[None]:
    """Run the site as one process of four threads on one core."""
    command = ["taskset", "-c", SERVER_CORE, sys.executable, "-m", "gunicorn", "cms.wsgi:application"]
    options = [
        "--no-control-socket",
        "--bind",
        f"127.0.0.1:{PORT}",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
    ]
    process = subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL)
    try:
        wait_for_answer()
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def wait_for_answer() -> None:
    """Return when the server answers. Raises TimeoutError if it does not in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{SERVER}/healthz").close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server does not answer.")


def ask(address: str) -> tuple[dict, str]:
    """Return the JSON at an address, and its ETag."""
    with urllib.request.urlopen(SERVER + address) as answer:
        return json.load(answer), answer.headers["ETag"]


def measure(pair: Pair, rounds: int, seconds: int) -> list[tuple]:
    """Drive both sides of a pair in turn; return a run of ours and one of the other's for each round."""
    for side in (pair.ours, pair.other):
        drive(SERVER, side, seconds)  # not counted: the first answers warm caches
    return [(drive(SERVER, pair.ours, seconds), drive(SERVER, pair.other, seconds)) for _ in range(rounds)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5, help="how often each pair is driven")
    parser.add_argument("--seconds", type=int, default=2, help="how long each side is driven at a time")
    options = parser.parse_args()
    if not shutil.which("wrk") or not shutil.which("taskset"):
        sys.exit("The benchmark needs wrk and taskset: apt-get install wrk util-linux")
    with database() as url, tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.load.settings",
            "DATABASE_URL": url,
            "NEWSDESK_DATA": str(Path(folder)),
            "PORT": str(PORT),
        }
        print(f"Building {options.articles} articles …", flush=True)
        ids = build(options.articles)
        with server():
            article, version = ask(f"/api/v1/articles/{ids['article']}/")
            work = pairs(ids, article["url"], version)
            measured = {pair.work: measure(pair, options.rounds, options.seconds) for pair in work}
    print(*lines(measured, options.articles), sep="\n")


if __name__ == "__main__":
    main()
