"""Pictures of rooms: hall, library, service counter."""

from .canvas import Canvas
from .land import shade
from .town import SHIRTS, person


def hall(canvas: Canvas) -> None:
    """A conference hall seen from the last rows."""
    canvas.gradient(0, 1280, "#4a3426", "#8a6242", "#c99a63", "#6b4a33")
    canvas.polygon([(0, 0), (1920, 0), (1400, 220), (520, 220)], "#e9dcc4")
    for lamp in range(5):
        x = 600 + lamp * 180
        canvas.polygon(
            [(x - 40, 200), (x + 40, 200), (x + (x - 960) * 0.9 + 120, 10), (x + (x - 960) * 0.9 - 120, 10)],
            "#fff7de",
            170,
        )
    canvas.box(520, 220, 1400, 640, "#a5312a")
    for fold in range(44):
        canvas.line(
            [(520 + fold * 20, 220), (520 + fold * 20, 640)], "#5f1512" if fold % 2 else "#d0574a", 5, 70
        )
    canvas.box(700, 270, 1220, 470, "#f4ead0", 255, 6)
    for line, width in ((320, 400), (365, 300), (415, 360)):
        canvas.box(960 - width / 2, line, 960 + width / 2, line + 18, "#b5793a", 150, 9)
    canvas.box(460, 620, 1460, 690, "#6b3f22", 255, 4)
    for seat in range(7):
        person(canvas, 690 + seat * 90, 680, 130, "#3d4a5c" if seat % 2 else "#f1ede2")
    canvas.box(620, 585, 1300, 660, "#8a5530", 255, 4)
    canvas.box(1330, 540, 1400, 660, "#8a5530", 255, 6)
    canvas.glow(960, 420, 720, "#ffe6b0", 0.6)
    for row in range(8):
        audience(canvas, row / 7)


def audience(canvas: Canvas, share) -> None:
    """One row of people seen from behind, each row larger than the one before."""
    size, y = 34 + 118 * share**1.3, 740 + 560 * share**1.4
    count = round(34 - 20 * share)
    for index in range(count):
        x = (index + 0.5) * 1920 / count + (size * 0.3 if round(share * 7) % 2 else 0)
        shirt = shade(canvas.rng.choice(SHIRTS), "#2a1c14", 0.25)
        canvas.disc(x, y + size * 0.55, size * 0.72, shirt, 255, size * 0.62)
        canvas.disc(
            x,
            y - size * 0.28,
            size * 0.38,
            shade("#2a211d", "#6a4a35", canvas.rng.random() * 0.6),
            255,
            size * 0.44,
        )
        canvas.box(
            x - size * 0.8,
            y + size * 0.35,
            x + size * 0.8,
            y + size * 1.4,
            shade("#7d2a26", "#3a1412", 0.5 - share * 0.4),
            255,
            size * 0.16,
        )
        canvas.box(
            x - size * 0.8, y + size * 0.35, x + size * 0.8, y + size * 0.45, "#e8a08a", 50, size * 0.05
        )


def library(canvas: Canvas) -> None:
    """An aisle between high shelves that leads to a window."""
    canvas.gradient(0, 1280, "#f3e4c4", "#e6cfa3", "#b98e5e")
    canvas.polygon([(0, 1280), (760, 760), (1160, 760), (1920, 1280)], "#a9774a")
    for plank in range(15):
        canvas.line([(-900 + plank * 260, 1280), (770 + plank * 27, 760)], "#6b4526", 3, 110)
    canvas.box(760, 300, 1160, 760, "#dff0f4")
    for x in (760, 893, 1026, 1160):
        canvas.line([(x, 300), (x, 760)], "#f9f3e4", 12)
    for y in (300, 450, 600, 760):
        canvas.line([(760, y), (1160, y)], "#f9f3e4", 12)
    canvas.glow(960, 500, 640, "#fff6d8", 0.95)
    for side in (-1, 1):
        shelves(canvas, side)
    canvas.polygon([(790, 760), (1130, 760), (1500, 1280), (420, 1280)], "#fff3cf", 60)
    person(canvas, 900, 900, 240, "#2f6690")
    person(canvas, 1090, 1010, 320, "#c8553d")
    canvas.glow(960, 480, 980, "#ffe6ad", 0.4)


