"""Compare application servers over one portal: ``python -m tests.load.compare_servers --articles 1000``.

All run at once on one core; one at a time has work. The portal must have been kept by ``bench --keep``.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from statistics import median

from . import databases, names, places
from .behaviour import behaviour
from .bench import ENVIRONMENT, PORT
from .measure import Effort, in_turn
from .servers import Server, running
from .work import side
from .wrk import Run

READERS = (8, 200)
CONTENDERS = {
    "gunicorn, gthread, 4 threads": ("gunicorn", 4),
    "gunicorn, sync": ("gunicorn-sync", 1),
    "granian, 1 thread": ("granian", 1),
    "granian, 2 threads": ("granian", 2),
    "granian, 4 threads": ("granian", 4),
    "uvicorn": ("uvicorn", 4),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        os.environ |= ENVIRONMENT | {"NEWSDESK_DATA": folder, "NEWSDESK_ANSWER_CACHE": "0"}
        servers = contenders(databases.name(options.articles))
        speeds(servers, options.articles, Effort(options.rounds, options.seconds))
        behaviours(servers)


def contenders(database: str) -> dict[str, Server]:
    url = databases.url(database)
    return {
        name: Server(PORT + number, url, kind, threads=threads)
        for number, (name, (kind, threads)) in enumerate(CONTENDERS.items())
    }


def speeds(servers: dict[str, Server], articles: int, effort: Effort) -> None:
    """Print requests a second and the 99th of a hundred, for each server and address, with few and many readers."""
    with ExitStack() as stack:
        for server in servers.values():
            stack.enter_context(running(server))
        found = places.prepare(next(iter(servers.values())), databases.name(articles), articles)
        addresses = (found.by_id, places.NEWEST, f"/bare/memory/{names.ARTICLE}/")
        loads = [(address, readers) for address in addresses for readers in READERS]
        columns = [measured(servers, *load, effort) for load in loads]
    heads = [f"{name}, {readers}" for name in ("article", "newest 20", "from memory") for readers in READERS]
    show(heads, dict(zip(servers, zip(*columns, strict=True), strict=True)))


def measured(servers: dict[str, Server], address: str, readers: int, effort: Effort) -> list[str]:
    print(f"  {address}, {readers} readers", file=sys.stderr, flush=True)
    work = side(address, connections=readers)
    return [cell(runs) for runs in in_turn([(server, work) for server in servers.values()], effort)]


def cell(runs: list[Run]) -> str:
    rate, p99 = median(run.rate for run in runs), median(run.p99 for run in runs)
    return f"{rate:,.0f} ({p99:.0f} ms{', failures' * any(run.bad for run in runs)})"


def behaviours(servers: dict[str, Server]) -> None:
    seen = {name: behaviour(server) for name, server in servers.items()}
    heads = list(next(iter(seen.values())))
    show(heads, {name: list(found.values()) for name, found in seen.items()})


def show(heads: list[str], rows: Mapping[str, Iterable[str]]) -> None:
    print(f"\n| server | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}")
    for name, cells in rows.items():
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
