"""Run the site with each application server, as one process or more on one core."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

SERVER_CORE = "0"
HOST = "127.0.0.1"
START_SECONDS = 60
END_SECONDS = 30
# A server is at rest when it and its workers take less than a tenth of a core for so long.
REST_SECONDS = 0.3
LONGEST_WORK = 120
CHOSEN = "granian"
# A proxy stands in front of production and has ended TLS.
PROXIED = {"X-Forwarded-Proto": "https"}

GUNICORN = "gunicorn cms.wsgi:application --no-control-socket --bind {host}:{port} --workers {workers}"
GRANIAN = "granian cms.wsgi:application --interface wsgi --http 1 --no-ws --host {host} --port {port}"
UVICORN = "uvicorn cms.asgi:application --host {host} --port {port} --workers {workers} --lifespan off"
COMMANDS = {
    "gunicorn": f"{GUNICORN} --worker-class gthread --threads {{threads}}",
    "gunicorn-sync": f"{GUNICORN} --worker-class sync",
    "granian": f"{GRANIAN} --workers {{workers}} --blocking-threads {{threads}} --log-level warning",
    "uvicorn": f"{UVICORN} --no-access-log --log-level warning",
}


@dataclass(frozen=True)
class Server:
    """A running server; ``kind`` is one of ``COMMANDS``."""

    port: int
    database_url: str
    kind: str = CHOSEN
    workers: int = 1
    threads: int = 4
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def command(self) -> list[str]:
        places = {"host": HOST, "port": self.port, "workers": self.workers, "threads": self.threads}
        return [
            "taskset",
            "-c",
            SERVER_CORE,
            sys.executable,
            "-m",
            *COMMANDS[self.kind].format(**places).split(),
        ]

    def ask(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Return status, headers and body of an answer."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", path, headers={**PROXIED, **headers})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


# The processes of the servers that run, by their ports.
PROCESSES: dict[int, int] = {}


@contextmanager
def running(server: Server) -> Iterator[subprocess.Popen]:
    """Start a server, wait until it answers, and end it."""
    environment = {**os.environ, "DATABASE_URL": server.database_url, **server.environment}
    process = subprocess.Popen(server.command(), env=environment, stderr=subprocess.DEVNULL)
    PROCESSES[server.port] = process.pid
    try:
        wait_for_answer(server)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for_answer(server: Server) -> None:
    """Return when the server answers. Raises TimeoutError if it does not in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            server.ask("/healthz")
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{server.kind} does not answer.")


def rest(server: Server) -> None:
    """Return when a server has done what it was asked, also for clients that have gone: it would slow the next side.

    Raises TimeoutError if it does not come to rest in time.
    """
    deadline = time.monotonic() + LONGEST_WORK
    before, after = -1.0, seconds_worked(PROCESSES[server.port])
    while after - before > REST_SECONDS / 10 or waits_for_database(server):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{server.kind} does not come to rest.")
        time.sleep(REST_SECONDS)
        before, after = after, seconds_worked(PROCESSES[server.port])


def waits_for_database(server: Server) -> bool:
    """Return whether PostgreSQL still works for a server."""
    busy = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
        " AND backend_type = 'client backend' AND pid <> %s"
    )
    with psycopg.connect(server.database_url) as connection:
        return bool(connection.execute(busy, [connection.info.backend_pid]).fetchone())


def seconds_worked(process: int) -> float:
    """Return how long a process and those it started have worked, in seconds of a core (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(seconds_worked(int(child)) for child in children)
