"""Pictures of the town: market, school, health station, lanterns, hall, library, service counter."""

import math

from .canvas import Canvas
from .land import distant_hills, shade, tree

SHIRTS = ["#c8553d", "#2f6690", "#e3a72f", "#588157", "#7a5c94", "#f1ede2", "#3d4a5c", "#d98c8c"]
HAIR = "#2a211d"


def person(canvas: Canvas, x, foot, size, shirt: str | None = None, hat: bool = False) -> None:
    """A simple figure, seen from afar."""
    shirt = shirt or canvas.rng.choice(SHIRTS)
    canvas.disc(x, foot, size * 0.2, "#000000", 50, size * 0.05)
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.06, foot - size * 0.42), (x + side * size * 0.08, foot)],
            "#34384a",
            size * 0.09,
        )
    canvas.box(
        x - size * 0.15, foot - size * 0.78, x + size * 0.15, foot - size * 0.38, shirt, 255, size * 0.07
    )
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.15, foot - size * 0.72), (x + side * size * 0.22, foot - size * 0.44)],
            shade(shirt, "#000000", 0.15),
            size * 0.075,
        )
    canvas.disc(x, foot - size * 0.89, size * 0.1, "#d9a57c")
    if hat:
        canvas.polygon(
            [
                (x - size * 0.24, foot - size * 0.9),
                (x, foot - size * 1.1),
                (x + size * 0.24, foot - size * 0.9),
            ],
            "#ead9a4",
        )
        canvas.polygon(
            [(x, foot - size * 1.1), (x + size * 0.24, foot - size * 0.9), (x, foot - size * 0.9)], "#c9b277"
        )
    else:
        canvas.draw.pieslice(
            [v * 1.5 for v in (x - size * 0.11, foot - size * 1.01, x + size * 0.11, foot - size * 0.79)],
            180,
            360,
            fill=(42, 33, 29, 255),
        )


def market(canvas: Canvas) -> None:
    """Stalls under awnings on both sides of a lane."""
    canvas.gradient(0, 1280, "#f6d9a6", "#f3c98d", "#c9a06c", "#a47d54")
    canvas.glow(960, 420, 760, "#fff2cc", 0.9)
    canvas.polygon([(860, 520), (1060, 520), (1700, 1280), (220, 1280)], "#d9c09a")
    for row in range(14):
        y = 530 + 750 * (row / 14) ** 1.8
        canvas.line([(0, y), (1920, y)], "#a5865c", 1 + row / 6, 90)
    for depth in range(6):
        stall_pair(canvas, (depth / 5) ** 1.35)
        for _ in range(2 if depth < 5 else 3):
            share = (depth / 5) ** 1.5
            reach = 70 + 400 * share
            person(
                canvas,
                960 + canvas.rng.uniform(-reach, reach),
                590 + 640 * share,
                74 + 300 * share,
                hat=canvas.rng.random() < 0.6,
            )
    canvas.glow(960, 420, 900, "#ffdf9f", 0.35)


def stall_pair(canvas: Canvas, share) -> None:
    """Two stalls, left and right, with striped awnings and baskets of goods."""
    size = 0.22 + 1.0 * share
    for side in (-1, 1):
        near = 960 + side * (105 + 430 * share)
        far = near + side * 620 * size
        top, foot = 470 - 300 * share, 590 + 560 * share
        canvas.polygon(
            [(near, foot - 200 * size), (far, foot - 230 * size), (far, foot), (near, foot)], "#8a6038"
        )
        canvas.polygon(
            [
                (near, foot - 200 * size),
                (far, foot - 230 * size),
                (far, foot - 210 * size),
                (near, foot - 180 * size),
            ],
            "#b98a55",
        )
        for pole in (near, near + side * 300 * size):
            canvas.line([(pole, top), (pole, foot)], "#5f4630", 9 * size)
        tones = canvas.rng.sample(["#c23b2e", "#2b7a6b", "#d98a26", "#2f5f94"], 1)[0]
        stripes = 8
        for stripe in range(stripes):
            a, b = (near + (far - near) * (stripe + step) / stripes for step in (0, 1))
            tone = tones if stripe % 2 else "#f6efe0"
            canvas.polygon(
                [
                    (a, top - 60 * size),
                    (b, top - 60 * size),
                    (b - side * 70 * size, top + 90 * size),
                    (a - side * 70 * size, top + 90 * size),
                ],
                tone,
            )
            middle = (a + b) / 2 - side * 70 * size
            canvas.disc(middle, top + 90 * size, abs(b - a) / 2, shade(tone, "#000000", 0.12), 255, 18 * size)
        goods(canvas, near, far, foot - 205 * size, size)


