"""Pictures by the water: boats, harbour, bridge, city."""

from .canvas import Canvas
from .land import distant_hills, shade, tree


def boats(canvas: Canvas) -> None:
    """Fishing boats on a calm bay at dawn."""
    canvas.gradient(0, 640, "#38507f", "#c47f86", "#ffb97a", "#ffe0a6")
    canvas.glow(960, 560, 620, "#ffcf7d", 0.9)
    canvas.disc(960, 560, 62, "#fff4cf")
    distant_hills(canvas, 520, 3, "#b5889a", "#5d5a78", "#ffd9a6")
    canvas.gradient(640, 1280, "#f0b27d", "#7d6b87", "#24385e")
    canvas.reflect(640, 640, "#2f4168", 0.35, 9)
    canvas.ripples(660, 1280, "#ffe9bd", 420, 90)
    for x, y, size, colour in (
        (420, 720, 0.45, "#2b5d86"),
        (1450, 735, 0.5, "#7a3434"),
        (1120, 830, 0.8, "#1f6b62"),
        (600, 1010, 1.5, "#23507c"),
        (1590, 1040, 1.1, "#8a3b2c"),
    ):
        boat(canvas, x, y, size, colour)


def boat(canvas: Canvas, x, y, size, colour: str) -> None:
    """A wooden boat with a cabin, masts, and its image in the water."""
    s = 170 * size
    canvas.polygon(
        [(x - s * 0.9, y + 4), (x + s * 0.95, y + 4), (x + s * 0.6, y + s * 0.4), (x - s * 0.6, y + s * 0.4)],
        "#15233f",
        110,
    )
    canvas.line([(x + s * 0.1, y - s * 0.3), (x + s * 0.1, y - s * 1.25)], "#3a2b22", 5 * size)
    for end in (-0.95, 1.0):
        canvas.line([(x + s * 0.1, y - s * 1.22), (x + s * end, y - s * 0.34)], "#3a2b22", 2 * size, 170)
    canvas.polygon(
        [
            (x - s, y - s * 0.34),
            (x - s * 0.72, y + s * 0.14),
            (x + s * 0.72, y + s * 0.14),
            (x + s * 1.1, y - s * 0.42),
            (x + s * 0.8, y - s * 0.24),
            (x - s * 0.7, y - s * 0.22),
        ],
        colour,
    )
    canvas.polygon(
        [
            (x - s * 0.97, y - s * 0.29),
            (x - s * 0.93, y - s * 0.22),
            (x + s * 0.96, y - s * 0.26),
            (x + s * 1.06, y - s * 0.38),
            (x + s * 0.8, y - s * 0.24),
            (x - s * 0.7, y - s * 0.22),
        ],
        "#f2e3c0",
        230,
    )
    canvas.polygon(
        [
            (x - s * 0.84, y - s * 0.04),
            (x - s * 0.72, y + s * 0.14),
            (x + s * 0.72, y + s * 0.14),
            (x + s * 0.84, y - s * 0.04),
        ],
        "#7c2a22",
        220,
    )
    canvas.box(x - s * 0.5, y - s * 0.62, x - s * 0.02, y - s * 0.22, "#e9dcc0", 255, 4)
    canvas.box(x - s * 0.56, y - s * 0.68, x + s * 0.04, y - s * 0.6, "#a34a35", 255, 3)
    for window in range(3):
        left = x - s * (0.44 - window * 0.14)
        canvas.box(left, y - s * 0.52, left + s * 0.09, y - s * 0.4, "#2a3d55")
    canvas.polygon(
        [(x + s * 0.12, y - s * 1.24), (x + s * 0.42, y - s * 1.16), (x + s * 0.12, y - s * 1.06)], "#d8342c"
    )


def harbour(canvas: Canvas) -> None:
    """Cranes load containers onto a ship in the afternoon."""
    canvas.gradient(0, 760, "#5f9ac4", "#b8d3dc", "#fbe3bd")
    canvas.glow(1500, 420, 700, "#ffd9a0", 0.8)
    distant_hills(canvas, 600, 2, "#a9bcc4", "#7a99a2", "#f8e6cc")
    for x, size in ((330, 1.0), (760, 1.08), (1240, 0.96)):
        crane(canvas, x, 860, size)
    canvas.gradient(900, 1280, "#7fb0bd", "#2f6680", "#173f5c")
    ship(canvas)
    canvas.ripples(1090, 1280, "#e9f6f6", 260, 70)
    canvas.haze(480, 760, "#fdeed6", 110)


