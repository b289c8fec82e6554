"""Read the demo's content from its files; nothing here touches the database."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class ArticleText:
    """An article as it is written down: its head (TOML), its lead, and its body in the demo's markup."""

    key: str
    head: dict = field(repr=False)
    lead: str = field(repr=False)
    body: str = field(repr=False)

    @property
    def state(self) -> str:
        return self.head.get("state", "published")


def portal() -> dict:
    """Return everything but the texts of articles and pages."""
    with (CONTENT / "portal.toml").open("rb") as file:
        return tomllib.load(file)


def articles() -> list[ArticleText]:
    """Return the Vietnamese articles, the oldest first."""
    found = [article_text(path) for path in (CONTENT / "articles").glob("*.md")]
    return sorted(found, key=lambda article: (-article.head["days_ago"], article.head["hour"]))


def english_articles() -> dict[str, ArticleText]:
    """Return the English versions by the key of their Vietnamese originals."""
    return {path.stem: article_text(path) for path in sorted((CONTENT / "english").glob("*.md"))}


def page_text(key: str, language: str) -> str:
    return (CONTENT / "pages" / f"{key}.{language}.md").read_text("utf-8")


def article_text(path: Path) -> ArticleText:
    _, head, text = path.read_text("utf-8").split("+++\n", 2)
    lead, _, body = text.strip().partition("\n\n")
    return ArticleText(path.stem, tomllib.loads(head), lead, body)
