"""Marks in stored JSON: where a read puts in what is still public.

JSON never holds raw control characters, so they can serve as marks. A serializer returns plain values and, where
another item belongs, one of the classes below; ``marked_json`` writes them down.
"""

import json
import re
from dataclasses import dataclass, field

REGION, THEN, ELSE, END = "\x1e", "\x02", "\x04", "\x03"
FIELD, LISTED, COMMA = "\x05", "\x06", "\x1d"

CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
MARKS = re.compile(f"([{REGION}{THEN}{ELSE}{END}{FIELD}])")
REFERENCES = re.compile(f"{REGION}([^{THEN}]*){THEN}")


def key_of(kind: str, object_id: int) -> str:
    """Return the key of an item, such as ``page:12``."""
    return f"{kind}:{object_id}"


def id_of(key: str) -> int:
    """Return the id in a key: 12 of ``page:12``."""
    return int(key.partition(":")[2])


@dataclass(frozen=True)
class Spliced:
    """Another item's ``field`` (card, link, url), or null while that item is not public."""

    key: str
    field: str = "card"


@dataclass(frozen=True)
class Standing:
    """An element of an array that stands or falls with another item; inside it ``Spliced`` of that item is certain."""

    key: str
    value: object


@dataclass(frozen=True)
class Picture:
    """A picture item with the words of this use of it: alternative text, caption, credit."""

    key: str
    words: dict = field(hash=False)


@dataclass(frozen=True)
class Listed:
    """The elements of an array that are found when it is read: ``name`` with plain ``arguments``."""

    name: str
    arguments: dict = field(hash=False)


@dataclass(frozen=True)
class Own:
    """A field of the item itself that can change without presenting it again: url, canonical_url."""

    field: str


@dataclass(frozen=True)
class OwnUnless:
    """A field of another item while that is public, and the item's own otherwise."""

    key: str
    field: str


class MarkedHtml(str):
    """HTML in which marks were set with ``link_start`` and ``link_end``."""

    __slots__ = ()


def without_controls(text: str) -> str:
    """Return ``text`` without control characters, so that it can hold no mark of its own."""
    return text.translate(CONTROLS)


def link_start(key: str, attributes: str = "") -> str:
    """Return the opening tag of a link to an item; it is left out while the item is not public."""
    return f'{REGION}{key}{THEN}<a href="{FIELD}href{FIELD}"{attributes}>{END}'


def link_end(key: str) -> str:
    """Return the closing tag that goes with ``link_start``."""
    return f"{REGION}{key}{THEN}</a>{END}"


def marked_json(value, inside: str | None = None) -> str:
    """Return ``value`` as JSON with marks. ``inside`` is the key of the region it stands in.

    Raises ``ValueError`` for a region inside another, which could not be read back.
    """
    match value:
        case Spliced():
            text = f"{FIELD}{value.field}{FIELD}"
            return text if value.key == inside else region(value.key, text, inside, "null")
        case Picture():
            text = "{" + f"{FIELD}card{FIELD}," + marked_json(value.words, inside)[1:]
            return text if value.key == inside else region(value.key, text, inside, "null")
        case Own():
            return f'"{FIELD}{value.field}{FIELD}"'
        case OwnUnless():
            text = f'"{FIELD}{value.field}{FIELD}"'
            return region(value.key, text, inside, text)
        case MarkedHtml():
            return f'"{"".join(map(string_between_marks, MARKS.split(value)))}"'
        case dict():
            return "{" + ",".join(f"{json.dumps(k)}:{marked_json(v, inside)}" for k, v in value.items()) + "}"
        case list() | tuple():
            return marked_array(value, inside)
    return json.dumps(value, ensure_ascii=False)


def string_between_marks(piece: str) -> str:
    """Return a mark as it is, and any other piece of a text as the inside of a JSON string."""
    return piece if MARKS.fullmatch(piece) else json.dumps(piece, ensure_ascii=False)[1:-1]


def marked_array(values, inside: str | None) -> str:
    if len(values) == 1 and isinstance(values[0], Listed):
        listed = values[0]
        return f"[{LISTED}{listed.name}:{json.dumps(listed.arguments)}{LISTED}]"
    if any(isinstance(value, Standing) for value in values):
        return "[" + "".join(element(value, inside) for value in values) + "]"
    return "[" + ",".join(marked_json(value, inside) for value in values) + "]"


def element(value, inside: str | None) -> str:
    """Return an element of an array of which some may go: how many commas it needs is known when it is read."""
    if isinstance(value, Standing):
        return region(value.key, COMMA + marked_json(value.value, value.key), inside)
    return COMMA + marked_json(value, inside)


def region(key: str, text: str, inside: str | None, otherwise: str = "") -> str:
    if inside is not None:
        raise ValueError(f"{key} cannot be marked inside {inside}")
    return f"{REGION}{key}{THEN}{text}{ELSE}{otherwise}{END}"


def references_in(*texts: str) -> set[str]:
    """Return the keys of all items that the marked ``texts`` name."""
    return {key for text in texts for key in REFERENCES.findall(text)}