def crane(canvas: Canvas, x, foot, size) -> None:
    """A gantry crane: legs, beam, cables, a box on its way."""
    h, w, tone = 560 * size, 210 * size, "#c8462f"
    for dx in (-0.5, 0.5):
        canvas.line([(x + w * dx, foot), (x + w * dx * 0.75, foot - h * 0.62)], tone, 15 * size)
        canvas.line(
            [(x + w * dx * 0.75, foot - h * 0.62), (x, foot - h)], shade(tone, "#5a1d18", 0.25), 9 * size
        )
    for level in (0.2, 0.42, 0.62):
        canvas.line(
            [(x - w * 0.46, foot - h * level), (x + w * 0.46, foot - h * level)],
            shade(tone, "#5a1d18", 0.3),
            10 * size,
        )
    canvas.line(
        [(x - w * 0.46, foot - h * 0.2), (x + w * 0.43, foot - h * 0.42)],
        shade(tone, "#5a1d18", 0.3),
        6 * size,
    )
    canvas.line([(x - w * 1.1, foot - h * 0.64), (x + w * 1.7, foot - h * 0.64)], tone, 17 * size)
    canvas.line([(x, foot - h), (x + w * 1.6, foot - h * 0.65)], "#6d3a32", 4 * size)
    canvas.line([(x, foot - h), (x - w, foot - h * 0.65)], "#6d3a32", 4 * size)
    for dx in (-0.09, 0.09):
        canvas.line(
            [(x + w * (1.15 + dx), foot - h * 0.63), (x + w * (1.15 + dx), foot - h * 0.4)], "#333d46", 2.5
        )
    canvas.box(x + w * 0.9, foot - h * 0.4, x + w * 1.4, foot - h * 0.31, "#2d77a8", 255, 2)


def ship(canvas: Canvas) -> None:
    """A container ship alongside, and stacks of boxes on the quay."""
    tones = ["#b5482f", "#2f6f9e", "#d29a32", "#3f8a63", "#8d8f96", "#6a4b8a"]
    canvas.box(0, 850, 1920, 912, "#8d8a84")
    canvas.box(0, 850, 1920, 862, "#b9b3a8")
    for column in range(24):
        for level in range(canvas.rng.randint(1, 4)):
            container(canvas, 10 + column * 80, 850 - level * 34, 74, 31, canvas.rng.choice(tones))
    for column in range(15):
        for level in range(canvas.rng.randint(3, 6)):
            container(canvas, 300 + column * 88, 1000 - level * 40, 82, 37, canvas.rng.choice(tones))
    canvas.polygon([(120, 985), (1850, 985), (1770, 1110), (230, 1110)], "#20344a")
    canvas.polygon([(205, 1075), (1795, 1075), (1770, 1110), (230, 1110)], "#8f2f27")
    canvas.line([(122, 990), (1848, 990)], "#e8e1d2", 5)
    canvas.box(1640, 740, 1790, 990, "#efe9dc", 255, 6)
    for deck in range(5):
        for window in range(5):
            canvas.box(1656 + window * 26, 760 + deck * 44, 1672 + window * 26, 778 + deck * 44, "#31516b")
    canvas.box(1690, 680, 1740, 742, "#c8462f")


def container(canvas: Canvas, x, bottom, width, height, colour: str) -> None:
    """One steel box with its ribs."""
    canvas.box(x, bottom - height, x + width, bottom, colour, 255, 1)
    for rib in range(1, 9):
        canvas.line(
            [(x + width * rib / 9, bottom - height + 3), (x + width * rib / 9, bottom - 3)],
            "#101820",
            1.2,
            70,
        )
    canvas.line([(x, bottom - height + 1.5), (x + width, bottom - height + 1.5)], "#ffffff", 2, 80)


