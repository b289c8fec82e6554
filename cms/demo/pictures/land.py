"""Landscapes: fields, mountains, coast, forest."""

import math

from .canvas import Canvas, mix, rgb


def shade(first: str, second: str, share: float) -> str:
    """A colour between two, as text."""
    return "#{:02x}{:02x}{:02x}".format(*mix(rgb(first), rgb(second), max(0.0, min(1.0, share))))


def distant_hills(canvas: Canvas, y, steps, far: str, near: str, mist: str) -> None:
    """Paint ranges of hills one before the other, each clearer than the last."""
    for step in range(steps):
        share = step / max(1, steps - 1)
        canvas.ridge(y + step * 62, 90 - step * 6, shade(far, near, share), 0.46, mist, 0.8 + share)


def tree(canvas: Canvas, x, y, size, colour: str, light: str) -> None:
    """A round tree: a trunk and a crown of many leaves' worth of discs, lit from the upper left."""
    canvas.box(x - size * 0.05, y - size * 0.7, x + size * 0.05, y, "#4a3527")
    for _ in range(60):
        angle, reach = canvas.rng.uniform(0, math.tau), canvas.rng.random() ** 0.5 * size * 0.42
        px, py = x + math.cos(angle) * reach, y - size * 0.95 + math.sin(angle) * reach * 0.8
        share = 0.5 - (px - x + py - y + size * 0.95) / size * 0.7 + canvas.rng.uniform(-0.2, 0.2)
        canvas.disc(px, py, size * canvas.rng.uniform(0.06, 0.13), shade(colour, light, share), 235)


def terraces(canvas: Canvas) -> None:
    """Terraced rice fields at sunrise."""
    canvas.gradient(0, 620, "#4f6fa5", "#9fb0c9", "#f3c99a", "#ffe3b0")
    canvas.glow(1380, 400, 620, "#ffb45e", 0.9)
    canvas.disc(1380, 400, 52, "#fff3cf")
    distant_hills(canvas, 430, 4, "#a3a6b8", "#5f7a78", "#f6d7ae")
    bend = [(canvas.rng.uniform(0, math.tau), canvas.rng.uniform(0.6, 1.5)) for _ in range(3)]

    def edge(level, x):
        swing = sum(math.sin(x / 1920 * math.tau * pace + phase + level * 2.1) for phase, pace in bend)
        return 600 + 720 * level**1.55 + swing * (16 + 44 * level) + (x - 960) ** 2 / 9000 * (1 - level) * 0.5

    steps = 22
    for step in range(steps):
        level = step / (steps - 1)
        top = [(x, edge(level, x)) for x in range(0, 1921, 12)]
        ripe = shade("#a9a24a", "#e3b53b", 0.5 + 0.5 * math.sin(step * 1.9))
        field = shade(ripe, "#6f8f3a", 0.45 * (step % 3 == 1) + 0.1 * canvas.rng.random())
        canvas.polygon([(0, 1280), *top, (1920, 1280)], shade("#c9b070", field, 0.35 + 0.65 * level))
        lip = 3 + 13 * level
        wall = [(x, y + lip) for x, y in reversed(top)]
        canvas.polygon([*top, *wall], shade("#7d8750", "#3d5a2a", level))
        canvas.line(top, "#fff0b8", 1 + 2.4 * level, 150)
        stalks(canvas, edge, level, 1 / steps, field)
    canvas.haze(540, 860, "#ffe2b4", 130)
    canvas.glow(1380, 420, 1000, "#ff9d45", 0.42)


def stalks(canvas: Canvas, edge, level, depth, colour: str) -> None:
    """Sow short strokes over one terrace, so that it looks like standing rice."""
    for _ in range(int(140 + 260 * level)):
        x = canvas.rng.uniform(0, 1920)
        y = edge(level, x) + 14 * level + canvas.rng.random() * (20 + 800 * depth * level)
        tall = 3 + 13 * level
        tone = shade(colour, "#fff2a8" if canvas.rng.random() < 0.5 else "#5b5a1e", 0.32)
        canvas.line([(x, y), (x + canvas.rng.uniform(-2, 4), y - tall)], tone, 1 + level, 170)