def goods(canvas: Canvas, near, far, y, size) -> None:
    """Baskets heaped with fruit and greens."""
    for basket in range(5):
        x = near + (far - near) * (basket + 0.6) / 5.2
        tone = canvas.rng.choice(["#d8452f", "#f0a92e", "#6fa03a", "#e6d25a", "#8a4a8a", "#f2e9d4"])
        for _ in range(26):
            dx = canvas.rng.gauss(0, 26 * size)
            canvas.disc(
                x + dx,
                y - canvas.rng.random() * (46 * size - abs(dx) * 0.7),
                12 * size,
                shade(tone, canvas.rng.choice(["#ffffff", "#3d2412"]), 0.18),
            )
        canvas.polygon(
            [
                (x - 58 * size, y),
                (x + 58 * size, y),
                (x + 44 * size, y + 44 * size),
                (x - 44 * size, y + 44 * size),
            ],
            "#a9763e",
        )
        canvas.line([(x - 58 * size, y), (x + 58 * size, y)], "#d3a567", 8 * size)


def house(canvas: Canvas, left, right, foot, floors, wall: str, roof: str, height=150) -> None:
    """A long building with a roof, a veranda and windows."""
    top = foot - floors * height
    canvas.box(left, top, right, foot, wall)
    canvas.polygon(
        [(left - 40, top + 8), (right + 40, top + 8), (right - 60, top - 120), (left + 60, top - 120)], roof
    )
    for row in range(12):
        y = top + 4 - row * 10
        canvas.line([(left - 38 + row * 8, y), (right + 38 - row * 8, y)], "#000000", 1.5, 40)
    for floor in range(floors):
        base = foot - floor * height
        for bay in range(int((right - left) / 96)):
            x = left + 34 + bay * 96
            canvas.box(x, base - height * 0.78, x + 52, base - height * 0.28, "#2f5a72", 255, 3)
            canvas.polygon(
                [(x, base - height * 0.78), (x + 34, base - height * 0.78), (x, base - height * 0.4)],
                "#bfe0ea",
                90,
            )
            canvas.line([(x + 26, base - height * 0.78), (x + 26, base - height * 0.28)], "#f4efe4", 3)
        canvas.box(left - 10, base - 14, right + 10, base, shade(wall, "#8a6a3a", 0.35))
    canvas.box(left, top, right, top + 24, "#000000", 46)


def school(canvas: Canvas) -> None:
    """A school yard with flagpole, trees and pupils."""
    canvas.gradient(0, 760, "#4d9ad0", "#a9d3ea", "#f3f3e4")
    canvas.glow(420, 200, 520, "#fff5cf", 0.8)
    distant_hills(canvas, 520, 3, "#a9c4cf", "#6f9a83", "#f1f3e6")
    house(canvas, 330, 1620, 800, 2, "#f5e3b5", "#b5452f")
    canvas.gradient(800, 1280, "#dcc79c", "#c9ab76", "#b08d5a")
    canvas.polygon(
        [(0, 1280), (0, 1100), (700, 830), (1220, 830), (1920, 1100), (1920, 1280)], "#e6d3aa", 130
    )
    canvas.box(930, 770, 1010, 815, "#c9c2b4", 255, 4)
    canvas.line([(970, 790), (970, 330)], "#e9e9e6", 7)
    canvas.polygon([(973, 335), (1100, 345), (1092, 425), (973, 420)], "#d8322a")
    for x, foot, size in ((170, 850, 330), (1770, 860, 360), (60, 1010, 460), (1880, 1050, 470)):
        canvas.disc(x + 60, foot, size * 0.5, "#3a2c18", 70, size * 0.08)
        tree(canvas, x, foot, size, "#2c6132", "#a5c858")
    for row in range(5):
        for column in range(9):
            foot = 900 + row * 62
            middle = 960 + (column - 4) * (78 + row * 22) + canvas.rng.uniform(-12, 12)
            person(canvas, middle, foot, 82 + row * 26, canvas.rng.choice(["#ffffff", "#f7f7fb", "#eef3fb"]))


