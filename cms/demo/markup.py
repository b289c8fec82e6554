"""The markup the demo's texts are written in: a little Markdown, and a line with a colon for other blocks.

``## heading``, ``### subheading``, ``- list``, ``1. list``, ``> quote`` with ``> — speaker | office``; ``:image``,
``:gallery``, ``:video``, ``:document``, ``:table``, ``:facts``, ``:poll``, ``:banner``, ``:placement``, ``:related``
and ``:links`` with what belongs to them on the same and on the following lines.
"""

import re
from collections.abc import Callable
from html import escape

# Finds the primary key of a thing by its kind (article, page, picture, document, ...) and its key.
Find = Callable[[str, str], int]

INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
)
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
HEADERS = {"row": (True, False, "row"), "column": (False, True, "column"), "both": (True, True, "both")}


def stream(text: str, find: Find) -> list[dict]:
    """Return the stream data of a body. Raises KeyError where ``find`` does, or for an unknown block."""
    blocks: list[dict] = []
    for chunk in re.split(r"\n{2,}", text.strip()):
        kind, value = block(chunk, find)
        if kind == "paragraph" and blocks and blocks[-1]["type"] == "paragraph":
            blocks[-1]["value"] += value
        else:
            blocks.append({"type": kind, "value": value})
    return blocks


def block(chunk: str, find: Find) -> tuple[str, object]:
    """Return the type and the stored value of one chunk of text."""
    first, *rest = chunk.split("\n")
    if first.startswith(("## ", "### ")):
        marks, _, words = first.partition(" ")
        return "heading", {"text": words, "level": str(len(marks))}
    if first.startswith("> "):
        return "quote", quote([line.removeprefix("> ") for line in [first, *rest]])
    if first.startswith(":"):
        name, _, argument = first[1:].partition(" ")
        return BLOCKS[name](cells(argument), [cells(line) for line in rest], find)
    return "paragraph", paragraph([first, *rest], find)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def quote(lines: list[str]) -> dict:
    speaker, office = "", ""
    if lines[-1].startswith("— "):
        speaker, office = [*cells(lines.pop().removeprefix("— ")), ""][:2]
    return {"text": " ".join(lines), "speaker": speaker, "office": office}


def paragraph(lines: list[str], find: Find) -> str:
    """Return rich text as Wagtail stores it: a list if every line is an item, else one paragraph."""
    for mark, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if all(re.match(mark, line) for line in lines):
            items = "".join(f"<li>{inline(re.sub('^' + mark, '', line), find)}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{inline(' '.join(lines), find)}</p>"


def inline(text: str, find: Find) -> str:
    html = escape(text, quote=False)
    for pattern, replacement in INLINE:
        html = pattern.sub(replacement, html)
    return LINK.sub(lambda match: anchor(match[1], match[2], find), html)


def anchor(words: str, target: str, find: Find) -> str:
    kind, _, key = target.partition(":")
    if kind in ("article", "page"):
        return f'<a linktype="page" id="{find(kind, key)}">{words}</a>'
    if kind == "document":
        return f'<a linktype="document" id="{find(kind, key)}">{words}</a>'
    return f'<a href="{target}">{words}</a>'


def picture(line: list[str], find: Find) -> dict:
    name, alt, caption, credit = line
    image = {"image": find("picture", name), "alt_text": alt, "decorative": False}
    return {"image": image, "caption": caption, "credit": credit}


def table(head, lines, find) -> tuple[str, dict]:
    caption, header = head
    row, column, choice = HEADERS.get(header, (False, False, "neither"))
    return "table", {
        "data": lines,
        "table_caption": caption,
        "table_header_choice": choice,
        "first_row_is_table_header": row,
        "first_col_is_header": column,
    }


def chooser(kind: str, name: str | None = None):
    """Return a block function whose value is the key of one thing."""
    return lambda head, lines, find: (name or kind, find(kind, head[0]))


BLOCKS = {
    "image": lambda head, lines, find: ("image", picture(head, find)),
    "gallery": lambda head, lines, find: (
        "gallery",
        {"title": head[0], "pictures": [picture(line, find) for line in lines]},
    ),
    "facts": lambda head, lines, find: (
        "facts",
        {"title": head[0], "facts": [{"label": label, "value": value} for label, value in lines]},
    ),
    "related": lambda head, lines, find: (
        "related_articles",
        {"title": head[0], "articles": [find("article", line[0]) for line in lines]},
    ),
    "table": table,
    "video": chooser("video"),
    "document": chooser("document"),
    "poll": chooser("poll"),
    "banner": chooser("banner"),
    "placement": chooser("placement", "banner_placement"),
    "links": chooser("link_group"),
}
