"""The client for TypeScript and its tools, as the tests run them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "docs" / "clients" / "typescript"
TOOLS = CLIENT / "node_modules" / ".bin"


def run(folder: Path, tool: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([TOOLS / tool, *arguments], cwd=folder, capture_output=True, text=True)


def compiled(folder: Path) -> str:
    """Return what the compiler says of the client with its examples; empty if it has nothing to say."""
    return run(folder, "tsc", "--project", "tsconfig.examples.json").stdout