def clinic(canvas: Canvas) -> None:
    """A commune health station with the travelling clinic in front."""
    canvas.gradient(0, 800, "#63a7cf", "#bfe0ea", "#f4f3e3")
    canvas.glow(1500, 220, 520, "#fff3cf", 0.7)
    distant_hills(canvas, 470, 4, "#b5cdd2", "#4f8a63", "#eef3e4")
    house(canvas, 160, 1080, 850, 2, "#f7f7f2", "#2f7f9a")
    canvas.gradient(850, 1280, "#c7cbb4", "#aab08f", "#7f8a66")
    canvas.polygon([(380, 850), (820, 850), (1360, 1280), (40, 1280)], "#d9d6c9")
    sign(canvas, 620, 600)
    canvas.disc(1420, 1050, 430, "#2c3a2c", 80, 34)
    canvas.box(1040, 720, 1720, 1020, "#fbfbf8", 255, 26)
    canvas.polygon([(1700, 800), (1790, 880), (1800, 1020), (1690, 1020)], "#fbfbf8")
    canvas.polygon([(1706, 815), (1772, 885), (1776, 920), (1706, 920)], "#44697c")
    canvas.box(1040, 900, 1796, 940, "#2fa0a8")
    for window in range(4):
        canvas.box(1090 + window * 118, 770, 1180 + window * 118, 860, "#44697c", 255, 8)
    sign(canvas, 1625, 810, 0.62)
    for x in (1190, 1650):
        canvas.disc(x, 1026, 62, "#23282c")
        canvas.disc(x, 1026, 28, "#a9b0b3")
    for x, foot in ((480, 1010), (590, 1050), (700, 1020), (880, 1110), (330, 1120)):
        person(canvas, x, foot, 170)
    person(canvas, 960, 1060, 180, "#ffffff")
    tree(canvas, 90, 900, 360, "#2c6132", "#a5c858")


def sign(canvas: Canvas, x, y, size=1.0) -> None:
    """A green cross on a white shield."""
    canvas.disc(x, y, 62 * size, "#ffffff")
    canvas.box(x - 16 * size, y - 44 * size, x + 16 * size, y + 44 * size, "#1f9d6b", 255, 4)
    canvas.box(x - 44 * size, y - 16 * size, x + 44 * size, y + 16 * size, "#1f9d6b", 255, 4)


def lanterns(canvas: Canvas) -> None:
    """Lanterns over the river street at night, and their light in the water."""
    canvas.gradient(0, 820, "#0f1230", "#2a1c4a", "#5c2d4f", "#a2523f")
    for column in range(13):
        side, height = column * 150 - 20, canvas.rng.uniform(190, 330)
        canvas.box(side, 820 - height, side + 140, 820, shade("#3a2440", "#6b3b34", canvas.rng.random()))
        canvas.polygon(
            [
                (side - 14, 820 - height),
                (side + 154, 820 - height),
                (side + 124, 770 - height),
                (side + 16, 770 - height),
            ],
            "#2a1a2c",
        )
        for window in range(2):
            left = side + 20 + window * 62
            canvas.box(left, 850 - height, left + 40, 915 - height, "#ffc76b", 235, 4)
            canvas.box(left, 740, left + 40, 820, "#ffb04d", 200, 3)
            canvas.glow(left + 20, 780, 90, "#ff9d3d", 0.35)
    canvas.reflect(820, 460, "#1a1538", 0.3, 12)
    tones = ["#e8402f", "#f2902a", "#f5c542", "#d8487a", "#8fc04a", "#4fa8c8"]
    for row in range(4):
        y0, size = 90 + row * 118, 26 + row * 19
        for index in range(13 - row * 2):
            x = (index + 0.5) * 1920 / (13 - row * 2) + canvas.rng.uniform(-20, 20)
            lantern(canvas, x, y0 + 46 * math.sin(index * 0.9 + row), size, canvas.rng.choice(tones))
    for _ in range(70):
        share = canvas.rng.random()
        x, y = canvas.rng.uniform(0, 1920), 870 + 390 * share
        canvas.glow(x, y, 34 + 60 * share, "#ffb35c", 0.75)
        canvas.disc(x, y, 5 + 9 * share, "#fff0c0", 255, 4 + 6 * share)
        canvas.disc(x, y + 6 + 9 * share, 11 + 22 * share, "#d8704a", 210, 3 + 6 * share)
    canvas.ripples(840, 1280, "#ffcf8a", 220, 60)


def lantern(canvas: Canvas, x, y, size, colour: str) -> None:
    """A round silk lantern, lit from inside."""
    canvas.glow(x, y, size * 3.2, colour, 0.55)
    canvas.line([(x, y - size * 1.1), (x, y - size * 2.4)], "#1a1020", 2)
    canvas.disc(x, y, size, colour, 255, size * 0.86)
    canvas.disc(x, y, size * 0.62, shade(colour, "#fff3b8", 0.5), 200, size * 0.8)
    canvas.disc(x, y, size * 0.26, shade(colour, "#fffbe0", 0.8), 220, size * 0.82)
    canvas.box(x - size * 0.34, y - size * 0.98, x + size * 0.34, y - size * 0.8, "#5a2a1a", 255, 3)
    canvas.box(x - size * 0.34, y + size * 0.8, x + size * 0.34, y + size * 0.98, "#5a2a1a", 255, 3)
    canvas.line([(x, y + size), (x, y + size * 1.7)], "#f2b84a", max(2, size * 0.12))
