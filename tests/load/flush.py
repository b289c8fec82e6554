"""What happens when the cache is emptied while two hundred readers ask for one page."""

import shutil
from collections import Counter
from pathlib import Path

import redis

from .counting import HEADER
from .servers import Server, running
from .table import Line
from .wrk import Calls, Run, drive_one

CLIENTS, WORKERS, SECONDS = 200, 2, 3
OTHER_PAGE = "/api/v1/sections/"


def after_a_flush(server: Server, page: str, articles: int, data: Path, redis_url: str) -> Line:
    """Count how often each of the server's processes read the database for the page, and what failed."""
    with running(server):
        drive_one(server.address + OTHER_PAGE, Calls((OTHER_PAGE,), connections=CLIENTS), 1)
        shutil.rmtree(data / "reads", ignore_errors=True)
        redis.Redis.from_url(redis_url).flushdb()
        run = drive_one(server.address + page, Calls((page,), (f"{HEADER}: 1",), CLIENTS), SECONDS)
    return line(run, reads(data, page), articles)


def reads(data: Path, page: str) -> list[int]:
    """Return how many answers to the page each process read from the database."""
    files = (data / "reads").glob("*")
    return [Counter(file.read_text().splitlines())[page] for file in files]


def line(run: Run, counted: list[int], articles: int) -> Line:
    said = f"{' and '.join(map(str, counted)) or 'no'} reads; {run.bad or 'nothing failed'}"
    passed = max(counted, default=0) <= 1 and not run.bad
    name = f"after a flush, {CLIENTS} clients, {WORKERS} processes"
    return Line(f"{articles:,}", name, said, [run], goal="≤ 1 read a process, no 5xx", passed=passed)
