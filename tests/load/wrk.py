"""Drive a server with wrk from a core of its own."""

import re
import subprocess
from dataclasses import dataclass

CLIENT_CORE = "1"
CONNECTIONS = 8
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)
BAD = re.compile(r"Non-2xx or 3xx responses: .*|Socket errors: .*")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Calls:
    """Addresses to ask one after the other for one piece of work, each with the same headers."""

    addresses: tuple[str, ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """How fast a piece of work was done: times a second, and the 50th and 99th of a hundred in milliseconds."""

    rate: float
    p50: float
    p99: float


def drive(server: str, calls: Calls, seconds: int) -> Run:
    """Drive each call for ``seconds``. Raises RuntimeError if any request failed."""
    runs = [drive_one(server + address, calls.headers, seconds) for address in calls.addresses]
    return Run(
        rate=1 / sum(1 / run.rate for run in runs),
        p50=sum(run.p50 for run in runs),
        p99=sum(run.p99 for run in runs),
    )


def drive_one(url: str, headers: tuple[str, ...], seconds: int) -> Run:
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    asked = [part for header in headers for part in ("-H", header)]
    command = ["taskset", "-c", CLIENT_CORE, "wrk", *options, *asked, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if bad := BAD.search(said):
        raise RuntimeError(f"{url}: {bad[0]}")
    if not float(RATE.search(said)[1]):
        raise RuntimeError(f"{url}: nothing was answered in {seconds} seconds")
    latency = {percent: float(value) * MILLISECONDS[unit] for percent, value, unit in LATENCY.findall(said)}
    return Run(float(RATE.search(said)[1]), latency["50"], latency["99"])
