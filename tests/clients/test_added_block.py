"""A block that a project adds has a type in TypeScript and a sample on the mock server, with nothing else written."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.contract import document_text
from api.urls import CALLS
from tests.conftest import missing
from tests.documented_block import VALUE

from .typescript import CLIENT, compiled, run

PRISM = CLIENT.parent / "mock" / "node_modules" / ".bin" / "prism"
RENDER = """
import type { components } from "../src/types.js";

type Block = components["schemas"]["BodyBlock"];
export const days = (block: Block): string[] =>
  block.type === "timeline" ? block.value.entries.map((entry) => entry.day) : [];
"""

pytestmark = pytest.mark.usefixtures("timeline")


@pytest.fixture
def contract(tmp_path) -> Path:
    """The contract of a process that has the block."""
    file = tmp_path / "openapi.json"
    file.write_text(document_text(CALLS), encoding="utf-8")
    return file


def test_it_has_a_type_and_a_consumer_that_forgets_it_does_not_compile(client_folder, contract):
    types = client_folder / "src" / "types.ts"
    committed = types.read_text(encoding="utf-8")
    consumer = client_folder / "examples" / "days.ts"
    try:
        done = run(client_folder, "openapi-typescript", str(contract), "-o", str(types), "--alphabetize")
        assert done.returncode == 0, done.stderr
        assert "examples/render.ts" in compiled(client_folder)
        (client_folder / "examples" / "render.ts").rename(client_folder / "render.ts.kept")
        (client_folder / "examples" / "read.ts").rename(client_folder / "read.ts.kept")
        consumer.write_text(RENDER)
        assert compiled(client_folder) == ""
        consumer.write_text(RENDER.replace("entry.day", "entry.date"))
        assert "date" in compiled(client_folder)
    finally:
        types.write_text(committed, encoding="utf-8")
        consumer.unlink(missing_ok=True)
        for name in ("render.ts", "read.ts"):
            kept = client_folder / f"{name}.kept"
            if kept.exists():
                kept.rename(client_folder / "examples" / name)


@pytest.fixture
def mock(contract) -> Iterator[str]:
    """The address of a mock server of the contract."""
    if not PRISM.exists():
        missing("the mock server (npm ci --prefix docs/clients/mock)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [PRISM, "mock", "--port", str(port), contract], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"http://127.0.0.1:{port}/api/v1"
    server.terminate()
    server.wait()


def asked(address: str, prefer: str = "") -> tuple[int, dict]:
    """Return what the mock server answers, once it has started."""
    request = urllib.request.Request(address, headers={"Prefer": prefer} if prefer else {})
    for _ in range(100):
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)
        except urllib.error.URLError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_the_mock_server_answers_with_it_and_with_every_page_and_problem(mock):
    status, article = asked(f"{mock}/articles/1/", "example=EveryBlock")
    assert (status, article["type"]) == (200, "article")
    assert [block["value"] for block in article["body"] if block["type"] == "timeline"] == [VALUE]
    for kind in ("home", "section", "standard"):
        assert asked(f"{mock}/pages/1/", f"example={kind.title()}")[1]["type"] == kind
    assert asked(f"{mock}/resolve/?path=/")[1]["page"]["type"] == "article"
    assert asked(f"{mock}/resolve/?path=/", "example=Redirect")[1]["kind"] == "redirect"
    status, problem = asked(f"{mock}/articles/1/", "code=404")
    assert (status, problem["type"]) == (404, "urn:newsdesk:problem:not-found")
    status, problem = asked(f"{mock}/articles/?limit=0")
    assert (status, problem["type"]) == (400, "urn:newsdesk:problem:invalid-parameter")
