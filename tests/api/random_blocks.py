"""Random values of any block, as an editor's form leaves them: what ``hypothesis`` builds bodies from."""

from collections.abc import Callable

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

# Letters of both tone placements, composed and not, what JSON, HTML and our own marks are made of, and other scripts.
LETTERS = "aăâđêôơư ẠỘỰ hoà hòa a\u0302\u0301 e\u0323 \"'\\/<>&{}[],: \x1e\x02\x05 \u200b 漢 😀 \n\t"
Strategy = st.SearchStrategy


def words(most: int = 40, least: int = 0) -> Strategy:
    return (
        st.text(st.sampled_from(LETTERS), min_size=least, max_size=most)
        .map(str.strip)
        .filter(lambda text: len(text) >= least)
    )


def line(block: blocks.CharBlock) -> Strategy:
    least = 1 if block.required else 0
    return (
        words(min(40, block.field.max_length or 40), least)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: len(text) >= least)
    )


def html(block: blocks.RichTextBlock) -> Strategy:
    escaped = words(30, 1).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
    paragraph = escaped.map(lambda text: f"<p>{text} <b>đậm</b></p>")
    link = escaped.map(
        lambda text: f'<p><a linktype="page" id="1">{text}</a> <a href="https://example.org/">x</a></p>'
    )
    items = st.lists(escaped, min_size=1, max_size=3).map(
        lambda texts: "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
    )
    return st.lists(st.one_of(paragraph, link, items), min_size=1, max_size=3).map("".join)


def table(block: TableBlock) -> Strategy:
    def rows(width: int) -> Strategy:
        row = st.lists(st.one_of(words(10), st.none()), min_size=width, max_size=width)
        return st.lists(row, min_size=1, max_size=4)

    return st.builds(
        lambda data, caption, header: {
            "data": data,
            "table_caption": caption,
            "table_header_choice": header,
            "first_row_is_table_header": header in ("row", "both"),
            "first_col_is_header": header in ("column", "both"),
        },
        st.integers(1, 4).flatmap(rows),
        words(20),
        st.sampled_from(["", "row", "column", "both", "neither"]),
    )


LEAVES: dict[type, Callable[..., Strategy]] = {
    blocks.TextBlock: lambda block: words(60, 1 if block.required else 0),
    blocks.CharBlock: line,
    blocks.URLBlock: lambda block: st.sampled_from(
        ["https://example.org/a?b=c&d", "https://xn--e1a.example/"]
    ),
    blocks.BooleanBlock: lambda block: st.booleans(),
    blocks.IntegerBlock: lambda block: st.integers(
        block.field.min_value or 0, block.field.max_value or 10**6
    ),
    blocks.ChoiceBlock: lambda block: st.sampled_from(
        [value for value, _label in block.field.choices if value]
    ),
    blocks.RichTextBlock: html,
    TableBlock: table,
}


def values(block: blocks.Block, chosen: Callable[[blocks.Block], list[int]]) -> Strategy:
    """Return what ``block`` can hold, as it is stored; ``chosen`` gives the ids a chooser can name.

    Raises LookupError for a leaf nobody has told how to fill.
    """
    if isinstance(block, blocks.PageChooserBlock | SnippetChooserBlock | DocumentChooserBlock):
        ids = st.sampled_from(chosen(block))
        return ids if block.required else st.one_of(st.none(), ids)
    if isinstance(block, ImageBlock):
        return st.builds(
            lambda image, alt, decorative: {"image": image, "alt_text": alt, "decorative": decorative},
            st.sampled_from(chosen(block)),
            words(30, 1),
            st.booleans(),
        )
    for block_class in type(block).__mro__:
        if block_class in LEAVES:
            return LEAVES[block_class](block)
    if isinstance(block, blocks.StreamBlock):
        return stream(block, chosen)
    if isinstance(block, blocks.ListBlock):
        least = max(1, block.meta.min_num or 0)
        item = values(block.child_block, chosen)
        items = st.fixed_dictionaries({"type": st.just("item"), "id": st.uuids().map(str), "value": item})
        return st.lists(items, min_size=least, max_size=least + 2)
    if isinstance(block, blocks.StructBlock):
        return st.fixed_dictionaries(
            {name: values(child, chosen) for name, child in block.child_blocks.items()}
        )
    raise LookupError(type(block).__name__)


def stream(block: blocks.StreamBlock, chosen: Callable[[blocks.Block], list[int]]) -> Strategy:
    """Return bodies of up to five blocks, of any types, in any order."""
    children = [
        st.fixed_dictionaries(
            {"type": st.just(name), "id": st.uuids().map(str), "value": values(child, chosen)}
        )
        for name, child in block.child_blocks.items()
    ]
    return st.lists(st.one_of(children), min_size=1, max_size=5, unique_by=lambda child: child["id"])
