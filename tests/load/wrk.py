"""Drive a server with wrk from a core of its own."""

import re
import subprocess
from dataclasses import dataclass

from .servers import PROXIED

CLIENT_CORE = "1"
CONNECTIONS = 8
# A call that answers nothing in the time given is given more, up to this many seconds.
LONGEST = 60
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
ANSWERED = re.compile(r"(\d+) requests in")
LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)$", re.MULTILINE)
BAD = re.compile(r"Non-2xx or 3xx responses: .*|Socket errors: .*")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Calls:
    """Addresses to ask one after the other for one piece of work, each with the same headers."""

    addresses: tuple[str, ...]
    headers: tuple[str, ...] = ()
    connections: int = CONNECTIONS


@dataclass(frozen=True)
class Run:
    """How fast a piece of work was done: times a second, and the 50th and 99th of a hundred in milliseconds."""

    rate: float
    p50: float
    p99: float
    answered: int = 0
    bad: str = ""


def drive(server: str, calls: Calls, seconds: int) -> Run:
    """Drive each call for ``seconds``. Raises RuntimeError if nothing was answered at all."""
    runs = [drive_until_answered(server + address, calls, seconds) for address in calls.addresses]
    return Run(
        rate=1 / sum(1 / run.rate for run in runs),
        p50=sum(run.p50 for run in runs),
        p99=sum(run.p99 for run in runs),
        bad="; ".join(run.bad for run in runs if run.bad),
    )


def drive_until_answered(url: str, calls: Calls, seconds: int) -> Run:
    run = drive_one(url, calls, seconds)
    while not run.answered and seconds < LONGEST:
        seconds = min(4 * seconds, LONGEST)
        run = drive_one(url, calls, seconds)
    if not run.answered:
        raise RuntimeError(f"{url}: nothing was answered. {run.bad}")
    return run


def drive_one(url: str, calls: Calls, seconds: int) -> Run:
    """Return what wrk says of one address, good or bad."""
    options = ["-t1", f"-c{calls.connections}", f"-d{seconds}s", "--latency", "--timeout", f"{LONGEST}s"]
    headers = (*(f"{name}: {value}" for name, value in PROXIED.items()), *calls.headers)
    asked = [part for header in headers for part in ("-H", header)]
    command = ["taskset", "-c", CLIENT_CORE, "wrk", *options, *asked, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    latency = {percent: float(value) * MILLISECONDS[unit] for percent, value, unit in LATENCY.findall(said)}
    bad = BAD.search(said)
    return Run(
        float(RATE.search(said)[1]),
        latency.get("50", 0.0),
        latency.get("99", 0.0),
        int(ANSWERED.search(said)[1]),
        bad[0] if bad else "",
    )
