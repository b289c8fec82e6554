"""Rich text as the API gives it: sanitised HTML whose internal links are marked, so that hidden targets lose them."""

import re
from html import unescape

import nh3

from pages.folding import nfc

from .marks import MarkedHtml, key_of, link_end, link_start, without_controls

TAGS = {
    "a",
    "b",
    "strong",
    "i",
    "em",
    "h2",
    "h3",
    "h4",
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "sup",
    "sub",
    "hr",
    "blockquote",
}
ATTRIBUTES = {"a": {"href", "linktype", "id"}}
SCHEMES = {"http", "https", "mailto", "tel"}
ANCHORS = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
OBJECT_ID = re.compile(r"[0-9]{1,18}")
KINDS = {"page": "page", "document": "document"}


def marked_html(source: str) -> MarkedHtml:
    """Return the HTML of a stored rich text. Links to pages and documents stand only while their targets are public."""
    clean = nh3.clean(
        nfc(source),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,  # set below, for links to other hosts only
    )
    # A numeric character reference becomes its character above: only now can no mark be forged.
    return MarkedHtml(ANCHORS.sub(anchor, without_controls(clean)))


def anchor(match: re.Match) -> str:
    attributes = dict(ATTRIBUTE.findall(match[1]))
    words = match[2]
    kind = KINDS.get(attributes.get("linktype", ""))
    if kind and OBJECT_ID.fullmatch(attributes.get("id", "")):
        key = key_of(kind, int(attributes["id"]))
        return f"{link_start(key)}{words}{link_end(key)}"
    href = attributes.get("href")
    if not href:
        return words
    rel = ' rel="noopener"' if unescape(href).startswith(("http:", "https:")) else ""
    return f'<a href="{href}"{rel}>{words}</a>'
