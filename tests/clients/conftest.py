import shutil
from pathlib import Path

import pytest

from tests.conftest import missing

from .typescript import CLIENT, ROOT, TOOLS


@pytest.fixture(scope="module")
def client_folder(tmp_path_factory) -> Path:
    """A copy of the client with the committed types and the tools that were installed for it."""
    if not TOOLS.is_dir():
        missing("the client's tools (npm ci --prefix docs/clients/typescript)")
    folder = tmp_path_factory.mktemp("client") / "typescript"
    shutil.copytree(CLIENT, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (folder / "node_modules").symlink_to(CLIENT / "node_modules")
    shutil.copy(ROOT / "api" / "types.ts", folder / "src" / "types.ts")
    return folder
