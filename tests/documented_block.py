"""The block that the developers' guide shows to whoever adds one: the class as it is printed there."""

import re
from pathlib import Path

from wagtail.blocks import StructBlock

from blocks.body import BodyBlock
from blocks.registration import register_block
from pages.models import ArticlePage, StandardPage

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "developers" / "blocks.md"
PAGES = (ArticlePage, StandardPage)
VALUE = {"entries": [{"day": "2/9", "text": "Lễ khởi công", "link": ""}]}


def printed() -> tuple[str, str]:
    """Return the modules that the guide prints: the block's, and that of the application that registers it."""
    code = re.findall(r"```python\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return code[0], code[1]


def timeline() -> type[StructBlock]:
    """Return the class that the guide prints."""
    names: dict = {}
    exec(printed()[0], names)
    return names["TimelineBlock"]


def add() -> None:
    """Register the block, as a project does when it starts."""
    register_block(BodyBlock, "timeline", timeline()())
    start_anew()


def remove() -> None:
    del BodyBlock.base_blocks["timeline"]
    start_anew()


def start_anew() -> None:
    """Let fields and forms be made from the blocks there are now, as in a new process."""
    for page in PAGES:
        page._meta.get_field("body").__dict__.pop("stream_block", None)
        page.get_edit_handler.cache_clear()
