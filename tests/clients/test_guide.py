"""The TypeScript that front-end teams are shown to copy compiles strictly, and runs against a server."""

import os
import subprocess

import pytest

from tests.docs.fences import code
from tests.docs.test_front_end import DEMO, portal, with_code

from .typescript import CLIENT, run

__all__ = ["portal"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", [*with_code("ts"), pytest.param(CLIENT / "README.md", id="client")])
def test_the_code_of_a_page_compiles_and_runs(page, client_folder, portal, live_server):
    source = client_folder / "src" / f"{page.stem}.ts"
    text = "\n".join(code(page, "ts")).replace(DEMO, live_server.url)
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
