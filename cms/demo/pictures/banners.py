"""Banner pictures, the emblem, and pages of text: the pictures that carry words."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .canvas import Canvas
from .land import shade

# A subset of Be Vietnam Pro, under the SIL Open Font License (see the text beside it): a machine that runs the
# demo need not have a font with Vietnamese letters.
FONT = Path(__file__).parent.parent / "media" / "BeVietnamPro-SemiBold.subset.ttf"


def font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, round(size))


def banner(title: str, line: str, colours: list[str], motif: str, width: int, height: int) -> Image.Image:
    """A banner: a title and a line of text on a coloured ground with a motif."""
    canvas = Canvas(sum(map(ord, title)), width, height)
    dark, light = colours
    canvas.gradient(0, height, shade(dark, light, 0.25), dark, shade(dark, "#000000", 0.3))
    canvas.glow(width * 0.9, height * 0.25, height * 1.5, light, 0.95)
    MOTIFS[motif](canvas, light)
    reach = 0.62 if width > 4 * height else 1.12
    canvas.polygon([(0, 0), (width * reach, 0), (width * (reach - 0.12), height), (0, height)], dark, 150)
    picture = canvas.finish(grain=5, vignette=0.1)
    write(picture, title, line, light)
    return picture


def write(picture: Image.Image, title: str, line: str, accent: str) -> None:
    """Write both texts as large as they fit."""
    draw, margin = ImageDraw.Draw(picture), picture.height * 0.14
    room = picture.width - 2 * margin
    size = fitting(title, room, picture.height * 0.31)
    top = picture.height * 0.44
    draw.text((margin, top), title, font=font(size), fill="#ffffff", anchor="ls")
    draw.rounded_rectangle(
        (margin, top + size * 0.42, margin + size * 1.6, top + size * 0.52),
        4,
        fill=shade(accent, "#ffffff", 0.5),
    )
    small = fitting(line, room, picture.height * 0.15)
    draw.text((margin, picture.height * 0.84), line, font=font(small), fill="#f4f7f4", anchor="ls")


def fitting(text: str, room: float, size: float) -> float:
    """The largest size up to ``size`` at which ``text`` fits into ``room``."""
    return min(size, size * room / font(size).getlength(text))


def waves(canvas: Canvas, light: str) -> None:
    for row in range(9):
        y = canvas.height * (0.25 + row * 0.1)
        points = [
            (x, y + math.sin(x / canvas.height * 3 + row) * canvas.height * 0.06)
            for x in range(0, canvas.width + 9, 8)
        ]
        canvas.line(points, shade(light, "#ffffff", 0.3), canvas.height / 60, 120)


def rings(canvas: Canvas, light: str) -> None:
    for ring in range(9, 0, -1):
        tone = shade(light, "#ffffff", 0.15 if ring % 2 else 0.45)
        canvas.disc(canvas.width * 0.82, canvas.height * 0.5, ring * canvas.height * 0.085, tone, 90)


def rain(canvas: Canvas, light: str) -> None:
    for _ in range(260):
        x, y = canvas.rng.uniform(canvas.width * 0.4, canvas.width), canvas.rng.uniform(0, canvas.height)
        length = canvas.height * canvas.rng.uniform(0.06, 0.16)
        canvas.line([(x, y), (x - length * 0.35, y + length)], "#dcebf5", canvas.height / 130, 120)


def dots(canvas: Canvas, light: str) -> None:
    for column in range(14):
        for row in range(7):
            x, y = canvas.width * 0.55 + column * canvas.height * 0.13, (row + 0.5) * canvas.height / 7
            canvas.disc(x, y, canvas.height * 0.045 * (0.4 + column / 14), shade(light, "#ffffff", 0.4), 150)


def hills(canvas: Canvas, light: str) -> None:
    canvas.disc(canvas.width * 0.85, canvas.height * 0.34, canvas.height * 0.17, "#fff1c4")
    for step in range(4):
        canvas.ridge(
            canvas.height * (0.5 + step * 0.13),
            canvas.height * 0.17,
            shade("#d4ecc8", "#0c3f33", step / 3),
            0.5,
            None,
            1.4 + step,
        )


def leaves(canvas: Canvas, light: str) -> None:
    for _ in range(46):
        x, y = canvas.rng.uniform(canvas.width * 0.52, canvas.width), canvas.rng.uniform(0, canvas.height)
        size, turn = canvas.height * canvas.rng.uniform(0.08, 0.2), canvas.rng.uniform(0, math.tau)
        tip = (x + math.cos(turn) * size, y + math.sin(turn) * size)
        side = [
            (x + math.cos(turn + d) * size * 0.55, y + math.sin(turn + d) * size * 0.55) for d in (0.5, -0.5)
        ]
        canvas.polygon(
            [(x, y), side[0], tip, side[1]],
            shade(light, "#ffffff" if canvas.rng.random() < 0.5 else "#1d4a1d", 0.35),
            210,
        )
        canvas.line([(x, y), tip], "#f6fbe6", canvas.height / 150, 140)


def grid(canvas: Canvas, light: str) -> None:
    for _ in range(90):
        size = canvas.height * 0.1
        x = canvas.width * 0.5 + canvas.rng.randrange(0, 30) * size
        y = canvas.rng.randrange(0, 10) * size
        canvas.box(
            x + 3,
            y + 3,
            x + size - 3,
            y + size - 3,
            shade(light, "#ffffff", canvas.rng.random() * 0.5),
            150,
            size * 0.16,
        )


MOTIFS = {
    "waves": waves,
    "rings": rings,
    "rain": rain,
    "dots": dots,
    "hills": hills,
    "leaves": leaves,
    "grid": grid,
}


def emblem() -> Image.Image:
    """The portal's own emblem: three peaks, a river and the sun in a ring."""
    size = 512
    large = Image.new("RGBA", (size * 2, size * 2))
    draw = ImageDraw.Draw(large)
    draw.ellipse((8, 8, 1016, 1016), fill="#b3261e")
    draw.ellipse((40, 40, 984, 984), fill="#f6d365")
    draw.ellipse((62, 62, 962, 962), fill="#0b4f6c")
    draw.ellipse((402, 190, 622, 410), fill="#f6d365")
    for peak, tone in (
        ((300, 400, 190), "#cfe8d5"),
        ((724, 420, 190), "#cfe8d5"),
        ((512, 300, 230), "#ffffff"),
    ):
        x, top, half = peak
        draw.polygon([(x, top), (x + half, 700), (x - half, 700)], fill=tone)
    draw.chord((62, 62, 962, 962), 18, 162, fill="#1c8fa8")
    for row in range(3):
        y = 720 + row * 62
        points = [(180 + step, y + math.sin(step / 52 + row) * 16) for step in range(0, 664, 8)]
        draw.line(points, fill="#ffffff", width=16, joint="curve")
    return large.resize((size, size), Image.Resampling.LANCZOS)


def sheet(lines: list[str]) -> Image.Image:
    """A page of an official-looking paper, A4 at 110 dots per inch."""
    page = Image.new("RGB", (910, 1286), "#ffffff")
    draw = ImageDraw.Draw(page)
    draw.text((455, 120), lines[0], font=font(24), fill="#7a1f1a", anchor="mm")
    draw.line((355, 145, 555, 145), fill="#7a1f1a", width=2)
    draw.text((455, 210), lines[1], font=font(fitting(lines[1], 740, 36)), fill="#1b2733", anchor="mm")
    for row, line in enumerate(lines[2:]):
        draw.text((90, 310 + row * 62), line, font=font(fitting(line, 740, 23)), fill="#1b2733")
    return page
