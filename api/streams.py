"""A stream of blocks as the API shows it: every block is ``{"type", "id", "value"}``."""

from itertools import chain, count

from wagtail import blocks

from blocks.library.heading import HeadingBlock

from .leaves import leaf_of, nullable, structure
from .marks import Standing


def present_stream(value) -> list:
    """Return the blocks of a stream value, with marks, from what is stored: no object is loaded."""
    children = value.stream_block.child_blocks
    raw_blocks = [raw for raw in value.raw_data if raw["type"] in children]
    shown = [block for raw in raw_blocks if (block := present_block(children[raw["type"]], raw)) is not None]
    tell_apart([block for block in shown if is_heading(children, block)])
    return shown


def is_heading(children, shown) -> bool:
    return isinstance(shown, dict) and isinstance(children[shown["type"]], HeadingBlock)


def tell_apart(headings: list[dict]) -> None:
    """Give each heading an anchor of its own: ``ket-qua``, ``ket-qua-2``; its id if its words make none."""
    taken: set[str] = set()
    for heading in headings:
        anchor = heading["value"]["anchor"] or heading["id"]
        numbered = (f"{anchor}-{number}" for number in count(2))
        heading["value"]["anchor"] = next(name for name in chain([anchor], numbered) if name not in taken)
        taken.add(heading["value"]["anchor"])


def present_block(block: blocks.Block, raw: dict):
    """Return one block of a stream; None if it chooses something and nothing is chosen."""
    shown = {"type": raw["type"], "id": raw.get("id") or "", "value": look(block, raw["value"])}
    find_target = target_of(block)
    if find_target is None:
        return shown
    target = find_target(raw["value"])
    return Standing(target, shown) if target else None


def target_of(block: blocks.Block):
    """Return the function that tells what a block stands or falls with; None if it stands by itself."""
    leaf = leaf_of(block)
    return leaf.target if leaf else None


def look(block: blocks.Block, raw):
    """Return the API's value of a raw block value, with marks."""
    leaf = leaf_of(block)
    if leaf is not None:
        return leaf.look(raw)
    if isinstance(block, blocks.StreamBlock):
        present = (present_block(block.child_blocks[child["type"]], child) for child in raw or [])
        return [child for child in present if child is not None]
    if isinstance(block, blocks.ListBlock):
        return look_of_list(block, raw or [])
    return {name: look(child, (raw or {}).get(name)) for name, child in block.child_blocks.items()}


def list_values(raw: list | None) -> list:
    """Return the values of a stored list, which older versions kept without ids."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in raw or []
    ]


def look_of_list(block: blocks.ListBlock, raw: list) -> list:
    child = block.child_block
    values = list_values(raw)
    find_target = target_of(child)
    if find_target is None:
        return [look(child, value) for value in values]
    targets = [(find_target(value), value) for value in values]
    return [Standing(target, look(child, value)) for target, value in targets if target]


def words_of_stream(value) -> list[str]:
    """Return the texts of a stream that are public whenever the stream is."""
    children = value.stream_block.child_blocks
    known = [raw for raw in value.raw_data if raw["type"] in children]
    return [text for raw in known for text in words(children[raw["type"]], raw["value"])]


def words(block: blocks.Block, raw) -> list[str]:
    """Return the texts of a raw block value that a search may find."""
    leaf = leaf_of(block)
    if leaf is not None:
        return leaf.words(raw)
    if isinstance(block, blocks.StreamBlock):
        pairs = [(block.child_blocks[child["type"]], child["value"]) for child in raw or []]
    elif isinstance(block, blocks.ListBlock):
        pairs = [(block.child_block, value) for value in list_values(raw)]
    else:
        pairs = [(child, (raw or {}).get(name)) for name, child in block.child_blocks.items()]
    return [text for child, value in pairs for text in words(child, value)]


def schema(block: blocks.Block) -> dict:
    """Return the JSON Schema (2020-12) of a block's value. Raises LookupError for an unknown leaf."""
    leaf = leaf_of(block)
    if leaf is not None:
        return leaf.schema
    if isinstance(block, blocks.StreamBlock):
        return {"type": "array", "items": union_schema(block)}
    if isinstance(block, blocks.ListBlock):
        return {"type": "array", "items": schema(block.child_block)}
    return structure(**{name: part_schema(child) for name, child in block.child_blocks.items()})


def part_schema(block: blocks.Block) -> dict:
    """Return the schema of a part of a struct, which is null while what it chooses is not public."""
    return nullable(schema(block)) if target_of(block) else schema(block)


def union_schema(block: blocks.StreamBlock) -> dict:
    """Return the schema of one block of a stream: which of the children it is, told apart by ``type``."""
    return {"oneOf": [block_schema(name, child) for name, child in block.child_blocks.items()]}


def block_schema(name: str, block: blocks.Block) -> dict:
    return structure(type={"const": name}, id={"type": "string"}, value=schema(block))
