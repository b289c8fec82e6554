"""What is in a piece of HTML: its elements, in their order, with their attributes and text."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass
class Element:
    """An element; ``text`` is what stands in it until the next element begins or it ends."""

    tag: str
    attributes: dict
    text: str = ""


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements: list[Element] = []

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements:
            self.elements[-1].text += data


def elements(html: str, *tags: str) -> list[Element]:
    """Return the elements of HTML, or those of some tags."""
    reader = Reader()
    reader.feed(html)
    return [element for element in reader.elements if not tags or element.tag in tags]
