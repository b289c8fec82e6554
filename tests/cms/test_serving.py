"""The demo says that it is ready when it answers, and what became of a part that ends."""

import socket
import sys

import pytest

from cms.demo import serving

ENDED = "A part of the demo has ended; stopping the others."


@pytest.fixture
def port(monkeypatch, settings) -> int:
    """A port where nothing answers yet; what the command does to its own process is left out."""
    monkeypatch.setattr(serving.signal, "signal", lambda *args: None)
    monkeypatch.setattr(serving.connections, "close_all", lambda: None)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        settings.PORT = found.getsockname()[1]
    return settings.PORT


def said_by(monkeypatch, code: str) -> list[tuple[str, bool]]:
    """Return what is reported while that code is the server, each with whether it answered then."""
    said = []
    monkeypatch.setattr(serving, "commands", lambda: [[sys.executable, "-c", code]])
    serving.serve(lambda text: said.append((text.split(": ")[0], serving.answers())))
    return said


def test_it_is_ready_when_it_answers(monkeypatch, port):
    slow = (
        f"import socket, time; time.sleep(1); s = socket.create_server(('127.0.0.1', {port})); time.sleep(2)"
    )
    assert said_by(monkeypatch, slow) == [("Ready", True), (ENDED, False)]


def test_what_ends_before_it_answers_was_never_ready(monkeypatch, port):
    assert said_by(monkeypatch, "raise SystemExit(1)") == [(ENDED, False)]
