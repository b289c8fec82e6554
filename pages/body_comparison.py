"""What a reviewer sees of a change in a body: every block by its name, and what is new, gone or moved.

Wagtail's own comparison shows tables as data and choices by their keys; it says nothing of a new order, of a link that
leads elsewhere, and of what a list in a new block says of its pictures.
"""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from bs4 import BeautifulSoup
from django.template.defaultfilters import yesno
from django.template.loader import render_to_string
from django.utils.encoding import force_str
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import StreamFieldComparison
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import expand_db_html
from wagtail.utils.text import text_from_html

from .comparison import instead, words

LINE_ENDS = ["p", "h2", "h3", "h4", "h5", "h6", "li", "br"]


class BodyComparison(StreamFieldComparison):
    """A body, block by block."""

    def htmldiff(self):
        return sequence(list(self.val_a), list(self.val_b), named=True)


def difference(block: blocks.Block, a: Any, b: Any) -> SafeString:
    """Return the two values of a block as one; of one value twice, the value."""
    for kind, show in DIFFERENCES:
        if isinstance(block, kind):
            return show(block, a, b)
    if hasattr(block, "get_comparison_class"):
        return block.get_comparison_class()(block, True, True, a, b).htmldiff()
    return leaf(block, a, b)


def struct(block: blocks.StructBlock, a, b) -> SafeString:
    return rows(
        (child.label, difference(child, a.get(name), b.get(name)))
        for name, child in block.child_blocks.items()
    )


def rows(pairs: Iterator[tuple[str, SafeString]]) -> SafeString:
    """Return what belongs to one thing: each by its label, and nothing of what is empty."""
    return format_html(
        '<dl class="comparison__list">{}</dl>',
        format_html_join("", "<dt>{}</dt><dd>{}</dd>", ((label, html) for label, html in pairs if html)),
    )


def picture(block: ImageBlock, a, b) -> SafeString:
    """Return the picture itself, its name, and what is said of it here."""
    images = render_to_string("wagtailimages/widgets/compare.html", {"image_a": a, "image_b": b})
    said = [
        (_("Title"), lambda image: image.title),
        (_("alternative text").capitalize(), lambda image: image.contextual_alt_text or ""),
        (_("decorative").capitalize(), lambda image: yesno(bool(image.decorative))),
    ]
    return images + rows((label, words(a and text(a) or "", b and text(b) or "")) for label, text in said)


def children(block: blocks.ListBlock, a, b) -> SafeString:
    return sequence(list(a.bound_blocks), list(b.bound_blocks), named=False)


def sequence(a: list, b: list, named: bool) -> SafeString:
    """Return blocks in their new order; those that are gone stand where they stood, ``named`` ones by their names."""
    return format_html_join(
        "",
        '<div class="comparison__child-object {}">{}{}</div>',
        (
            (
                state,
                format_html("<p><strong>{}</strong></p>", _("Moved to another place"))
                if state == "moved"
                else "",
                one(old, new, named),
            )
            for state, old, new in places(a, b)
        ),
    )


def one(old, new, named: bool) -> SafeString:
    child = new or old
    html = difference(child.block, (old or new).value, child.value)
    return rows(iter([(child.block.label, html)])) if named else html


def places(a: list, b: list) -> Iterator[tuple[str, Any, Any]]:
    """Yield ``(state, old, new)`` for each block of either list; one of both is None where there is none."""
    olds, news = keyed(a), keyed(b)
    matcher = SequenceMatcher(None, list(olds), list(news), autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        for key in list(olds)[i1:i2]:
            if kind != "equal" and key not in news:
                yield "deletion", olds[key], None
        for key in list(news)[j1:j2]:
            state = "" if kind == "equal" else "moved" if key in olds else "addition"
            yield state, olds.get(key), news[key]


def keyed(children: list) -> dict:
    """Return blocks by kind and number, or place where they came without numbers; none is lost, whatever they are."""
    found: dict = {}
    for place, child in enumerate(children):
        key = (child.block.name, getattr(child, "original_id", child.id) or place)
        found[(*key, place) if key in found else key] = child
    return found


def leaf(block: blocks.Block, a, b) -> SafeString:
    """Return the words of a block. What is no word, as bold type is, cannot be marked: that it changed is said."""
    old, new = text(block, a), text(block, b)
    if isinstance(block, blocks.ChooserBlock | blocks.ChoiceBlock) and a != b:
        return instead(old, new)
    html = words(old, new)
    if a != b and old == new:
        html += format_html("<p><strong>{}</strong></p>", _("Changed in its form only"))
    return html


def text(block: blocks.Block, value) -> str:
    """Return what a block says, in words."""
    if value is None or value == "":
        return ""
    for kind, say in TEXTS:
        if isinstance(block, kind):
            return say(block, value)
    return text_from_html(block.render_basic(value))


def rich_text(block, value) -> str:
    """Return the lines of a text; behind a link stands where it leads."""
    soup = BeautifulSoup(expand_db_html(value.source), "html.parser")
    for link in soup.find_all("a"):
        link.append(f" [{link.get('href', '')}]")
    for end in soup.find_all(LINE_ENDS):
        end.append("\n")
    return soup.get_text().strip()


def table(block, value) -> str:
    """Return a table line by line, with a bar between the cells."""
    cells = [" | ".join(cell or "" for cell in row) for row in value.get("data") or ()]
    return "\n".join(filter(None, [value.get("table_caption"), *cells]))


def choice(block, value) -> str:
    """Return the label of what was chosen."""
    return force_str(dict(block.field.choices).get(value, value))


# The first that fits.
DIFFERENCES: list[tuple[type[blocks.Block], Callable[..., SafeString]]] = [
    (ImageBlock, picture),
    (blocks.StructBlock, struct),
    (blocks.ListBlock, children),
    (blocks.StreamBlock, lambda block, a, b: sequence(list(a), list(b), named=True)),
]
TEXTS: list[tuple[type[blocks.Block], Callable[[Any, Any], str]]] = [
    (blocks.RichTextBlock, rich_text),
    (TableBlock, table),
    (blocks.ChoiceBlock, choice),
    (blocks.BooleanBlock, lambda block, value: yesno(value)),
    (DocumentChooserBlock, lambda block, document: f"{document.title} ({document.filename})"),
    (blocks.ChooserBlock, lambda block, thing: str(thing)),
]
