"""What an application server does besides being fast: ending, slow readers, HEAD, kept connections, long headers."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from .servers import HOST, PROXIED, Server, running

PAGE = "/api/v1/articles/"
# A bare view that takes its time.
SLOW, SLOW_SECONDS = "/bare/slow/", 2
HALF_OPEN = 50
PATIENCE = 5  # seconds


def behaviour(server: Server) -> dict[str, str]:
    """Return what was seen, by what was tried."""
    with running(server) as process:
        seen = {name: tried(attempt, server) for name, attempt in ATTEMPTS.items()}
        return {**seen, "SIGTERM": tried(ending, server, process)}


def tried(attempt: Callable, *arguments) -> str:
    try:
        return attempt(*arguments)
    except (OSError, http.client.HTTPException) as error:
        return f"fails: {type(error).__name__}"


def connect(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)


def half_open(server: Server) -> str:
    """Ask for a page while others have sent a part of their request and keep silent."""
    silent = [socket.create_connection((HOST, server.port)) for _ in range(HALF_OPEN)]
    for one in silent:
        one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Part:")
    time.sleep(0.5)
    started = time.monotonic()
    try:
        connection = connect(server)
        connection.request("GET", PAGE, headers=PROXIED)
        return f"{connection.getresponse().status} in {(time.monotonic() - started) * 1000:.0f} ms"
    finally:
        for one in silent:
            one.close()


def head(server: Server) -> str:
    connection = connect(server)
    connection.request("HEAD", PAGE, headers=PROXIED)
    answer = connection.getresponse()
    length, body = answer.headers["Content-Length"], answer.read()
    return f"{answer.status}, {length} bytes announced, {len(body)} sent"


def kept(server: Server) -> str:
    """Ask twice on one connection."""
    connection = connect(server)
    for _ in range(2):
        connection.request("GET", PAGE, headers=PROXIED)
        connection.getresponse().read()
        if connection.sock is None:
            return "closed after one answer"
    return "kept"


def long_header(kilobytes: int) -> Callable[[Server], str]:
    def attempt(server: Server) -> str:
        connection = connect(server)
        connection.request("GET", PAGE, headers={**PROXIED, "X-Long": "x" * kilobytes * 1024})
        return str(connection.getresponse().status)

    return attempt


def ending(server: Server, process: subprocess.Popen) -> str:
    """End the server in the middle of a request."""
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(server.ask, SLOW)
        time.sleep(SLOW_SECONDS / 4)
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(30)
        seconds = time.monotonic() - started
        return f"{tried(lambda: str(answer.result()[0]))}, exit {code} in {seconds:.1f} s"


ATTEMPTS = {
    f"{HALF_OPEN} half-open connections": half_open,
    "HEAD": head,
    "keep-alive": kept,
    "header of 7 KB": long_header(7),
    "header of 60 KB": long_header(60),
    "header of 2 MB": long_header(2048),
}
