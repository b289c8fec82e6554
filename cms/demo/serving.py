"""Run server, task worker and scheduler as children of one command; when one ends, all end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import connections

GRACE = 15  # seconds a child may take to finish what it is doing


def serve(report: Callable[[str], None]) -> None:
    """Start the children and wait; SIGINT, SIGTERM or the end of any child ends them all."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    connections.close_all()
    children = [subprocess.Popen(command, start_new_session=True) for command in commands()]
    try:
        while run(children) and not answers():
            time.sleep(0.1)
        if run(children):
            report(f"Ready: {settings.WAGTAILADMIN_BASE_URL}/  (Ctrl+C stops everything)")
        while run(children):
            time.sleep(0.3)
        report("A part of the demo has ended; stopping the others.")
    except KeyboardInterrupt:
        report("Stopping.")
    finally:
        end(children)


def run(children: list[subprocess.Popen]) -> bool:
    """Say whether all of them still do."""
    return all(child.poll() is None for child in children)


def host() -> str:
    return getattr(settings, "HOST", "127.0.0.1")


def answers() -> bool:
    """Say whether the server takes connections by now."""
    try:
        socket.create_connection((host(), settings.PORT), timeout=1).close()
    except OSError:
        return False
    return True


def stop(number, frame) -> None:
    raise KeyboardInterrupt


def commands() -> list[list[str]]:
    manage = [sys.executable, sys.argv[0]]
    application = settings.WSGI_APPLICATION.replace(".application", ":application")
    options = [
        "--interface",
        "wsgi",
        "--no-ws",
        "--workers",
        "2",
        "--blocking-threads",
        "4",
        "--log-level",
        "warning",
    ]
    address = ["--host", host(), "--port", str(settings.PORT)]
    return [
        [sys.executable, "-m", "granian", application, *options, *address],
        [*manage, "db_worker", "--verbosity", "0"],
        [*manage, "scheduler"],
    ]


def end(children: list[subprocess.Popen]) -> None:
    """Ask every child to end, and insist after a while."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
        end_group(child)


def end_group(child: subprocess.Popen) -> None:
    """End what a child has left behind: the server's workers outlive their parent if that was killed."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
