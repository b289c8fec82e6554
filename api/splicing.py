"""From a marked text and the items that are public now to the JSON of an answer."""

import re
from collections.abc import Callable, Mapping
from html import escape
from json.encoder import encode_basestring as quoted

from .marks import COMMA, ELSE, END, FIELD, LISTED, REGION, THEN
from .statements import Row

REGIONS = re.compile(f"{REGION}([^{THEN}]*){THEN}([^{END}{ELSE}]*)(?:{ELSE}([^{END}]*))?{END}")
FIELDS = re.compile(f"{FIELD}([a-z_]+){FIELD}")
LISTS = re.compile(f"{LISTED}([a-z_]+):([^{LISTED}]*){LISTED}")


def lists_in(*texts: str) -> list[tuple[str, str]]:
    """Return the name and the arguments, as JSON, of every list that the marked ``texts`` ask for, each once."""
    return list(dict.fromkeys(found for text in texts for found in LISTS.findall(text)))


def link(part: Row, site: int | None = None) -> str:
    """Return an item as a link to a page: type, id, title, url."""
    title, url = quoted(part.title), quoted(address(part, site))
    return f'{{"type":{quoted(part.type)},"id":{part.object_id},"title":{title},"url":{url}}}'


def address(part: Row, site: int | None) -> str:
    """Return where an item stands: root-relative on its own site, absolute for the readers of another."""
    if site is None or part.site is None or part.site == site:
        return part.path
    return part.canonical_url or part.path


def splice(
    text: str,
    parts: Mapping[str, Row],
    own: Row | None = None,
    fill: Callable[[str, str], str] | None = None,
    site: int | None = None,
) -> str:
    """Return ``text`` with every mark resolved, for readers of ``site``.

    ``parts`` holds the public items by key; what is not in it is left out. ``own`` answers the text's own fields,
    ``fill`` returns the elements of a list, joined by commas, from its name and its arguments as JSON.
    """

    def fields(content: str, part: Row | None) -> str:
        return FIELDS.sub(lambda mark: value_of(part, mark[1], parts, site), content)

    if REGION in text:
        text = REGIONS.sub(
            lambda region: fields(region[2], parts[region[1]]) if region[1] in parts else region[3] or "",
            text,
        )
    if FIELD in text:
        text = fields(text, own)
    if fill is not None and LISTED in text:
        text = LISTS.sub(lambda mark: fill(mark[1], mark[2]), text)
    return text.replace(f"[{COMMA}", "[").replace(COMMA, ",") if COMMA in text else text


def value_of(part: Row | None, name: str, parts: Mapping[str, Row], site: int | None) -> str:
    if part is None:
        raise LookupError(f"a text asks for its own {name}, but its item is not given")
    match name:
        case "card":
            return splice(part.card, parts, part, site=site)
        case "link":
            return link(part, site)
        case "quoted_url":
            return quoted(address(part, site))
        case "url":
            return quoted(address(part, site))[1:-1]
        case "href":
            return quoted(escape(address(part, site)))[1:-1]
        case "canonical_url":
            return quoted(part.canonical_url)[1:-1]
    raise LookupError(f"an item has no field {name}")
