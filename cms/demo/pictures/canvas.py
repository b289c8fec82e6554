"""A small kit to paint with: gradients, ridges, haze, light, grain. The same picture every time."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1920, 1280
SCALE = 1.5  # painted larger and reduced at the end, so that edges are smooth

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """``"#ff8800"`` as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour ``share`` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def wave(rng: random.Random, octaves: int = 5, roughness: float = 0.5):
    """Return a smooth random function of 0..1 with values around -1..1."""
    parts = [
        (2**octave * rng.uniform(0.8, 1.3), rng.uniform(0, math.tau), roughness**octave)
        for octave in range(octaves)
    ]
    return lambda x: sum(weight * math.sin(x * math.tau * pace + phase) for pace, phase, weight in parts)


class Canvas:
    """A picture in the making; all measures are those of the finished picture."""

    def __init__(self, seed: int, width: int = WIDTH, height: int = HEIGHT):
        self.width, self.height = width, height
        self.rng = random.Random(seed)
        self.image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)))
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    def at(self, *points):
        """Points of the finished picture, in pixels of the larger one."""
        return [(x * SCALE, y * SCALE) for x, y in points]

    def gradient(self, top: float, bottom: float, *colours: str) -> None:
        """Fill a band of the picture from one colour down to the next."""
        column = Image.new("RGB", (1, 256))
        stops = [rgb(colour) for colour in colours]
        for row in range(256):
            place = row / 255 * (len(stops) - 1)
            index = min(int(place), len(stops) - 2)
            column.putpixel((0, row), mix(stops[index], stops[index + 1], place - index))
        size = self.image.width, round((bottom - top) * SCALE) + 1
        self.image.paste(column.resize(size, Image.Resampling.BICUBIC), (0, round(top * SCALE)))

    def polygon(self, points, colour: str, alpha: int = 255) -> None:
        self.draw.polygon(self.at(*points), fill=(*rgb(colour), alpha))

    def box(self, left, top, right, bottom, colour: str, alpha: int = 255, radius: float = 0) -> None:
        corners = [value * SCALE for value in (left, top, right, bottom)]
        self.draw.rounded_rectangle(corners, radius * SCALE, fill=(*rgb(colour), alpha))

    def disc(self, x, y, rx, colour: str, alpha: int = 255, ry=None) -> None:
        ry = rx if ry is None else ry
        corners = [value * SCALE for value in (x - rx, y - ry, x + rx, y + ry)]
        self.draw.ellipse(corners, fill=(*rgb(colour), alpha))

    def line(self, points, colour: str, width: float = 2, alpha: int = 255) -> None:
        thickness = max(1, round(width * SCALE))
        self.draw.line(self.at(*points), fill=(*rgb(colour), alpha), width=thickness, joint="curve")

    def ridge(self, y, height, colour: str, roughness: float = 0.5, foot: str | None = None, pace=1.0):
        """Paint a range of hills down to the lower edge; return its outline as a function of x."""
        shape = wave(self.rng, 7, roughness)

        def outline(x):
            return y - height * shape(x / self.width * pace) * 0.6

        points = [(x, outline(x)) for x in range(0, self.width + 9, 6)]
        self.polygon([(0, self.height), *points, (self.width + 8, self.height)], colour)
        if foot:
            self.haze(y - height * 0.4, y + height * 1.6, foot, 150)
        return outline

    def haze(self, top, bottom, colour: str, strength: int) -> None:
        """Lay mist over a band: nothing at its top, thickest at its lower edge, fading below."""
        size = self.image.width, round((bottom - top) * SCALE)
        column = Image.new("L", (1, 64))
        for row in range(64):
            column.putpixel((0, row), round(strength * math.sin(row / 63 * math.pi) ** 1.5))
        mask = column.resize(size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", size, rgb(colour)), (0, round(top * SCALE)), mask)

    def glow(self, x, y, radius, colour: str, strength: float = 1.0) -> None:
        """Shine light on everything around a point."""
        size = round(radius * 2 * SCALE)
        falloff = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda value: round((value / 255) ** 2.2 * 255 * strength)
        )
        falloff = falloff.resize((size, size), Image.Resampling.BICUBIC)
        light = ImageChops.multiply(
            Image.new("RGB", (size, size), rgb(colour)), Image.merge("RGB", [falloff] * 3)
        )
        corner = round((x - radius) * SCALE), round((y - radius) * SCALE)
        area = (*corner, corner[0] + size, corner[1] + size)
        self.image.paste(ImageChops.screen(self.image.crop(area), light), corner)

    def reflect(self, horizon, depth, tint: str, share: float = 0.45, shiver: float = 6) -> None:
        """Mirror what stands above the horizon in the water below, tinted and broken into ripples."""
        height = round(depth * SCALE)
        top = round((horizon - depth) * SCALE)
        mirrored = self.image.crop((0, top, self.image.width, top + height)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        mirrored = mirrored.filter(ImageFilter.GaussianBlur(2.5 * SCALE))
        mirrored = Image.blend(mirrored, Image.new("RGB", mirrored.size, rgb(tint)), share)
        strip = max(2, round(3 * SCALE))
        base = round(horizon * SCALE)
        for y in range(0, height, strip):
            move = round(self.rng.uniform(-1, 1) * shiver * SCALE * (0.3 + y / height))
            self.image.paste(
                ImageChops.offset(mirrored.crop((0, y, mirrored.width, y + strip)), move, 0), (0, base + y)
            )

    def ripples(self, top, bottom, colour: str, count: int, alpha: int = 60) -> None:
        """Draw thin horizontal glints, longer towards the viewer."""
        for _ in range(count):
            share = self.rng.random() ** 1.6
            y = top + (bottom - top) * share
            x = self.rng.uniform(-50, self.width)
            length = 20 + 160 * share * self.rng.random()
            self.line([(x, y), (x + length, y)], colour, 1 + 1.6 * share, alpha)

    def soften(self, top, bottom, radius: float) -> None:
        """Blur a band, as things far away are."""
        area = (0, round(top * SCALE), self.image.width, round(bottom * SCALE))
        self.image.paste(self.image.crop(area).filter(ImageFilter.GaussianBlur(radius * SCALE)), area[:2])

    def finish(self, grain: int = 9, vignette: float = 0.22) -> Image.Image:
        """Reduce to the finished size and add what makes it less smooth: grain and darker corners."""
        picture = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        falloff = Image.radial_gradient("L").point(
            lambda value: round(255 - (value / 255) ** 2.5 * 255 * vignette)
        )
        falloff = falloff.resize(picture.size, Image.Resampling.BICUBIC)
        picture = ImageChops.multiply(picture, Image.merge("RGB", [falloff] * 3))
        small = picture.width // 2, picture.height // 2
        noise = Image.frombytes("L", small, self.rng.randbytes(small[0] * small[1]))
        noise = noise.resize(picture.size, Image.Resampling.BILINEAR).point(
            lambda value: 128 + round((value - 128) * grain / 128)
        )
        return ImageChops.overlay(picture, Image.merge("RGB", [noise] * 3))
