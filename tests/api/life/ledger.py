"""What is public by the plain rules of the house, kept beside the newsroom by whoever acts in it.

Nothing here asks the database or the code that is tested. Each text carries a word of its own, never used again.
"""

from dataclasses import dataclass, field
from datetime import datetime

DOMESTIC = "vi"
# Addresses that no page has; redirects may lead from them.
OLD_PATHS = ("/cu-0/", "/cu-1/")


@dataclass(frozen=True)
class Content:
    """One version of a thing: its word, its slug, when it may be seen, and the keys of what its text names."""

    word: str
    slug: str = ""
    begins: datetime | None = None
    expires: datetime | None = None
    names: tuple[str, ...] = ()


@dataclass
class Piece:
    """Anything with drafts: what its row holds, what its latest draft holds, and its revisions with their content."""

    kind: str
    pk: int
    row: Content
    draft: Content
    live: bool = False
    locale: str = DOMESTIC
    revisions: list[tuple[int, Content]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"

    def within_dates(self, now: datetime) -> bool:
        begun = self.row.begins is None or self.row.begins <= now
        return begun and (self.row.expires is None or self.row.expires > now)


@dataclass
class PageNote(Piece):
    """A page; ``family`` is shared with its translations, ``due`` is a revision's content and its moment."""

    type: str = "article"
    parent: int | None = None
    family: int = 0
    restricted: bool = False
    alias_of: int | None = None
    due: tuple[datetime, Content] | None = None


@dataclass
class FileNote:
    kind: str
    pk: int
    word: str
    collection: int

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"


@dataclass
class CollectionNote:
    pk: int
    parent: int | None
    private: bool = False


@dataclass
class SiteNote:
    pk: int
    host: str
    root: int
    word: str = ""


@dataclass
class Ledger:
    """Everything there is. ``open_words`` may show wherever their articles do: names of authors and tags, settings."""

    pages: dict[int, PageNote] = field(default_factory=dict)
    snippets: dict[str, Piece] = field(default_factory=dict)
    files: dict[str, FileNote] = field(default_factory=dict)
    collections: dict[int, CollectionNote] = field(default_factory=dict)
    sites: dict[int, SiteNote] = field(default_factory=dict)
    open_words: dict[str, str] = field(default_factory=dict)
    placed: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    redirects: dict[str, int] = field(default_factory=dict)
    paths: set[tuple[str, str]] = field(default_factory=set)
    words: int = 0

    def new_word(self) -> str:
        self.words += 1
        return f"zq{self.words}z"

    def above(self, pk: int | None):
        """Yield a page and those above it, itself first."""
        while pk is not None and pk in self.pages:
            yield self.pages[pk]
            pk = self.pages[pk].parent

    def below(self, pk: int) -> list[PageNote]:
        """Return a page and everything below it."""
        return [page for page in self.pages.values() if any(one.pk == pk for one in self.above(page.pk))]

    def is_restricted(self, page: PageNote) -> bool:
        return any(one.restricted for one in self.above(page.pk))

    def page_is_public(self, page: PageNote, now: datetime) -> bool:
        expired = page.row.expires is not None and page.row.expires <= now
        return page.live and not expired and not self.is_restricted(page)

    def file_is_public(self, file: FileNote) -> bool:
        pk: int | None = file.collection
        while pk is not None:
            if self.collections[pk].private:
                return False
            pk = self.collections[pk].parent
        return True

    def is_public(self, key: str, now: datetime) -> bool:
        """Return whether there is such a thing and anybody may see it."""
        kind, pk = key.split(":")
        if kind == "page":
            page = self.pages.get(int(pk))
            return page is not None and self.page_is_public(page, now)
        if key in self.files:
            return self.file_is_public(self.files[key])
        piece = self.snippets.get(key)
        return piece is not None and piece.live and piece.within_dates(now)

    def word_of(self, key: str) -> str:
        kind, pk = key.split(":")
        if key in self.files:
            return self.files[key].word
        return (self.pages[int(pk)] if kind == "page" else self.snippets[key]).row.word

    def keys(self) -> list[str]:
        return [*(page.key for page in self.pages.values()), *self.snippets, *self.files]

    def readable(self, now: datetime) -> set[str]:
        """Return every word that anybody may read."""
        public = {self.word_of(key) for key in self.keys() if self.is_public(key, now)}
        return public | set(self.open_words.values())

    def place(self, page: PageNote) -> tuple[SiteNote, str] | None:
        """Return the site a page stands on, the deepest, and its path there; None outside every site."""
        slugs: list[str] = []
        for one in self.above(page.pk):
            for site in sorted(self.sites.values(), key=lambda site: site.host != "localhost"):
                if one.family == self.pages[site.root].family:
                    own = one.locale == self.pages[site.root].locale
                    return site, "/".join(["", *([] if own else [one.locale]), *slugs, ""])
            slugs.insert(0, one.row.slug)
        return None

    def remember_paths(self) -> None:
        """Note every address that pages have now."""
        self.paths |= {("localhost", path) for path in OLD_PATHS}
        for page in self.pages.values():
            if found := self.place(page):
                site, path = found
                self.paths.add((site.host, path))

    def articles_of(self, site: SiteNote, locale: str, now: datetime) -> set[int]:
        """Return the ids of the articles a site lists in a language: an alias only if its original is not listed."""
        listed = {
            page.pk
            for page in self.pages.values()
            if page.type == "article" and page.locale == locale and self.page_is_public(page, now)
            if (found := self.place(page)) and found[0] is site
        }
        return {pk for pk in listed if self.pages[pk].alias_of not in listed}