def limestone(canvas: Canvas) -> None:
    """Limestone peaks above a sea of clouds."""
    canvas.gradient(0, 1280, "#3b5f8f", "#7fa3c7", "#d9dbe4", "#f6e6d6", "#eef0f4")
    canvas.glow(520, 360, 700, "#ffd9a0", 0.75)
    rows = [(660, 7, "#9db1c6", 130, 380), (780, 6, "#6d8aa0", 170, 520), (930, 5, "#41645f", 215, 680)]
    for base, count, colour, width, height in rows:
        for index in range(count):
            x = (index + 0.5) * 1920 / count + canvas.rng.uniform(-90, 90)
            peak(
                canvas,
                x,
                base + 190,
                width * canvas.rng.uniform(0.7, 1.2),
                height * canvas.rng.uniform(0.6, 1.1),
                colour,
            )
        for _ in range(26):
            canvas.disc(
                canvas.rng.uniform(-100, 2020),
                base + canvas.rng.uniform(40, 150),
                canvas.rng.uniform(120, 320),
                "#f4f1ee",
                46,
                canvas.rng.uniform(18, 44),
            )
        canvas.soften(base + 60, base + 260, 9)
        canvas.haze(base - 190, base + 330, "#f7f1ea", 235)
    canvas.ridge(1170, 60, "#2c4a3a", 0.6)
    for _ in range(34):
        x = canvas.rng.uniform(0, 1920)
        tree(canvas, x, 1290 - canvas.rng.uniform(0, 90), canvas.rng.uniform(60, 130), "#1f3a2c", "#5c8a4e")


def peak(canvas: Canvas, x, base, width, height, colour: str) -> None:
    """One steep, rounded rock with a lit and a shaded side."""
    rng = canvas.rng
    left = [
        (x - width * (1 - s) ** 0.55 * rng.uniform(0.93, 1.05), base - height * s)
        for s in [i / 24 for i in range(25)]
    ]
    right = [
        (x + width * (1 - s) ** 0.6 * rng.uniform(0.93, 1.05), base - height * s)
        for s in [i / 24 for i in range(25)]
    ]
    canvas.polygon([*left, *reversed(right)], colour)
    spine = [(x + rng.uniform(-0.12, 0.12) * width, y) for _, y in left]
    canvas.polygon([*spine, *reversed(right)], shade(colour, "#1d3040", 0.28), 210)
    for _ in range(26):
        share = rng.random()
        y = base - height * share
        px = x + rng.uniform(-0.8, 0.7) * width * (1 - share) ** 0.6
        tone = "#f5e3c8" if px < x else "#1b2f35"
        canvas.line([(px, y), (px + rng.uniform(-6, 6), y + rng.uniform(20, 70))], tone, 2.5, 60)
        canvas.disc(px, y, rng.uniform(6, 18), "#2f5b3c", 70)


def tea(canvas: Canvas) -> None:
    """Rows of tea around the hills, early in the day."""
    canvas.gradient(0, 560, "#6fa6cf", "#bcd9e3", "#f7ecd0")
    canvas.glow(300, 330, 560, "#ffe6a8", 0.8)
    distant_hills(canvas, 400, 4, "#b4c8cf", "#6d9a83", "#f4f0dc")
    hills = [(1450, 1330, 1250, 760), (250, 1500, 1150, 800), (1150, 1980, 1500, 1120)]
    for index, (cx, cy, rx, ry) in enumerate(hills):
        base = shade("#7fae4e", "#3f7d33", index / 2)
        canvas.disc(cx, cy, rx, base, 255, ry)
        tea_rows(canvas, cx, cy, rx, ry, base)
    canvas.haze(430, 800, "#fbf3d5", 120)
    for x, y, size in ((1620, 600, 150), (1705, 612, 105), (90, 735, 170)):
        tree(canvas, x, y, size, "#28502c", "#8db85a")
    canvas.glow(300, 330, 1000, "#ffd98a", 0.35)


def tea_rows(canvas: Canvas, cx, cy, rx, ry, base: str) -> None:
    """Lay rounded hedges over one hill, one line below the other."""
    rows = 30
    for row in range(rows):
        share = row / rows
        scale = 1 - share * 0.62
        points = []
        for step in range(0, 181, 2):
            angle = math.radians(180 + step)
            wobble = 1 + 0.012 * math.sin(step / 9 + row)
            points.append(
                (cx + math.cos(angle) * rx * scale * wobble, cy + math.sin(angle) * ry * scale * wobble)
            )
        thick = 9 + 12 * share
        canvas.line([(x, y + thick * 0.55) for x, y in points], "#1d4a22", thick * 0.9, 150)
        canvas.line(points, shade(base, "#a9d05c", 0.25 + 0.2 * (row % 2)), thick, 240)
        canvas.line([(x, y - thick * 0.3) for x, y in points], "#d8ec8c", thick * 0.25, 120)