def shelves(canvas: Canvas, side) -> None:
    """One wall of books in perspective."""
    tones = [
        "#a63d2f",
        "#2f5f8a",
        "#d9a441",
        "#3f7d5a",
        "#6b4a8a",
        "#e9dfc8",
        "#8a5a3a",
        "#3d4a5c",
        "#c97a8a",
    ]
    near, far = 960 + side * 980, 960 + side * 205

    def spot(depth, level):
        x = far + (near - far) * depth
        return x, 780 + 560 * depth - (560 + 900 * depth) * level

    canvas.polygon([spot(0, 0), spot(1, 0), spot(1, 1), spot(0, 1)], "#4f3220")
    for shelf in range(8):
        low, high = shelf / 8 + 0.012, shelf / 8 + 0.108
        depth = 0.0
        while depth < 1:
            step = (0.006 + 0.008 * canvas.rng.random()) * (0.45 + depth)
            top = high - canvas.rng.random() * 0.022
            tone = shade(canvas.rng.choice(tones), "#fff0cc", 0.28 * (1 - depth))
            end = min(1, depth + step)
            canvas.polygon([spot(depth, low), spot(end, low), spot(end, top), spot(depth, top)], tone)
            canvas.line([spot(depth, low), spot(depth, top)], "#20140c", 1 + 1.5 * depth, 120)
            depth += step
        canvas.polygon([spot(0, low - 0.014), spot(1, low - 0.014), spot(1, low), spot(0, low)], "#a5764a")


def counter(canvas: Canvas) -> None:
    """A bright service centre with counters, screens and people who wait."""
    canvas.gradient(0, 1280, "#f4f7f8", "#e3ecef", "#cfdde2", "#b5c4c9")
    canvas.polygon([(0, 0), (1920, 0), (1600, 170), (320, 170)], "#ffffff")
    for lamp in range(6):
        x = 420 + lamp * 216
        canvas.polygon(
            [(x - 60, 150), (x + 60, 150), (x + (x - 960) * 0.4 + 84, 40), (x + (x - 960) * 0.4 - 84, 40)],
            "#fffbe6",
            230,
        )
    canvas.box(160, 170, 1760, 800, "#e8f0f2")
    canvas.box(160, 210, 1760, 320, "#1c6a94")
    for letter in range(26):
        canvas.box(
            420 + letter * 42, 250, 420 + letter * 42 + canvas.rng.randint(20, 36), 278, "#ffffff", 235, 6
        )
    for desk in range(5):
        desk_with_officer(canvas, 200 + desk * 312, desk + 1)
    canvas.polygon([(0, 1280), (160, 820), (1760, 820), (1920, 1280)], "#d3cbb9")
    for row in range(9):
        y = 830 + 450 * (row / 9) ** 1.6
        canvas.line([(0, y), (1920, y)], "#b5ab95", 2, 90)
    for x, foot in ((330, 900), (960, 905), (1580, 895), (650, 915)):
        person(canvas, x, foot, 250)
    for row in range(2):
        waiting(canvas, 1075 + row * 130, 1 + row * 0.28)


def desk_with_officer(canvas: Canvas, x, number) -> None:
    """One counter: number, officer, screen."""
    canvas.box(x + 78, 350, x + 202, 420, "#123b54", 255, 8)
    for bar in range(number):
        canvas.box(x + 96 + bar * 20, 366, x + 108 + bar * 20, 404, "#ffd166", 255, 3)
    person(canvas, x + 140, 800, 330, "#f7f9fb")
    canvas.box(x, 640, x + 290, 830, "#f7f4ec", 255, 8)
    canvas.box(x, 640, x + 290, 664, "#b98a55", 255, 6)
    canvas.box(x + 186, 566, x + 270, 632, "#26323a", 255, 5)
    canvas.box(x + 192, 572, x + 264, 624, "#7cc0d8")
    canvas.box(x + 220, 632, x + 236, 642, "#26323a")
    canvas.box(x + 30, 700, x + 260, 790, "#2fa0a8", 70, 8)


def waiting(canvas: Canvas, y, size) -> None:
    """A row of chairs, some taken."""
    for seat in range(9):
        x = 200 + seat * 195
        canvas.box(x - 62 * size, y - 90 * size, x + 62 * size, y + 20 * size, "#2d7f9e", 255, 14)
        canvas.box(x - 62 * size, y - 90 * size, x + 62 * size, y - 78 * size, "#8fd0e0", 130, 8)
        canvas.line([(x - 50 * size, y + 20 * size), (x - 50 * size, y + 70 * size)], "#5a666c", 6)
        canvas.line([(x + 50 * size, y + 20 * size), (x + 50 * size, y + 70 * size)], "#5a666c", 6)
        if canvas.rng.random() < 0.55:
            shirt = canvas.rng.choice(SHIRTS)
            canvas.box(x - 40 * size, y - 130 * size, x + 40 * size, y - 60 * size, shirt, 255, 24)
            canvas.disc(x, y - 160 * size, 30 * size, "#2a211d", 255, 34 * size)
            canvas.box(x - 62 * size, y - 84 * size, x + 62 * size, y + 20 * size, "#2d7f9e", 255, 14)
