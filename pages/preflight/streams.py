"""What of a body or an aside the rules look at: every block, a project's own too, by the kind of its leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from blocks.library.heading import HeadingBlock

from .pieces import Chosen, Heading, Link, Picture, Place, Text

if TYPE_CHECKING:
    from .material import Material

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LINES = ["p", "li", *HEADINGS]


def take_stream(material: Material, stream, place: Place) -> None:
    """Take what a stream value holds."""
    for child in stream:
        where = Place(f"{place.label} › {child.block.label}", child.id or "")
        take(material, child.block, child.value, where)


def take(material: Material, block: blocks.Block, value, place: Place) -> None:
    """Take what a block holds, and what the blocks in it hold."""
    if isinstance(block, HeadingBlock):
        material.headings.append(Heading(place, int(value["level"] or 2), value["text"] or ""))
    if isinstance(block, blocks.StreamBlock):
        take_stream(material, value, place)
    elif isinstance(block, ImageBlock):
        take_picture(material, block, value, place)
    elif isinstance(block, blocks.ListBlock):
        take_list(material, block, value, place)
    elif isinstance(block, blocks.BaseStructBlock):
        take_structure(material, block, value, place)
    else:
        take_leaf(material, block, value, place)


def take_list(material: Material, block: blocks.ListBlock, value, place: Place) -> None:
    if len(value) < (block.meta.min_num or 0):
        material.blanks.append(place)
    for number, held in enumerate(value, 1):
        take(material, block.child_block, held, place.within(str(number)))


def take_structure(material: Material, block: blocks.BaseStructBlock, value, place: Place) -> None:
    for name, inner in block.child_blocks.items():
        held, where = value.get(name), place.within(str(inner.label))
        if isinstance(inner, ImageBlock):
            # A picture's credit stands beside it, where there is a place for one.
            credit = value.get("credit") or "" if "credit" in block.child_blocks else None
            take_picture(material, inner, held, where, credit)
        else:
            take(material, inner, held, where)


def take_picture(
    material: Material, block: ImageBlock, value, place: Place, credit: str | None = None
) -> None:
    if value is not None:
        words = value.contextual_alt_text or ""
        material.pictures.append(Picture(place, words, bool(value.decorative), credit))
    elif block.child_blocks["image"].required:
        material.blanks.append(place)


def take_leaf(material: Material, block: blocks.Block, value, place: Place) -> None:
    if isinstance(block, blocks.ChooserBlock):
        if value is not None or block.required:
            material.chosen.append(Chosen(place, block.model_class, getattr(value, "pk", None)))
    elif is_empty(value):
        material.blanks.extend([place] if block.required else [])
    elif isinstance(block, blocks.RichTextBlock):
        take_markup(material, value.source, place)
    elif isinstance(block, blocks.URLBlock):
        material.links.append(Link(place, value, address=value))
    elif isinstance(block, TableBlock):
        cells = [str(cell) for row in value["data"] for cell in row if cell]
        caption = value.get("table_caption")
        material.texts.extend(Text(place, words) for words in [*([caption] if caption else []), *cells])
    elif isinstance(value, str) and not isinstance(block, blocks.ChoiceBlock):
        material.texts.append(Text(place, value))


def is_empty(value) -> bool:
    return value is None or value == "" or (isinstance(value, RichText) and not value.source.strip())


def take_markup(material: Material, markup: str, place: Place) -> None:
    """Take the text, the headings and the links of a rich text as it is stored."""
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup.find_all(LINES):
        if words := words_of(element):
            material.texts.append(Text(place, words))
    for element in soup.find_all(HEADINGS):
        material.headings.append(Heading(place, HEADINGS[element.name], words_of(element)))
    for element in soup.find_all("a"):
        material.links.append(link_of(element, place))


def words_of(element: Tag) -> str:
    """Return the text of a line as it reads, spaces and all; a list in a list's item has items of its own."""
    nodes = [node for node in element.descendants if node.find_parent(LINES) is element]
    return "".join(map(read, nodes)).strip()


def read(node: PageElement) -> str:
    """Return what a node of itself adds to a text."""
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else ""
    return str(node) if type(node) is NavigableString else ""


def link_of(element, place: Place) -> Link:
    """Return the link that an element of a stored rich text is: it names pages and documents by their ids."""
    words = element.get_text(" ", strip=True)
    kind, number = element.get("linktype"), element.get("id", "")
    target = int(number) if number.isdigit() else None
    return Link(
        place,
        words,
        address=element.get("href", ""),
        page=target if kind == "page" else None,
        document=target if kind == "document" else None,
    )
