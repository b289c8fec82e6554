"""Whatever front-end teams are shown to copy works: it is run, or held against the contract.

The pieces in TypeScript: ``tests/clients/test_guide.py``.
"""

import json
import os
import shutil
import subprocess

import pytest
from openapi_schema_validator import OAS31Validator

from api.contract import FILE
from tests.conftest import missing

from .fences import FENCE, code, pages

CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))
PAGES = pages("front-end")
# The demo's address in the pages.
DEMO = "http://localhost:8000"
# Every command must succeed, and every answer be no refusal.
STRICT = """set -euo pipefail
curl() { command curl --silent --show-error --fail-with-body "$@"; }
"""


def with_code(language: str) -> list:
    return [pytest.param(page, id=page.stem) for page in PAGES if code(page, language)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", with_code("sh"))
def test_the_calls_of_a_page_are_answered(page, portal, live_server):
    if shutil.which("curl") is None:
        missing("curl")
    script = STRICT + "\n".join(code(page, "sh")).replace(DEMO, live_server.url)
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env={**os.environ, "NO_PROXY": "*"}
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr}"


def schemas() -> list[dict]:
    """Return the schema of every component and of every answer."""
    answers = [
        media["schema"]
        for calls in CONTRACT["paths"].values()
        for call in calls.values()
        for answer in call["responses"].values()
        for media in answer.get("content", {}).values()
    ]
    return [*CONTRACT["components"]["schemas"].values(), *answers]


@pytest.mark.parametrize("page", with_code("json"))
def test_the_answers_of_a_page_are_of_a_shape_in_the_contract(page):
    for text in code(page, "json"):
        shown = json.loads(text)
        fitting = [
            schema
            for schema in schemas()
            if OAS31Validator({**schema, "components": CONTRACT["components"]}).is_valid(shown)
        ]
        assert fitting, text


def test_every_piece_of_code_is_of_a_kind_that_is_looked_at():
    """``html`` and plain pieces are settings of a server; what is to be run is a shell's or TypeScript."""
    kinds = {name for page in PAGES for name, _ in FENCE.findall(page.read_text(encoding="utf-8"))}
    assert kinds <= {"sh", "json", "ts", "html", ""}
