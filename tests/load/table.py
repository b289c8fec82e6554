"""The measurements as one table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from .wrk import Run

HEAD = (
    "| articles | work | beside | ours/s | p50 ms | p99 ms | other/s | p50 ms | p99 ms "
    "| queries | bytes | ratio (least to most) | goal | |"
)
RULE = f"|{'---|' * 14}"
FIGURES = ("rate", "p50", "p99")


@dataclass(frozen=True)
class Cost:
    """What one call takes: statements put to the database, and bytes of the answer's body."""

    queries: str
    size: int


@dataclass(frozen=True)
class Line:
    """One comparison. ``ours`` and ``other`` hold a run for each round; their rates make the ratios."""

    articles: str
    work: str
    beside: str
    ours: list[Run]
    other: list[Run] = field(default_factory=list)
    costs: tuple[Cost, ...] = ()
    ratios: list[float] = field(default_factory=list)
    goal: str = ""
    passed: bool | None = None

    def cells(self) -> list[str]:
        mark = {None: "", True: "✓", False: "✗"}[self.passed]
        return [
            *(self.articles, self.work, self.beside, *figures(self.ours), *figures(self.other)),
            " / ".join(cost.queries for cost in self.costs),
            " / ".join(f"{cost.size:,}" for cost in self.costs),
            *(spread(self.ratios), self.goal, mark),
        ]


def lines(measured: list[Line]) -> Iterator[str]:
    """Yield a Markdown table; figures are medians over the rounds."""
    yield from (HEAD, RULE)
    for line in measured:
        yield f"| {' | '.join(line.cells())} |"


def figures(runs: list[Run]) -> list[str]:
    return [middle([getattr(run, name) for run in runs]) for name in FIGURES]


def middle(values: list[float]) -> str:
    """Return the median of what wrk could tell: of a few answers it knows no 99th of a hundred."""
    told = [value for value in values if value]
    return short(median(told)) if told else ""


def spread(ratios: list[float]) -> str:
    if not ratios:
        return ""
    return f"{short(median(ratios))} ({short(min(ratios))} to {short(max(ratios))})"


def short(figure: float) -> str:
    """Return a figure with as many digits as it is worth."""
    return f"{figure:.2f}" if figure < 10 else f"{figure:.1f}" if figure < 100 else f"{figure:,.0f}"
