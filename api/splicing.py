"""From a marked text and the items that are public now to the JSON of an answer."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from .marks import COMMA, ELSE, END, FIELD, LISTED, REGION, THEN

REGIONS = re.compile(f"{REGION}([^{THEN}]*){THEN}([^{END}{ELSE}]*)(?:{ELSE}([^{END}]*))?{END}")
FIELDS = re.compile(f"{FIELD}([a-z_]+){FIELD}")
LISTS = re.compile(f"{LISTED}([a-z_]+):([^{LISTED}]*){LISTED}")


@dataclass(frozen=True)
class Part:
    """The columns of an item that other texts can ask for."""

    key: str
    type: str
    object_id: int
    title: str
    path: str
    canonical_url: str
    card: str

    def link(self) -> str:
        """Return the item as a link to a page: type, id, title, url."""
        link = {"type": self.type, "id": self.object_id, "title": self.title, "url": self.path}
        return json.dumps(link, ensure_ascii=False, separators=(",", ":"))


def splice(
    text: str,
    parts: Mapping[str, Part],
    own: Part | None = None,
    fill: Callable[[str, dict], str] | None = None,
) -> str:
    """Return ``text`` with every mark resolved.

    ``parts`` holds the public items by key; what is not in it is left out. ``own`` answers the text's own fields,
    ``fill`` returns the elements of a list found now, joined by commas, from its name and arguments.
    """

    def fields(content: str, part: Part | None) -> str:
        return FIELDS.sub(lambda mark: value_of(part, mark[1], parts), content)

    text = REGIONS.sub(
        lambda region: fields(region[2], parts[region[1]]) if region[1] in parts else region[3] or "", text
    )
    text = fields(text, own)
    if fill is not None:
        text = LISTS.sub(lambda mark: fill(mark[1], json.loads(mark[2])), text)
    return text.replace(f"[{COMMA}", "[").replace(COMMA, ",")


def value_of(part: Part | None, name: str, parts: Mapping[str, Part]) -> str:
    if part is None:
        raise LookupError(f"a text asks for its own {name}, but its item is not given")
    match name:
        case "card":
            return splice(part.card, parts, part)
        case "link":
            return part.link()
        case "quoted_url":
            return json.dumps(part.path)
        case "url":
            return json.dumps(part.path)[1:-1]
        case "href":
            return json.dumps(escape(part.path))[1:-1]
        case "canonical_url":
            return json.dumps(part.canonical_url)[1:-1]
    raise LookupError(f"an item has no field {name}")
