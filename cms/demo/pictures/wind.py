"""Wind turbines on a pass."""

import math

from .canvas import Canvas
from .land import distant_hills, shade


def turbines(canvas: Canvas) -> None:
    """Wind turbines on a green pass."""
    canvas.gradient(0, 900, "#3f86c4", "#9cc9e6", "#e9f3f0")
    canvas.glow(1500, 250, 640, "#fff2c8", 0.75)
    for _ in range(8):
        cloud(canvas, canvas.rng.uniform(0, 1920), canvas.rng.uniform(90, 420), canvas.rng.uniform(70, 150))
    distant_hills(canvas, 640, 3, "#a9c6d6", "#6f9f9a", "#eef4ee")
    for x, y, size in (
        (250, 800, 0.5),
        (640, 770, 0.55),
        (1010, 800, 0.6),
        (1500, 770, 0.52),
        (1760, 800, 0.45),
    ):
        turbine(canvas, x, y, size)
    canvas.ridge(850, 70, "#86b05c", 0.5, "#d9e9b8")
    for x, y, size in ((460, 960, 1.15), (1300, 940, 1.0)):
        turbine(canvas, x, y, size)
    canvas.ridge(1010, 90, "#5f9444", 0.5)
    canvas.ridge(1150, 70, "#3f7434", 0.6)
    for _ in range(1500):
        left, foot = canvas.rng.uniform(0, 1920), canvas.rng.uniform(1090, 1290)
        canvas.line(
            [(left, foot), (left + canvas.rng.uniform(-5, 9), foot - canvas.rng.uniform(10, 30))],
            shade("#2d5a25", "#b5d36a", canvas.rng.random()),
            1.6,
            170,
        )


def cloud(canvas: Canvas, x, y, size) -> None:
    for _ in range(16):
        canvas.disc(
            x + canvas.rng.gauss(0, size),
            y + canvas.rng.gauss(0, size * 0.12),
            size * canvas.rng.uniform(0.3, 0.6),
            "#ffffff",
            36,
            size * canvas.rng.uniform(0.12, 0.25),
        )


def turbine(canvas: Canvas, x, foot, size) -> None:
    """A tower and three blades."""
    height = 560 * size
    top = foot - height
    canvas.polygon(
        [(x - 9 * size, foot), (x - 4 * size, top), (x + 4 * size, top), (x + 9 * size, foot)], "#f6f7f5"
    )
    canvas.polygon([(x + 1, foot), (x + 1, top), (x + 4 * size, top), (x + 9 * size, foot)], "#c3ccd0")
    turn = canvas.rng.uniform(0, math.tau)
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        reach, side = 300 * size, angle + math.pi / 2
        root = 13 * size
        tip = (x + math.cos(angle) * reach, top + math.sin(angle) * reach)
        belly = (
            x + math.cos(angle) * reach * 0.2 + math.cos(side) * root,
            top + math.sin(angle) * reach * 0.2 + math.sin(side) * root,
        )
        canvas.polygon(
            [(x, top), belly, tip, (x + math.cos(angle) * 10, top + math.sin(angle) * 10)], "#ffffff"
        )
    canvas.disc(x, top, 11 * size, "#e3e8ea")
