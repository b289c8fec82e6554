"""The TypeScript that front-end teams are shown to copy compiles strictly, and runs against a server."""

import json
import os
import subprocess

import pytest

from api.samples import samples_of
from blocks.body import BodyBlock
from tests.docs.fences import code
from tests.docs.test_front_end import DEMO, with_code

from .typescript import CLIENT, run

# What is only defined in the guide is called, too: with what is there, what is not, and a block of each type.
CALLS = """
const every: Block[] = JSON.parse(EVERY_BLOCK);
const html = body(every);
const front_page = await render("/");
const missing = await render("/khong-co/");
const right = front_page.status === 200 && front_page.html?.includes("<h1>") && missing.status === 404;
if (!right) throw new Error("render");
if (!html.includes("<picture>") || !html.includes("<blockquote>") || html.includes("undefined")) throw new Error(html);
"""


def every_block() -> str:
    """Return a body with a block of each type as TypeScript: a string that holds JSON."""
    blocks = list(samples_of(BodyBlock()).values())
    return json.dumps(json.dumps(blocks, ensure_ascii=False), ensure_ascii=False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", [*with_code("ts"), pytest.param(CLIENT / "README.md", id="client")])
def test_the_code_of_a_page_compiles_and_runs(page, client_folder, portal, live_server):
    source = client_folder / "src" / f"{page.stem}.ts"
    text = "\n".join(code(page, "ts")).replace(DEMO, live_server.url)
    if page.stem == "guide":
        text += CALLS.replace("EVERY_BLOCK", every_block())
    try:
        source.write_text(text.replace('"newsdesk-client"', '"./index.js"'), encoding="utf-8")
        compiled = run(client_folder, "tsc")
        assert compiled.returncode == 0, compiled.stdout
        done = subprocess.run(
            ["node", client_folder / "dist" / f"{page.stem}.js"],
            capture_output=True,
            text=True,
            env={**os.environ, "NO_PROXY": "*"},
        )
        assert done.returncode == 0, done.stderr
    finally:
        source.unlink()
