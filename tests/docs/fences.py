"""The pieces of code in a page of the documentation."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages(folder: str) -> list[Path]:
    """Return the pages of a folder of the documentation."""
    return sorted((DOCS / folder).glob("*.md"))


def code(page: Path, language: str) -> list[str]:
    """Return the pieces of a page that are in a language, in their order."""
    return [text for name, text in FENCE.findall(page.read_text(encoding="utf-8")) if name == language]
