"""Every Vietnamese catalogue we carry, message by message."""

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ["blocks", "pages", "api", "cms"]


@dataclass(frozen=True)
class Message:
    """An English text and what we say for it; ``english`` is the plural where there is one."""

    catalogue: str
    context: str | None
    key: str
    english: str
    vietnamese: str

    def __str__(self):
        return f"{self.catalogue}: {self.english!r} → {self.vietnamese!r}"


def files() -> list[Path]:
    """Return every .po file: the rooms' own and those of the packages below them."""
    rooms = [ROOT / room / "locale" / "vi" / "LC_MESSAGES" / "django.po" for room in ROOMS]
    return rooms + sorted((ROOT / "pages" / "catalogues").glob("*/locale/vi/LC_MESSAGES/*.po"))


def messages_of(path: Path) -> list[Message]:
    """Return the messages of a .po or .mo file."""
    read = polib.mofile if path.suffix == ".mo" else polib.pofile
    name = str(path.relative_to(ROOT).with_suffix(""))
    return [
        Message(
            catalogue=name,
            context=entry.msgctxt,
            key=entry.msgid,
            english=entry.msgid_plural or entry.msgid,
            vietnamese=entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr,
        )
        for entry in read(str(path))
        if entry.msgid
    ]


MESSAGES = [message for path in files() for message in messages_of(path)]


def load_comparison():
    """Return .ci/translations.py as a module; its folder is no package."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|%%|{\w*}|</?[a-zA-Z][^>]*>|&#?\w+;|https?://[^\s<>\"]+")


def must_stay(text: str) -> list[str]:
    """Return what a translation takes over as it is: values, HTML, entities, addresses."""
    return sorted(PLACEHOLDER.findall(text))
