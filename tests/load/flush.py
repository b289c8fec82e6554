"""What happens when two hundred readers ask for one page and no kept answer to it is right any more."""

import shutil
from pathlib import Path

import redis

from . import databases
from .counting import HEADER
from .servers import Server, running
from .table import Line
from .wrk import Calls, Run, drive_one

CLIENTS, SECONDS = 200, 3
NEXT_VERSION = "UPDATE newsdesk_api_versioncounter SET value = value + 1"


def after_a_flush(server: Server, page: str, articles: int, data: Path, redis_url: str) -> Line:
    """Count how often each of the server's processes made the answer anew, and what failed."""
    with running(server):
        drive_one(server.address + page, Calls((page,), connections=CLIENTS), 1)
        kept = int(server.ask(page, **{HEADER: "1"})[1][HEADER])
        shutil.rmtree(data / "reads", ignore_errors=True)
        redis.Redis.from_url(redis_url).flushdb()
        databases.rows(databases.name(articles), NEXT_VERSION)
        run = drive_one(server.address + page, Calls((page,), (f"{HEADER}: 1",), CLIENTS), SECONDS)
    return line(run, made(data, page, kept), articles)


def made(data: Path, page: str, kept: int) -> list[int]:
    """Return how many answers of each process took more statements than one that is ``kept``."""
    files = (data / "reads").glob("*")
    noted = [[entry.split() for entry in file.read_text().splitlines()] for file in files]
    return [sum(path == page and int(many) > kept for path, many in entries) for entries in noted]


def line(run: Run, counted: list[int], articles: int) -> Line:
    said = f"made {' and '.join(map(str, counted)) or 'by no process'}; {run.bad or 'nothing failed'}"
    passed = bool(counted) and max(counted) <= 1 and not run.bad
    name = f"after a flush, {CLIENTS} clients"
    return Line(f"{articles:,}", name, said, [run], goal="made ≤ 1 by each process, no 5xx", passed=passed)