def bridge(canvas: Canvas) -> None:
    """A cable-stayed bridge in the first light."""
    canvas.gradient(0, 760, "#4779a8", "#a9c6d4", "#f9d9b0", "#ffe9c4")
    canvas.glow(380, 560, 640, "#ffc987", 0.9)
    distant_hills(canvas, 560, 4, "#a9b6c6", "#56756f", "#fbe2c0")
    for x in (620, 1300):
        pylon(canvas, x)
    canvas.polygon([(0, 742), (960, 700), (1920, 742), (1920, 772), (960, 728), (0, 772)], "#59646d")
    canvas.line([(0, 741), (960, 699), (1920, 741)], "#f3efe4", 5)
    for post in range(33):
        x = post * 60
        y = 742 - 42 * (1 - abs(x - 960) / 960)
        canvas.line([(x, y), (x, y - 34)], "#46525c", 3)
        canvas.disc(x, y - 36, 4, "#fff2c0")
    canvas.gradient(860, 1280, "#c9cdbf", "#6f97a5", "#2d5a73")
    canvas.reflect(860, 420, "#5f8fa0", 0.4, 8)
    canvas.ripples(880, 1280, "#fff2d4", 380, 90)
    canvas.ridge(1235, 30, "#2e4a32", 0.7)
    for x in (90, 210, 1690, 1800):
        tree(canvas, x, 1270, canvas.rng.uniform(150, 260), "#22402a", "#7a9a4c")


def pylon(canvas: Canvas, x) -> None:
    """One tower with its fan of cables, and the pier below."""
    for side in (-1, 1):
        for cable in range(1, 15):
            end = x + side * cable * 24
            canvas.line(
                [(x, 250 + cable * 13), (end, 742 - 42 * (1 - abs(end - 960) / 960))], "#eef0ea", 2.4, 220
            )
    canvas.polygon([(x - 16, 215), (x + 16, 215), (x + 34, 880), (x - 34, 880)], "#d9d6cc")
    canvas.polygon([(x + 2, 215), (x + 16, 215), (x + 34, 880), (x + 6, 880)], "#9ba0a0")
    canvas.box(x - 70, 846, x + 70, 884, "#b5b3aa", 255, 6)


def skyline(canvas: Canvas) -> None:
    """The city on the river at dusk."""
    canvas.gradient(0, 820, "#1f2c56", "#6a4f86", "#e0857a", "#ffc48a")
    canvas.glow(1260, 760, 760, "#ff9f6b", 0.7)
    for _ in range(60):
        canvas.disc(
            canvas.rng.uniform(0, 1920),
            canvas.rng.uniform(0, 330),
            canvas.rng.uniform(0.8, 1.8),
            "#ffffff",
            150,
        )
    distant_hills(canvas, 660, 2, "#a8708a", "#7a5880", "#ffbf94")
    for layer, (tone, low, high) in enumerate(
        (("#6b4f7a", 90, 300), ("#3f3a66", 110, 400), ("#252a4d", 60, 250))
    ):
        x = -20.0
        while x < 1940:
            width = canvas.rng.uniform(56, 118)
            tower(canvas, x, 850, width, canvas.rng.uniform(low, high), tone, layer)
            x += width + canvas.rng.uniform(0, 26)
        canvas.haze(640, 900, "#e58f83", 70)
    canvas.gradient(850, 1280, "#8d5f78", "#3b3560", "#151b3a")
    canvas.reflect(850, 430, "#2b2850", 0.35, 11)
    canvas.ripples(870, 1280, "#ffd9a0", 420, 100)
    canvas.box(0, 838, 1920, 854, "#1a1d38")
    for lamp in range(40):
        canvas.glow(lamp * 49 + 10, 836, 26, "#ffe0a0", 0.9)


def tower(canvas: Canvas, x, foot, width, height, tone: str, layer) -> None:
    """One building with some of its windows lit."""
    canvas.box(x, foot - height, x + width, foot, tone)
    canvas.box(x, foot - height, x + width * 0.12, foot, "#ffb58a", 40)
    if height > 300:
        canvas.line([(x + width / 2, foot - height), (x + width / 2, foot - height - 50)], tone, 4)
        canvas.disc(x + width / 2, foot - height - 52, 3, "#ff5f4d")
    for row in range(int(height / 22)):
        for column in range(int(width / 16) - 1):
            if canvas.rng.random() < 0.16 + 0.14 * layer:
                left, top = x + 10 + column * 16, foot - height + 12 + row * 22
                canvas.box(
                    left, top, left + 8, top + 11, canvas.rng.choice(["#ffdf95", "#ffe9bd", "#ffc46b"]), 220
                )
