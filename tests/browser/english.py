"""English that is left on a screen of the admin: what a reader of Vietnamese would stumble over.

A word is English if the English texts of the catalogues have it, and neither their Vietnamese, nor the database, nor
``NAMES`` does.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import CharField, SlugField, TextField

READ = (Path(__file__).parent / "words.js").read_text(encoding="utf-8")
# What is no text: addresses, names of files, codes, placeholders.
NO_TEXT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>|&\w+;|\S*[/@_=\\]\S*|\S+\.\w\S*|\w*\d\w*|\S+:\S+")
VIETNAMESE = re.compile(
    r"\w*[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]\w*", re.IGNORECASE
)
NAMED_OR_QUOTED = re.compile(r"Tiếng Việt|“[^”]*”")
WORD = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?![\w-])")
OURS = ("blocks", "pages", "api", "cms")
THEIRS = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.forms",
    "axes",
    "taggit",
)
WRITTEN_IN = (
    "auth",
    "newsdesk_pages",
    "taggit",
    "wagtailcore",
    "wagtaildocs",
    "wagtailimages",
    "wagtailredirects",
)
"""The apps in whose tables people write; those of the others hold codes."""
CODES = (
    "action",
    "codename",
    "content_type",
    "default_ordering_type",
    "file_hash",
    "name_normalized",
    "path",
    "url_path",
)
WAGTAILS = {"Root", "Editors", "Moderators", "Moderators approval"}
"""Names that Wagtail's migrations write, in English."""
TEXTS_UP_TO = 300
"""Longer texts are no names that a screen repeats, but bodies."""


def words(text: str) -> set[str]:
    """Return the words of ASCII letters in a text, small."""
    return {word.lower() for word in WORD.findall(NO_TEXT.sub(" ", text))}


# Names that are the same in Vietnamese, and words of formats and keyboards.
NAMES = words(
    "newsdesk wagtail english api url html csv xlsx json xml http https pdf webp avif jpg jpeg png gif svg"
    " facebook youtube vimeo zalo google excel word windows mac ctrl cmd alt shift enter"
)


def catalogues() -> Iterable[Path]:
    """Yield the compiled Vietnamese catalogue of every package whose texts the admin shows."""
    folders = [*settings.LOCALE_PATHS, *(settings.BASE_DIR / room / "locale" for room in OURS)]
    for package in THEIRS:
        spec = find_spec(package)
        folders += (
            [Path(place) / "locale" for place in (spec.submodule_search_locations or [])] if spec else []
        )
    for folder in folders:
        yield from (Path(folder) / "vi" / "LC_MESSAGES").glob("*.mo")


@cache
def english_words() -> frozenset[str]:
    """Return the words that are in English texts of the catalogues and in no Vietnamese one."""
    english, vietnamese = set(), set()
    for path in catalogues():
        with path.open("rb") as file:
            messages = GNUTranslations(file)._catalog
        for source, text in messages.items():
            source = source[0] if isinstance(source, tuple) else source
            if source:
                english |= words(source.rpartition("\x04")[2])
                vietnamese |= words(text)
    return frozenset(english - vietnamese - NAMES)


def contents() -> list[str]:
    """Return the names and titles in the database, the longest first."""
    found: set[str] = set()
    for model in apps.get_models():
        for field in naming(model):
            values = model._base_manager.values_list(field.attname, flat=True).distinct()
            found |= {" ".join(value.split()) for value in values if value and len(value) <= TEXTS_UP_TO}
    return sorted(found - WAGTAILS, key=len, reverse=True)


def naming(model) -> list:
    """Return the fields of a model in which people write what screens repeat, its own and those it inherits."""
    if model._meta.app_label not in WRITTEN_IN or model._meta.proxy or model is Permission:
        return []
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and not field.choices
        and field.name not in CODES
    ]


class Finder:
    """Finds English on screens that show the contents of the database as it is now."""

    def __init__(self):
        texts = "|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in contents())
        self.content = re.compile(texts or r"(?!)")

    def english_in(self, text: str) -> set[str]:
        """Return the English words of a text, without what the database says in it."""
        return words(self.content.sub(" ", text)) & english_words()

    def vietnamese_in(self, text: str) -> set[str]:
        """Return the words with Vietnamese letters of a text, without what the database says in it."""
        left = self.content.sub(" ", unicodedata.normalize("NFC", text))
        return set(VIETNAMESE.findall(NAMED_OR_QUOTED.sub(" ", left)))

    def look(self, window, source: str | None = None, wanted: str = "vi") -> list[str]:
        """Return each text of a window that is not all in the language that is wanted, with the words that are not.

        With the source of a page it is that page's texts, which the window need not show.
        """
        said = window.evaluate(READ, source)["texts"]
        unique = dict.fromkeys((where, text) for where, text in said)
        other = self.english_in if wanted == "vi" else self.vietnamese_in
        found = ((where, text, other(text)) for where, text in unique)
        return [f"{where}: “{text}” ({', '.join(sorted(left))})" for where, text, left in found if left]


def cut_off_in(window) -> list[str]:
    """Return the labels of a window that do not fit their place."""
    return window.evaluate(READ)["cut"]