def forest(canvas: Canvas) -> None:
    """Old trees, a path, and light that falls in from the left."""
    canvas.gradient(0, 1280, "#d9e6a8", "#a8c98a", "#5b8a55", "#2c4a2c")
    canvas.glow(620, 260, 900, "#fff7c4", 0.9)
    for depth in range(4):
        share = depth / 3
        for _ in range(26 - depth * 6):
            trunk(canvas, canvas.rng.uniform(-60, 1980), 860 + 130 * depth, 8 + 34 * share, share)
        canvas.soften(0, 1280, 5 - depth * 1.6) if depth < 3 else None
        canvas.haze(300, 1000, "#e6efb4", round(120 * (1 - share)))
    canvas.polygon([(760, 1280), (900, 960), (1010, 960), (1420, 1280)], "#b59a63", 210)
    for _ in range(1500):
        x, y = canvas.rng.uniform(0, 1920), 960 + 330 * canvas.rng.random() ** 0.7
        tone = shade("#31561f", "#b8cf55", canvas.rng.random())
        if not 780 < x < 1330 or canvas.rng.random() < 0.12:
            canvas.disc(x, y, 3 + (y - 940) / 34, tone, 170, 2 + (y - 940) / 60)
    for _ in range(900):
        x, y = canvas.rng.uniform(-30, 1950), 330 * canvas.rng.random() ** 2
        canvas.disc(x, y, canvas.rng.uniform(8, 34), shade("#234a24", "#9cc456", canvas.rng.random()), 190)
    for beam in range(6):
        x = 250 + beam * 190
        canvas.polygon([(x, -20), (x + 70, -20), (x + 520, 1180), (x + 330, 1180)], "#fffbd0", 26)


def trunk(canvas: Canvas, x, foot, width, share) -> None:
    """One tree trunk, darker and wider the nearer it stands."""
    tone = shade("#9db483", "#3a2c1f", share)
    lean = canvas.rng.uniform(-40, 40)
    canvas.polygon(
        [
            (x - width * 1.3, foot + 30),
            (x - width * 0.6 + lean, -20),
            (x + width * 0.6 + lean, -20),
            (x + width * 1.3, foot + 30),
        ],
        tone,
    )
    canvas.polygon(
        [
            (x - width * 1.3, foot + 30),
            (x - width * 0.6 + lean, -20),
            (x - width * 0.2 + lean, -20),
            (x - width * 0.6, foot + 30),
        ],
        "#e8d9a0",
        round(70 * share),
    )


def lotus(canvas: Canvas) -> None:
    """A lotus pond."""
    canvas.gradient(0, 1280, "#c8dfc9", "#8fbfa8", "#3f7f78", "#1f4d52")
    canvas.ridge(170, 50, "#6f9f80", 0.6, "#dcecd6")
    for row in range(9):
        share = row / 8
        y = 270 + 980 * share**1.35
        for _ in range(round(30 - 21 * share)):
            leaf(
                canvas,
                canvas.rng.uniform(-80, 2000),
                y + canvas.rng.uniform(-40, 40) * (0.3 + share),
                36 + 170 * share,
            )
        for _ in range(round(9 - 6 * share)):
            flower(canvas, canvas.rng.uniform(60, 1860), y - 60 * share, 20 + 92 * share)
    canvas.haze(60, 520, "#eef7e4", 120)


def leaf(canvas: Canvas, x, y, size) -> None:
    """A round leaf that lies on the water."""
    tone = shade("#2f6d43", "#7db263", canvas.rng.random())
    canvas.disc(x + size * 0.05, y + size * 0.1, size, "#123a3c", 90, size * 0.4)
    canvas.disc(x, y, size, tone, 255, size * 0.38)
    canvas.disc(x - size * 0.1, y - size * 0.05, size * 0.8, shade(tone, "#b8d98a", 0.35), 120, size * 0.27)
    for spoke in range(11):
        angle = spoke / 11 * math.tau
        canvas.line(
            [(x, y), (x + math.cos(angle) * size * 0.93, y + math.sin(angle) * size * 0.35)],
            "#e2f0bf",
            size / 70,
            90,
        )


def flower(canvas: Canvas, x, y, size) -> None:
    """An open flower on its stem."""
    canvas.line([(x, y), (x + size * 0.1, y + size * 1.6)], "#4d7a3a", size * 0.07)
    for ring, (reach, tone) in enumerate(((1.0, "#e77fa5"), (0.8, "#f29dbb"), (0.55, "#fbc6d6"))):
        for petal in range(7 - ring):
            angle = math.radians(200 + petal * 140 / (6 - ring))
            tip = (x + math.cos(angle) * size * reach, y + math.sin(angle) * size * reach)
            side = size * 0.26
            across = angle + math.pi / 2
            middle = (x + math.cos(angle) * size * reach * 0.55, y + math.sin(angle) * size * reach * 0.55)
            near = (middle[0] + math.cos(across) * side, middle[1] + math.sin(across) * side)
            far = (middle[0] - math.cos(across) * side, middle[1] - math.sin(across) * side)
            canvas.polygon([(x, y), near, tip, far], tone, 240)
            canvas.line([near, tip, far], "#fff0f4", size / 55, 140)
    canvas.disc(x, y - size * 0.12, size * 0.15, "#f2d35e", 255, size * 0.11)
