"""From a marked text and the items that are public now to the JSON of an answer."""

from collections.abc import Callable, Mapping
from html import escape
from json.encoder import encode_basestring as quoted

from .marks import COMMA, ELSE, END, FIELD, LISTED, REGION, THEN
from .statements import Row


def lists_in(*texts: str) -> list[tuple[str, str]]:
    """Return the name and the arguments, as JSON, of every list that the marked ``texts`` ask for, each once."""
    return list(dict.fromkeys(wanted(mark) for text in texts for mark in text.split(LISTED)[1::2]))


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
    if REGION in text:
        text = with_regions(text, parts, site)
    if FIELD in text:
        text = with_fields(text, own, parts, site)
    if fill is not None and LISTED in text:
        text = with_lists(text, fill)
    return with_commas(text) if COMMA in text else text


# A text is cut at a mark, and so at every one: several times faster than a regular expression.


def with_regions(text: str, parts: Mapping[str, Row], site: int | None) -> str:
    """Return a text with what stands in each region while its item is public, or what stands there otherwise."""
    before, *regions = text.split(REGION)
    pieces = [before]
    for region in regions:
        key, _, begun = region.partition(THEN)
        inside, _, after = begun.partition(END)
        shown, _, otherwise = inside.partition(ELSE)
        part = parts.get(key)
        pieces += (otherwise if part is None else with_fields(shown, part, parts, site), after)
    return "".join(pieces)


def with_fields(text: str, part: Row | None, parts: Mapping[str, Row], site: int | None) -> str:
    """Return a text with the fields of an item in the place of their names."""
    pieces = text.split(FIELD)
    pieces[1::2] = [value_of(part, name, parts, site) for name in pieces[1::2]]
    return "".join(pieces)


def with_lists(text: str, fill: Callable[[str, str], str]) -> str:
    """Return a text with the elements of each list in the place of its name and arguments."""
    pieces = text.split(LISTED)
    pieces[1::2] = [fill(*wanted(mark)) for mark in pieces[1::2]]
    return "".join(pieces)


def with_commas(text: str) -> str:
    """Return a text with a comma before each element of an array, but for the first that is there."""
    before, *elements = text.split(COMMA)
    pieces = [before]
    for element in elements:
        pieces += ("" if before.endswith("[") else ",", element)
        before = element
    return "".join(pieces)


def wanted(mark: str) -> tuple[str, str]:
    """Return the name and the arguments, as JSON, of a list from what stands between its marks."""
    name, _, arguments = mark.partition(":")
    return name, arguments


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
