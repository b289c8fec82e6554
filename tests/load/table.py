"""The measurements as a table."""

from collections.abc import Iterator
from statistics import median

from .wrk import Run

HEAD = "| work | ours/s | p50 ms | p99 ms | other/s | p50 ms | p99 ms | ratio, median (least to most) |"
RULE = "|---|---|---|---|---|---|---|---|"


def lines(measured: dict[str, list[tuple[Run, Run]]], articles: int) -> Iterator[str]:
    """Yield a Markdown table, a line for each piece of work; figures are medians over the rounds."""
    yield f"{articles} articles, PostgreSQL, one process of four threads on one core, eight connections"
    yield ""
    yield from (HEAD, RULE)
    for work, rounds in measured.items():
        sides = [cell for side in zip(*rounds, strict=True) for cell in figures(side)]
        ratios = [ours.rate / other.rate for ours, other in rounds]
        cells = [work, *sides, f"{median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"]
        yield f"| {' | '.join(cells)} |"


def figures(runs: tuple[Run, ...]) -> list[str]:
    names = ("rate", "p50", "p99")
    return [f"{median(getattr(run, name) for run in runs):.1f}" for name in names]
