"""One table: how each leaf block looks in the API, and the JSON Schema of that look.

A leaf is a block that is not made of blocks. Composite blocks follow from their leaves (streams.py). Looked up along
the class's MRO; an unknown leaf has no fallback: it raises, and a system check finds it at start. A host project
registers its own with ``register_leaf`` in its ``AppConfig.ready``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as StockTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import get_text_for_indexing

from blocks.library.banner import BannerBlock
from blocks.library.banner_placement import BannerPlacementBlock
from blocks.library.heading import HeadingBlock
from blocks.library.latest_articles import LatestArticlesBlock
from blocks.library.link_group import LinkGroupBlock
from blocks.library.picture import PictureBlock
from blocks.library.poll import PollBlock
from blocks.library.video import VideoBlock
from pages.folding import nfc, slug

from .marks import Listed, Picture, Spliced, key_of
from .rich_text import marked_html

STRING = {"type": "string"}
INTEGER = {"type": "integer"}


@dataclass(frozen=True)
class Leaf:
    """What the API knows of a leaf block.

    ``look`` turns a raw value, as stored, into the API's value, with marks; ``schema`` is the JSON Schema of that.
    ``target`` returns the key of the item a raw value stands or falls with; None for an empty value. ``words`` returns
    the texts a search may find: none of a block that stands or falls with another item, which may be hidden.
    ``sample`` is a raw value for examples of blocks that bring none.
    """

    look: Callable
    schema: dict
    target: Callable | None = None
    words: Callable = lambda raw: []
    sample: object = None


TABLE: dict[type[blocks.Block], Leaf] = {}


def register_leaf(block_class: type[blocks.Block], leaf: Leaf) -> None:
    """Say how blocks of ``block_class`` look in the API; the last word on a class counts."""
    TABLE[block_class] = leaf


def leaf_of(block: blocks.Block) -> Leaf | None:
    """Return the leaf entry of the block's class or of the nearest class above it; None for a composite."""
    for block_class in type(block).__mro__:
        if block_class in TABLE:
            return TABLE[block_class]
        if block_class in (blocks.StructBlock, blocks.ListBlock, blocks.StreamBlock):
            return None
    raise LookupError(
        f"{type(block).__name__} has no entry in the table of leaves: register one with register_leaf()."
    )


def component(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def chosen(kind: str, schema_name: str) -> Leaf:
    """Return the leaf of a block that chooses one thing: it stands or falls with that thing."""

    def target(raw):
        return key_of(kind, raw) if raw else None

    return Leaf(lambda raw: Spliced(target(raw)) if raw else None, component(schema_name), target, sample=1)


def text(raw) -> str:
    return nfc(raw or "")


def words_of_text(raw) -> list[str]:
    return [raw] if raw else []


def words_of_rich_text(raw) -> list[str]:
    return [get_text_for_indexing(raw)] if raw else []


def words_of_table(raw) -> list[str]:
    shown = table_look(raw)
    return [shown["caption"], *(cell for row in shown["rows"] for cell in row)]


def picture_target(raw) -> str | None:
    chosen_image = ((raw or {}).get("image") or {}).get("image")
    return key_of("image", chosen_image) if chosen_image else None


def picture_look(raw):
    key = picture_target(raw)
    if key is None:
        return None
    image = raw["image"]
    alt = "" if image.get("decorative") else text(image.get("alt_text"))
    return Picture(key, {"alt": alt, "caption": text(raw.get("caption")), "credit": text(raw.get("credit"))})


def heading_look(raw) -> dict:
    words = text(raw.get("text"))
    return {"level": int(raw.get("level") or 2), "text": words, "anchor": slug(words)}


def table_look(raw) -> dict:
    raw = raw or {}
    choice = raw.get("table_header_choice") or ""
    return {
        "caption": text(raw.get("table_caption")),
        "header_row": choice in ("row", "both"),
        "header_column": choice in ("column", "both"),
        "rows": [
            [text(str(cell)) if cell is not None else "" for cell in row] for row in raw.get("data") or []
        ],
    }


def latest_articles_look(raw) -> dict:
    section = raw.get("section")
    return {
        "title": text(raw.get("title")),
        "section": Spliced(key_of("page", section), "link") if section else None,
        "articles": [Listed("latest", {"section": section, "count": raw.get("count") or 5})],
    }


def placement_look(raw) -> dict:
    return {
        "placement": Spliced(key_of("placement", raw)),
        "banners": [Listed("banners", {"placement": raw})],
    }


def structure(**properties) -> dict:
    """Return the JSON Schema of an object with exactly these properties, all of them required."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def nullable(schema: dict) -> dict:
    return {"anyOf": [schema, {"type": "null"}]}


def array(schema: dict) -> dict:
    return {"type": "array", "items": schema}


register_leaf(blocks.CharBlock, Leaf(text, STRING, words=words_of_text, sample="Văn bản"))
register_leaf(blocks.TextBlock, Leaf(text, STRING, words=words_of_text, sample="Văn bản"))
register_leaf(blocks.ChoiceBlock, Leaf(text, STRING))
register_leaf(blocks.URLBlock, Leaf(text, STRING, sample="https://www.example.org/"))
register_leaf(blocks.BooleanBlock, Leaf(bool, {"type": "boolean"}))
register_leaf(blocks.IntegerBlock, Leaf(lambda raw: raw, nullable({"type": "integer"}), sample=1))
register_leaf(
    blocks.RichTextBlock,
    Leaf(lambda raw: marked_html(raw or ""), STRING, words=words_of_rich_text, sample="<p>Văn bản</p>"),
)
register_leaf(blocks.PageChooserBlock, chosen("page", "Card"))
register_leaf(PollBlock, chosen("poll", "Poll"))
register_leaf(BannerBlock, chosen("banner", "Banner"))
register_leaf(LinkGroupBlock, chosen("link_group", "LinkGroup"))
register_leaf(VideoBlock, chosen("video", "VideoClip"))
register_leaf(DocumentChooserBlock, chosen("document", "Document"))
register_leaf(PictureBlock, Leaf(picture_look, component("Image"), picture_target))
register_leaf(
    HeadingBlock,
    Leaf(
        heading_look,
        structure(level={"type": "integer", "enum": [2, 3]}, text=STRING, anchor=STRING),
        words=lambda raw: words_of_text(raw.get("text")),
    ),
)
register_leaf(
    StockTableBlock,
    Leaf(
        table_look,
        structure(
            caption=STRING,
            header_row={"type": "boolean"},
            header_column={"type": "boolean"},
            rows=array(array(STRING)),
        ),
        words=words_of_table,
    ),
)
register_leaf(
    LatestArticlesBlock,
    Leaf(
        latest_articles_look,
        structure(title=STRING, section=nullable(component("PageLink")), articles=array(component("Card"))),
    ),
)
register_leaf(
    BannerPlacementBlock,
    Leaf(
        placement_look,
        structure(placement=component("Placement"), banners=array(component("Banner"))),
        lambda raw: key_of("placement", raw) if raw else None,
    ),
)
