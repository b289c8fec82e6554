"""The demo's pictures, drawn by code: the same every time, in about half a second each."""

from PIL import Image

from . import banners, land, rooms, town, water, wind
from .canvas import Canvas

SCENES = {
    scene.__name__: scene
    for scene in (
        land.terraces, land.limestone, land.tea, land.forest, land.lotus,
        water.boats, water.harbour, water.bridge, water.skyline, wind.turbines,
        town.market, town.school, town.clinic, town.lanterns,
        rooms.hall, rooms.library, rooms.counter,
    )
}  # fmt: skip


def draw(name: str) -> Image.Image:
    """Return the picture called ``name``, 1920 by 1280 pixels. Raises KeyError for an unknown name."""
    canvas = Canvas(sum(map(ord, name)))
    SCENES[name](canvas)
    return canvas.finish()


banner, emblem, sheet = banners.banner, banners.emblem, banners.sheet
