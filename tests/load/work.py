"""What is measured: pieces of work a front end needs, by our call and by those it is compared with."""

from dataclasses import dataclass, field
from urllib.parse import quote

from . import names
from .words import COMMON, RARE
from .wrk import Calls

LISTING = "/stock/pages/?type=newsdesk_pages.ArticlePage&fields=lead,publication_date,picture&limit=20"
UNCACHED, CACHED, PLAIN = "uncached", "cached", "plain database"
GUNICORN, PLAIN_GUNICORN = "gunicorn", "gunicorn, plain database"
STOCK, KEY, MEMORY, CARDS = "stock v2", "bare, by key", "bare, from memory", "bare, 20 cards"


@dataclass(frozen=True)
class Side:
    """Calls, and which of the running servers they are put to."""

    calls: Calls
    server: str = UNCACHED


@dataclass(frozen=True)
class Goal:
    """The least ratio that will do; ``at`` is the one size it was set for, if it was."""

    least: float
    at: int | None = None


@dataclass(frozen=True)
class Work:
    """A piece of work: ours, the others with their goals, and what is asked of ours alone."""

    name: str
    ours: Side
    others: dict[str, tuple[Side, Goal | None]] = field(default_factory=dict)
    # At most so many milliseconds at the median, in a portal of the size that is named.
    p50: Goal | None = None
    # At most so many times slower in the largest portal than in the smallest.
    growth: float | None = None


def side(*addresses: str, server: str = UNCACHED, header: str = "", connections: int = 8) -> Side:
    return Side(Calls(addresses, (header,) if header else (), connections), server)


@dataclass(frozen=True)
class Places:
    """The addresses that the work needs."""

    article: int
    path: str
    version: str
    section: int
    sparse: int
    deep: int
    cursor: str

    @property
    def by_id(self) -> str:
        return f"/api/v1/articles/{self.article}/"

    @property
    def stock(self) -> str:
        return f"/stock/pages/{self.article}/"


# In a larger portal eight searches at once get no answer from stock Wagtail in a minute.
LARGEST_STOCK_SEARCH = 20_000


def all_work(places: Places, size: int) -> list[Work]:
    with_stock = size <= LARGEST_STOCK_SEARCH
    return [*articles(places), *lists(places), *searches(with_stock), *repeated(places)]


def articles(places: Places) -> list[Work]:
    by_id, stock = places.by_id, side(places.stock, server=PLAIN)
    resolve = f"/api/v1/resolve/?path={places.path}"
    found = side(f"/stock/pages/find/?html_path={places.path}", places.stock, server=PLAIN)
    return [
        Work(
            "article by id",
            side(by_id),
            {
                KEY: (side(f"/bare/key/{names.ARTICLE}/"), Goal(0.8)),
                MEMORY: (side(f"/bare/memory/{names.ARTICLE}/"), None),
                STOCK: (stock, Goal(25)),
            },
            growth=1.2,
        ),
        Work(
            "article by id, gunicorn",
            side(by_id, server=GUNICORN),
            {STOCK: (side(places.stock, server=PLAIN_GUNICORN), Goal(15))},
        ),
        Work(
            "resolve, full aside",
            side(resolve),
            {
                KEY: (side(f"/bare/key/{names.RESOLVED}/"), Goal(0.5)),
                MEMORY: (side(f"/bare/memory/{names.RESOLVED}/"), None),
                f"{STOCK}, find and detail": (found, Goal(15)),
            },
            growth=1.2,
        ),
        Work(
            "article, answered 304",
            side(by_id, header=f"If-None-Match: {places.version}"),
            {
                "bare, an integer by key": (side(f"/bare/integer/{names.ARTICLE}/"), Goal(0.9)),
                STOCK: (stock, None),
            },
            growth=1.2,
        ),
    ]


def lists(places: Places) -> list[Work]:
    newest = "/api/v1/articles/"
    return [
        Work(
            "newest 20",
            side(newest),
            {
                CARDS: (side("/bare/cards/0/"), Goal(0.7)),
                STOCK: (side(f"{LISTING}&order=-id", server=PLAIN), Goal(35)),
            },
            growth=1.2,
        ),
        section("newest 20 of a section", places.section),
        section("20 of a sparse section", places.sparse),
        Work(
            f"page {places.deep:,} of the archive",
            side(f"{newest}?cursor={quote(places.cursor)}"),
            {"its first page": (side(newest), Goal(0.8))},
        ),
    ]


def section(name: str, pk: int) -> Work:
    stock = side(f"{LISTING}&order=-id&descendant_of={pk}", server=PLAIN)
    others = {CARDS: (side(f"/bare/cards/{pk}/"), Goal(0.7)), STOCK: (stock, Goal(35))}
    return Work(name, side(f"/api/v1/articles/?section={pk}"), others, growth=1.2)


def searches(with_stock: bool = False) -> list[Work]:
    # In a small portal a rare phrase has one hit: of a larger one only the best hit is the same work.
    best_hit = Work("search, 0.1 % match, best hit", side(f"{searched(RARE)}&limit=1"), growth=3)
    common = search("search, 10 % match", COMMON, with_stock, growth=3)
    return [*common, *search("search, 0.1 % match", RARE, with_stock), best_hit]


def search(name: str, phrase: str, with_stock: bool, growth: float | None = None) -> list[Work]:
    stock = side(f"{LISTING}&search={quote(phrase)}", server=PLAIN)
    others = {STOCK: (stock, Goal(100, at=20_000))} if with_stock else {}
    return [
        Work(name, side(searched(phrase)), others, growth=growth),
        Work(f"{name}, one reader", side(searched(phrase), connections=1), p50=Goal(20, at=100_000)),
    ]


def searched(phrase: str) -> str:
    return f"/api/v1/search/?q={quote(phrase)}"


def repeated(places: Places) -> list[Work]:
    def cached(name: str, address: str, answer: int) -> Work:
        one = side(f"/bare/cache/{answer}/", server=CACHED)
        return Work(name, side(address, server=CACHED), {"bare, one Redis GET": (one, Goal(0.9))})

    return [
        cached("article, micro-cache on", places.by_id, names.ARTICLE),
        cached("newest 20, micro-cache on", "/api/v1/articles/", names.NEWEST),
    ]
