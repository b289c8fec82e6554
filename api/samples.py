"""A sample of every block, as readers get it: what the contract shows, and a mock server answers.

Made from the blocks' own examples (``Meta.preview_value``). Where a block names another thing, an answer of the demo
stands for it (``examples/things/``).
"""

import json
from functools import cache

from wagtail.blocks import Block, ListBlock, StreamBlock

from .leaves import leaf_of
from .marks import marked_json, references_in
from .operations import example
from .splicing import splice
from .statements import Row
from .streams import present_stream

# By kind of thing, the component whose example stands for it.
COMPONENTS = {
    "banner": "Banner",
    "document": "Document",
    "image": "Image",
    "link_group": "LinkGroup",
    "page": "Card",
    "placement": "Placement",
    "poll": "Poll",
    "video": "VideoClip",
}
# What the lists hold that a block may ask for.
LISTS = {"latest": "page", "featured": "page", "banners": "banner"}


def samples_of(stream: StreamBlock) -> dict[str, dict]:
    """Return a block of each type a stream can hold, ``{"type", "id", "value"}``, by type."""
    raw = [
        {"type": name, "id": f"00000000-0000-4000-8000-{number:012}", "value": raw_sample(block)}
        for number, (name, block) in enumerate(stream.child_blocks.items(), 1)
    ]
    text = marked_json(present_stream(stream.to_python(raw)))
    parts = {key: thing(key.partition(":")[0]) for key in references_in(text)}
    shown = json.loads(splice(text, parts, fill=lambda name, arguments: thing(LISTS[name]).text))
    return {block["type"]: block for block in shown}


def raw_sample(block: Block):
    """Return an example of a block as it is stored: its own, or one made of those of its children."""
    if hasattr(block.meta, "preview_value"):
        return block.meta.preview_value
    leaf = leaf_of(block)
    if leaf is not None:
        return block.get_prep_value(block.get_default()) or leaf.sample
    if isinstance(block, ListBlock):
        return [raw_sample(block.child_block)]
    if isinstance(block, StreamBlock):
        return [{"type": name, "value": raw_sample(child)} for name, child in block.child_blocks.items()]
    return {name: raw_sample(child) for name, child in block.child_blocks.items()}


@cache
def thing(kind: str) -> Row:
    """Return the sample of a kind of thing as a public item."""
    shown = example(f"things/{COMPONENTS[kind]}")
    text = json.dumps(shown, ensure_ascii=False)
    return Row(
        arm="named",
        pk=0,
        version=0,
        key=f"{kind}:{shown['id']}",
        type=shown["type"],
        object_id=shown["id"],
        site=None,
        locale="",
        title=shown.get("title", ""),
        path=shown.get("url", ""),
        canonical_url="",
        tree_path="",
        destination="",
        sort_order=0,
        published_at=None,
        visible_until=None,
        text=text[1:-1] if kind == "image" else text,
        aside="",
    )
