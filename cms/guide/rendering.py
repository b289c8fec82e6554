"""From the guide's Markdown to HTML: one text whose links stay within it, and its table of contents."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from .editions import EDITIONS, Edition

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
NOT_IN_AN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Heading:
    """A line of the table of contents."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Guide:
    """The guide as HTML; ``contents`` leads to its chapters."""

    title: str
    contents: list[Heading]
    html: str


@dataclass(frozen=True)
class Places:
    """Where the HTML finds the rest: ``picture`` returns the address of a file, ``edition`` that of a guide."""

    picture: Callable[[Path], str]
    edition: Callable[[Edition], str]


def rendered(edition: Edition, places: Places) -> Guide:
    """Return the guide. Raises LookupError for a link that leads out of it, FileNotFoundError for a missing picture."""
    chapters = [Chapter(edition, path, places) for path in edition.chapters]
    contents = [heading for chapter in chapters for heading in chapter.contents()]
    return Guide(chapters[0].title, contents, "".join(chapter.html() for chapter in chapters))


class Chapter:
    """One file of the guide. The first gives it its title; each of the others becomes a part of it."""

    def __init__(self, edition: Edition, path: Path, places: Places):
        self.edition, self.path, self.places = edition, path, places
        self.first = path == edition.chapters[0]
        self.tokens = MARKDOWN.parse(path.read_text(encoding="utf-8"))
        self.title = self.tokens[1].content
        self.complete()

    def complete(self) -> None:
        """Give headings their anchors, links and pictures their addresses."""
        for opening, inline in self.headings():
            opening.attrSet("id", self.anchor_of(inline.content))
        for token in self.tokens:
            for inner in token.children or []:
                if inner.type == "link_open":
                    inner.attrSet("href", self.address(str(inner.attrGet("href"))))
                elif inner.type == "image":
                    self.show(inner)

    def headings(self) -> Iterator[tuple[Token, Token]]:
        """Yield the opening and the text of each heading."""
        for opening, inline in zip(self.tokens, self.tokens[1:], strict=False):
            if opening.type == "heading_open":
                yield opening, inline

    def anchor_of(self, text: str) -> str:
        """Return the anchor of a heading: in the first file as websites that show Markdown make it."""
        if self.first:
            return anchor(text)
        return self.path.stem if text == self.title else f"{self.path.stem}-{anchor(text)}"

    def address(self, link: str) -> str:
        """Return where a link of this file leads in the guide."""
        file, _, fragment = unquote(link).partition("#")
        path = (self.path.parent / file).resolve() if file else self.path
        if path in self.edition.chapters:
            return f"#{fragment or path.stem}"
        for other in EDITIONS.values():
            if path == other.chapters[0]:
                return self.places.edition(other)
        raise LookupError(f"{self.path.name}: “{link}” leads out of the guide.")

    def show(self, image: Token) -> None:
        """Give a picture its address, and its size, so that nothing moves while it loads."""
        path = self.path.parent / str(image.attrGet("src"))
        with Image.open(path) as picture:
            width, height = picture.size
        image.attrs |= {
            "src": self.places.picture(path),
            "width": width,
            "height": height,
            "loading": "lazy",
        }

    def contents(self) -> list[Heading]:
        """Return what the table of contents says of this file."""
        level = "h2" if self.first else "h1"
        return [
            Heading(str(opening.attrGet("id")), inline.content)
            for opening, inline in self.headings()
            if opening.tag == level
        ]

    def html(self) -> str:
        """Return the text: of the first file without its title, of the others with headings one level lower."""
        tokens = self.tokens[3:] if self.first else [lowered(token) for token in self.tokens]
        text: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
        text = text.replace("<table>", '<div class="newsdesk-guide__table"><table>')
        return text.replace("</table>", "</table></div>")


def lowered(token: Token) -> Token:
    """Return a heading's token one level lower, and any other as it is."""
    if token.type not in ("heading_open", "heading_close"):
        return token
    return token.copy(tag=f"h{int(token.tag[1:]) + 1}")


def anchor(heading: str) -> str:
    """Return the anchor of a heading, such as ``viết-bài`` for “Viết bài”."""
    return NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")
