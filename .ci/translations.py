"""Compare our Vietnamese catalogues with the texts of the installed packages: `make translations`.

pages/catalogues/ has one folder for each package, laid out as the package lays out its own: ``locale/vi`` of
``wagtail.admin`` can be copied over Wagtail's. Of Wagtail we carry every text; of the others what their own
Vietnamese lacks or says against docs/glossary.md.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "pages" / "catalogues"
WHOLE = "wagtail"
"""The package whose texts we carry all, with the packages below it."""

FILLED_UP = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "taggit",
)
"""Packages whose own Vietnamese we fill up."""

DISTRIBUTIONS = {"django": "Django", "taggit": "django-taggit", "wagtail": "Wagtail"}
ALIKE = 0.75
"""From this ratio of likeness on, a new text is the changed form of one that is gone."""

Key = tuple[str | None, str]
"""Context and English text of a message."""


@dataclass(frozen=True)
class Catalogue:
    """The texts of one package and domain."""

    package: str
    domain: str

    @property
    def whole(self) -> bool:
        return self.package.split(".")[0] == WHOLE

    @property
    def theirs(self) -> Path:
        """Return the package's folder of catalogues."""
        return Path(find_spec(self.package).submodule_search_locations[0]) / "locale"

    @property
    def path(self) -> Path:
        """Return where ours is, or would be."""
        return CATALOGUES / self.package / "locale" / "vi" / "LC_MESSAGES" / f"{self.domain}.po"

    def english(self) -> dict[Key, polib.POEntry]:
        return entries(self.theirs / "en" / "LC_MESSAGES" / f"{self.domain}.po")

    def vietnamese(self) -> dict[Key, polib.POEntry]:
        """Return what of it the package itself has in Vietnamese."""
        own, english = entries(self.theirs / "vi" / "LC_MESSAGES" / f"{self.domain}.po"), self.english()
        return {key: entry for key, entry in own.items() if entry.translated() and key in english}

    def ours(self) -> dict[Key, polib.POEntry]:
        return entries(self.path)

    def needed(self) -> dict[Key, polib.POEntry]:
        """Return the texts that only we can say in Vietnamese."""
        own = {} if self.whole else self.vietnamese()
        return {key: entry for key, entry in self.english().items() if key not in own}

    def missing(self) -> list[Key]:
        ours = self.ours()
        return [key for key in self.needed() if key not in ours or not ours[key].translated()]

    def left_over(self) -> list[Key]:
        """Return what the installed version of the package no longer says."""
        english = self.english()
        return [key for key in self.ours() if key not in english]

    def changed(self) -> Iterator[tuple[Key, Key]]:
        """Yield a text that is gone with the missing one that took its place."""
        gone = {english: (context, english) for context, english in self.left_over()}
        for context, english in self.missing():
            for old in difflib.get_close_matches(english, gone, n=1, cutoff=ALIKE):
                yield gone[old], (context, english)

    def update(self) -> None:
        """Write ours anew for the installed version: what is gone goes, what is new waits for its translation."""
        english, ours = self.english(), self.ours()
        kept = self.needed() | {key: english[key] for key in ours if key in english}
        file = polib.POFile(wrapwidth=110)
        file.metadata = self.metadata()
        for key, source in english.items():
            if key in kept:
                file.append(renewed(source, ours.get(key)))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(self.path))
        file.save_as_mofile(str(self.path.with_suffix(".mo")))

    def metadata(self) -> dict[str, str]:
        distribution = DISTRIBUTIONS[self.package.split(".")[0]]
        return {
            "Project-Id-Version": f"{distribution} {metadata.version(distribution)}",
            "Language": "vi",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=1; plural=0;",
        }


def entries(path: Path) -> dict[Key, polib.POEntry]:
    """Return the messages of a .po file by context and English text; none if there is no such file."""
    if not path.exists():
        return {}
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def renewed(source: polib.POEntry, ours: polib.POEntry | None) -> polib.POEntry:
    """Return the message as the package has it now, with the translation we have."""
    entry = polib.POEntry(
        msgctxt=source.msgctxt,
        msgid=source.msgid,
        msgid_plural=source.msgid_plural,
        occurrences=[(file, "") for file in sorted({file for file, _ in source.occurrences})],
        comment=source.comment,
        flags=source.flags,
    )
    if source.msgid_plural:
        entry.msgstr_plural = {0: plural_of(ours) if ours else ""}
    else:
        entry.msgstr = ours.msgstr if ours else ""
    return entry


def plural_of(entry: polib.POEntry) -> str:
    """Return the one form Vietnamese has, also of a message that was none in number before."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def catalogues() -> list[Catalogue]:
    """Return every catalogue that must be whole: all that Wagtail has, and those we fill up."""
    wagtail = Path(find_spec(WHOLE).submodule_search_locations[0])
    below = {path.parents[3] for path in wagtail.rglob("locale/en/LC_MESSAGES/*.po")}
    packages = sorted(".".join(path.relative_to(wagtail.parent).parts) for path in below)
    return [
        catalogue
        for package in (*packages, *FILLED_UP)
        for domain in ("django", "djangojs")
        if (catalogue := Catalogue(package, domain)).english()
    ]


def report(found: list[Catalogue]) -> bool:
    """Print the counts and what is to be done. Return whether nothing is."""
    print(f"{'catalogue':44}{'messages':>9}{'theirs':>9}{'with ours':>11}")
    totals, clean = [0, 0, 0], True
    for catalogue in found:
        counts = len(catalogue.english()), len(catalogue.vietnamese())
        row = (*counts, counts[0] - len(catalogue.missing()))
        totals = [total + number for total, number in zip(totals, row, strict=True)]
        print(f"{catalogue.package + ' ' + catalogue.domain:44}{row[0]:9}{row[1]:9}{row[2]:11}")
    print(f"{'together':44}{totals[0]:9}{totals[1]:9}{totals[2]:11}")
    for catalogue in found:
        changed = {new: old for old, new in catalogue.changed()}
        for key in catalogue.missing():
            was = f"\n  was: {changed[key][1]!r}" if key in changed else ""
            print(f"missing in {catalogue.path.relative_to(ROOT)}: {key[1]!r}{was}")
        for key in catalogue.left_over():
            print(f"no longer said by {catalogue.package}: {key[1]!r}")
        clean = clean and not catalogue.missing() and not catalogue.left_over()
    return clean


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare our Vietnamese with the installed packages' texts.")
    parser.add_argument(
        "--update", action="store_true", help="bring the catalogues up to the installed versions"
    )
    options = parser.parse_args()
    found = catalogues()
    if options.update:
        for catalogue in found:
            catalogue.update()
    sys.exit(not report(found))


if __name__ == "__main__":
    main()
