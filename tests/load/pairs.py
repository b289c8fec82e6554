"""What is compared: a piece of work a front end needs, by our call and by the calls of the other side."""

from dataclasses import dataclass
from urllib.parse import quote

from .wrk import Calls

LISTING = "/stock/pages/?type=newsdesk_pages.ArticlePage&fields=lead,publication_date,picture&limit=20"


@dataclass(frozen=True)
class Pair:
    work: str
    ours: Calls
    other: Calls


def pairs(ids: dict[str, int], path: str, version: str) -> list[Pair]:
    """Return the pairs for an article at ``path`` with the ETag ``version``.

    Stock Wagtail resolves an address by a redirect to the detail, which has neither zones nor breadcrumbs.
    """
    article, section = ids["article"], ids["section"]
    by_id, stock_by_id = f"/api/v1/articles/{article}/", f"/stock/pages/{article}/"
    found = "/api/v1/search/?q="
    return [
        pair("article by id", by_id, stock_by_id),
        pair("the same, against a bare read by key", by_id, f"/bare/{article}/"),
        pair(
            "resolve with a full aside",
            f"/api/v1/resolve/?path={path}",
            f"/stock/pages/find/?html_path={path}",
            stock_by_id,
        ),
        pair("newest 20", "/api/v1/articles/", f"{LISTING}&order=-id"),
        pair(
            "newest 20 of a section",
            f"/api/v1/articles/?section={section}",
            f"{LISTING}&order=-id&descendant_of={section}",
        ),
        pair(
            "search, 10 % of the articles match",
            found + quote("thủy lợi"),
            f"{LISTING}&search={quote('thủy lợi')}",
        ),
        pair("search, 1 % match", found + quote("kè chắn sóng"), f"{LISTING}&search={quote('kè chắn sóng')}"),
        Pair(
            "article by id, answered 304",
            Calls((by_id,), (f"If-None-Match: {version}",)),
            Calls((stock_by_id,)),
        ),
    ]


def pair(work: str, ours: str, *others: str) -> Pair:
    return Pair(work, Calls((ours,)), Calls(others))
