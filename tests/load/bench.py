"""Build portals, serve them as production does, and compare our answers with stock Wagtail's and with bare views.

Needs PostgreSQL, Redis, and wrk (Debian's package of that name).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import redis

from . import databases, places
from .flush import after_a_flush
from .measure import Effort, compare, grown
from .servers import CHOSEN, COMMANDS, Server, running
from .table import Line, lines
from .work import (
    CACHED,
    GUNICORN,
    PLAIN,
    PLAIN_GUNICORN,
    UNCACHED,
    Places,
    all_work,
    articles,
    lists,
    searches,
)

PORT = 8765
REDIS_URL = os.environ.get("BENCH_REDIS_URL", "redis://127.0.0.1:6379/13")
# The setting of the cache of whole answers.
CACHE = "NEWSDESK_ANSWER_CACHE"
PLAIN_DATABASE = "BENCH_PLAIN_DATABASE"
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "tests.load.settings",
    "SECRET_KEY": "only-for-the-benchmark-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "127.0.0.1",
    "NEWSDESK_BASE_URL": "https://127.0.0.1",
    "BEHIND_TLS_PROXY": "on",
    "REDIS_URL": REDIS_URL,
    "LOG_LEVEL": "ERROR",
}


def build(sizes: list[int]) -> None:
    """Build the portals that are not there, or that other code built."""
    missing = [size for size in sizes if not databases.is_usable(databases.name(size))]
    if missing:
        print(
            f"Building {', '.join(f'{size:,}' for size in missing)} articles …", file=sys.stderr, flush=True
        )
        command = [sys.executable, "-m", "tests.load.build", *map(str, missing)]
        seed = {"DATABASE_URL": databases.url(databases.SEED)}
        subprocess.run(command, check=True, env={**os.environ, **seed}, stdout=sys.stderr)


def servers_of(size: int, kind: str) -> dict[str, Server]:
    """Return the servers that are compared in one portal; all run at once, and one at a time has work."""
    url = databases.url(databases.name(size))
    kinds = {
        UNCACHED: (kind, {CACHE: "0"}),
        CACHED: (kind, {CACHE: "1"}),
        PLAIN: (kind, {PLAIN_DATABASE: "1"}),
        GUNICORN: ("gunicorn", {CACHE: "0"}),
        PLAIN_GUNICORN: ("gunicorn", {PLAIN_DATABASE: "1"}),
    }
    return {
        name: Server(port, url, of, environment=environment)
        for port, (name, (of, environment)) in enumerate(kinds.items(), start=PORT)
    }


def measure(size: int, kind: str, effort: Effort, word: str) -> tuple[list[Line], Places]:
    """Return the lines of one portal for the work that has ``word`` in its name, and where things are in it."""
    print(f"Measuring {size:,} articles …", file=sys.stderr, flush=True)
    redis.Redis.from_url(REDIS_URL).flushdb()  # it may hold answers of another run
    servers = servers_of(size, kind)
    with ExitStack() as stack:
        for server in servers.values():
            stack.enter_context(running(server))
        found = places.prepare(servers[UNCACHED], databases.name(size), size)
        wanted = [work for work in all_work(found, size) if word in work.name]
        measured = [line for work in wanted for line in compare(work, servers, size, effort)]
    return measured, found


def growth(
    small: tuple[int, Places], large: tuple[int, Places], kind: str, effort: Effort, word: str
) -> Iterator[Line]:
    """Yield how much slower each piece of work is in the largest portal, both driven in turn."""
    servers = [
        Server(PORT + number, databases.url(databases.name(size)), kind, environment={CACHE: "0"})
        for number, (size, _) in enumerate((small, large))
    ]
    with running(servers[0]), running(servers[1]):
        for here, there in zip(growing(small[1]), growing(large[1]), strict=True):
            if word in here.name:
                yield grown(here, there, servers, (small[0], large[0]), effort)


def growing(found: Places) -> list:
    work = [*articles(found), *lists(found), *searches()]
    return [one for one in work if one.growth]


def flushed(size: int, found: Places, kind: str, data: Path) -> Line:
    url = databases.url(databases.name(size))
    server = Server(PORT, url, kind, workers=2, environment={CACHE: "1"})
    return after_a_flush(server, found.by_id, size, data, REDIS_URL)


def run(options: argparse.Namespace, data: Path) -> list[Line]:
    effort, sizes = Effort(options.rounds, options.seconds), sorted(options.sizes)
    build(sizes)
    measured, found = [], {}
    for size in sizes:
        some, found[size] = measure(size, options.server, effort, options.work)
        measured += some
    smallest, largest = sizes[0], sizes[-1]
    if smallest != largest:
        ends = ((smallest, found[smallest]), (largest, found[largest]))
        measured += growth(*ends, options.server, effort, options.work)
    return [*measured, flushed(largest, found[largest], options.server, data)]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=lambda text: list(map(int, text.split(","))), default=[1000, 20_000])
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is driven")
    parser.add_argument("--seconds", type=int, default=2, help="how long each side is driven at a time")
    parser.add_argument("--work", default="", help="only the work that has this in its name: resolve")
    parser.add_argument("--server", choices=COMMANDS, default=CHOSEN)
    parser.add_argument(
        "--keep", action="store_true", help="keep the databases, and use those that were kept"
    )
    return parser.parse_args()


def main() -> None:
    options = arguments()
    if not shutil.which("wrk") or not shutil.which("taskset"):
        sys.exit("The benchmark needs wrk and taskset: apt-get install wrk util-linux")
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        os.environ |= ENVIRONMENT | {"NEWSDESK_DATA": folder}
        if not options.keep:
            clear(options.sizes)
        try:
            print(*lines(run(options, Path(folder))), sep="\n")
        finally:
            if not options.keep:
                clear(options.sizes)


def clear(sizes: list[int]) -> None:
    for size in sizes:
        databases.drop(databases.name(size))


if __name__ == "__main__":
    main()
