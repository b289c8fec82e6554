"""Drive the sides of each piece of work in turn, so that the ratios hold when the machine's speed drifts."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from .counting import HEADER
from .servers import Server, rest
from .table import Cost, Line
from .work import Goal, Side, Work
from .wrk import Run, drive


@dataclass(frozen=True)
class Effort:
    """How often each side is driven, and for how many seconds at a time."""

    rounds: int
    seconds: int


def in_turn(sides: list[tuple[Server, Side]], effort: Effort) -> list[list[Run]]:
    """Return the runs of each side."""
    rounds = [[driven(server, side, effort.seconds) for server, side in sides] for _ in range(effort.rounds)]
    return [list(runs) for runs in zip(*rounds, strict=True)]


def driven(server: Server, side: Side, seconds: int) -> Run:
    """Drive one side; a second first, not counted, for what the one before has put out of PostgreSQL's memory.

    Returns when its server is at rest.
    """
    drive(server.address, side.calls, 1)
    run = drive(server.address, side.calls, seconds)
    rest(server)
    return run


def all_answered(runs: list[Run]) -> list[Run]:
    """Return the runs. Raises RuntimeError if any request failed."""
    for run in runs:
        if run.bad:
            raise RuntimeError(run.bad)
    return runs


def ratios(ours: list[Run], other: list[Run]) -> list[float]:
    pairs = zip(all_answered(ours), all_answered(other), strict=True)
    return [one.rate / another.rate for one, another in pairs]


def compare(work: Work, servers: Mapping[str, Server], articles: int, effort: Effort) -> list[Line]:
    """Return a line for each of the others; one for ours alone if there is none."""
    sides = [work.ours, *(side for side, _ in work.others.values())]
    ours, *others = in_turn([(servers[side.server], side) for side in sides], effort)
    cost = cost_of(work.ours, servers)
    if not work.others:
        goal, passed = judged_speed(work.p50, ours, articles)
        return [told(Line(f"{articles:,}", work.name, "", ours, [], (cost,), [], goal, passed))]
    return [
        told(compared(work, name, articles, ours, runs, (cost, cost_of(work.others[name][0], servers))))
        for name, runs in zip(work.others, others, strict=True)
    ]


def told(line: Line) -> Line:
    """Show a line at once, for whoever waits for the table."""
    print(f"  {' | '.join(line.cells())}", file=sys.stderr, flush=True)
    return line


def compared(work: Work, name: str, articles: int, ours: list[Run], other: list[Run], costs: tuple) -> Line:
    found = ratios(ours, other)
    goal, passed = judged(work.others[name][1], found, articles)
    return Line(f"{articles:,}", work.name, name, ours, other, costs, found, goal, passed)


def judged(goal: Goal | None, found: list[float], articles: int) -> tuple[str, bool | None]:
    if goal is None or goal.at not in (None, articles):
        return "", None
    return f"≥ {goal.least:g}", median(found) >= goal.least


def judged_speed(goal: Goal | None, runs: list[Run], articles: int) -> tuple[str, bool | None]:
    if goal is None or goal.at not in (None, articles):
        return "", None
    return f"p50 ≤ {goal.least:g} ms", median(run.p50 for run in runs) <= goal.least


def cost_of(side: Side, servers: Mapping[str, Server]) -> Cost:
    """Return what the calls of a side take, asked once, outside the timed runs."""
    headers = dict(header.split(": ", 1) for header in side.calls.headers)
    answers = [
        servers[side.server].ask(address, **headers, **{HEADER: "1"}) for address in side.calls.addresses
    ]
    queries = sum(int(answer[1][HEADER]) for answer in answers)
    return Cost(str(queries), sum(len(answer[2]) for answer in answers))


def grown(small: Work, large: Work, servers: list[Server], sizes: tuple[int, int], effort: Effort) -> Line:
    """Return how many times slower ours is in the larger portal."""
    first, last = in_turn(list(zip(servers, (small.ours, large.ours), strict=True)), effort)
    found, most = ratios(first, last), large.growth or 0
    name, beside = f"{large.name}, growth", f"itself at {sizes[0]:,}"
    goal, passed = f"≤ {most:g}", median(found) <= most
    return told(Line(f"{sizes[1]:,}", name, beside, last, first, (), found, goal, passed))
