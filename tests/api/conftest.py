"""What many tests of the API begin with; one that needs it otherwise says so itself."""

import socket
import threading

import pytest

from tests import factories


@pytest.fixture
def home():
    return factories.home_site()


@pytest.fixture
def section(home):
    return factories.SectionPageFactory(parent=home)


@pytest.fixture
def hung_redis():
    """A Redis that takes every connection and never says anything: its address, and the list of its connections."""
    server = socket.create_server(("127.0.0.1", 0))
    taken = []

    def take():
        while True:
            try:
                taken.append(server.accept()[0])
            except OSError:
                return

    threading.Thread(target=take, daemon=True).start()
    yield f"redis://127.0.0.1:{server.getsockname()[1]}/0", taken
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    for connection in taken:
        connection.close()
