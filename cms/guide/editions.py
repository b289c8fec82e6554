"""The guide in each language: which files it is made of."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language


@dataclass(frozen=True)
class Edition:
    """The guide in one language; file and folder are in docs/editors, ``download`` is the file to take along."""

    language: str
    name: str
    file: str
    roles: str
    download: str

    @cached_property
    def chapters(self) -> list[Path]:
        """The guide itself, a page for each role, and the words of the desk."""
        docs = settings.BASE_DIR / "docs"
        editors = docs / "editors"
        return [editors / self.file, *sorted((editors / self.roles).glob("*.md")), docs / "glossary.md"]


EDITIONS = {
    edition.language: edition
    for edition in (
        Edition("vi", "Tiếng Việt", "huong-dan.md", "vai-tro", "huong-dan-bien-tap.html"),
        Edition("en", "English", "guide.md", "roles", "editors-guide.html"),
    )
}


def of_the_reader() -> Edition:
    """Return the guide in the language the admin speaks now."""
    return EDITIONS.get(get_language() or "", EDITIONS["en"])


def other_than(edition: Edition) -> Edition:
    return next(other for other in EDITIONS.values() if other != edition)
