"""The frames of the demo's own video clip: a morning in a bay. How it became a file: cms/demo/media/README.md."""

from collections.abc import Iterator

from PIL import Image

from .canvas import Canvas
from .water import boat

SECONDS, RATE = 8, 15


def frames() -> Iterator[Image.Image]:
    """Yield the frames in order, 854 by 480 pixels."""
    for number in range(SECONDS * RATE):
        yield frame(number / (SECONDS * RATE))


def frame(share: float) -> Image.Image:
    """The picture at ``share`` of the clip: the sun rises, boats go out."""
    canvas = Canvas(7, 854, 480)
    sun = 240 - 90 * share
    canvas.gradient(0, 240, "#38507f", "#c47f86", "#ffb97a", "#ffe0a6")
    canvas.glow(430, sun, 200 + 160 * share, "#ffcf7d", 0.6 + 0.4 * share)
    canvas.disc(430, sun, 26, "#fff4cf")
    canvas.ridge(205, 40, "#b5889a", 0.46)
    canvas.ridge(228, 26, "#5d5a78", 0.46)
    canvas.gradient(240, 480, "#f0b27d", "#7d6b87", "#24385e")
    canvas.reflect(240, 240, "#2f4168", 0.4, 2 + share)
    canvas.ripples(248, 480, "#ffe9bd", 90, 90)
    boat(canvas, 120 + 260 * share, 290, 0.32, "#2b5d86")
    boat(canvas, 760 - 330 * share, 330, 0.48, "#1f6b62")
    boat(canvas, -60 + 520 * share, 410, 0.78, "#8a3b2c")
    return canvas.finish(grain=3, vignette=0.15)
