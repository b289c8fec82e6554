"""Compare application servers over one portal: ``python -m tests.load.compare_servers --articles 1000``.

All run at once on one core; one at a time has work. The portal must have been kept by ``bench --keep``.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from statistics import median

from . import databases, names, places
from .behaviour import behaviour
from .bench import ENVIRONMENT, PORT
from .measure import Effort, in_turn
from .servers import Server, running
from .work import side

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
        addresses = {
            "article": found.by_id,
            "newest 20": places.NEWEST,
            "from memory": f"/bare/memory/{names.ARTICLE}/",
        }
        columns = [
            measured(servers, address, readers, effort)
            for address in addresses.values()
            for readers in (8, 200)
        ]
    print("| server |", " | ".join(f"{name}, {readers}" for name in addresses for readers in (8, 200)), "|")
    print(f"|---|{'---|' * len(columns)}")
    for name, *cells in zip(servers, *columns, strict=True):
        print(f"| {name} | {' | '.join(cells)} |")


def measured(servers: dict[str, Server], address: str, readers: int, effort: Effort) -> list[str]:
    print(f"  {address}, {readers} readers", file=sys.stderr, flush=True)
    work = side(address, connections=readers)
    runs = in_turn([(server, work) for server in servers.values()], effort)
    return [
        f"{median(run.rate for run in some):.0f} ({median(run.p99 for run in some):.0f} ms)" for some in runs
    ]


def behaviours(servers: dict[str, Server]) -> None:
    seen = {name: behaviour(server) for name, server in servers.items()}
    tried = list(next(iter(seen.values())))
    print("\n| server |", " | ".join(tried), "|")
    print(f"|---|{'---|' * len(tried)}")
    for name, found in seen.items():
        print(f"| {name} | {' | '.join(found[attempt] for attempt in tried)} |")


if __name__ == "__main__":
    main()
