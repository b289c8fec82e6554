"""The closed list of picture sizes, and making them. Nothing here runs during a GET."""

import logging

from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError
from willow.image import UnrecognisedImageFormatError

logger = logging.getLogger(__name__)

WIDTHS = (320, 640, 960, 1280, 1920)
LARGEST_SRC = 960
SHARE = "fill-1200x630"
SHARE_SIZE = (1200, 630)
UNREADABLE = (SourceImageIOError, UnrecognisedImageFormatError, InvalidFilterSpecError, OSError)


def widths(image) -> list[int]:
    """Return the widths in pixels made of a picture: those of the list it reaches, or its own if it is smaller."""
    return [width for width in WIDTHS if width <= image.width] or [image.width]


def fallback_format(image) -> str:
    """Return what browsers without AVIF and WebP get: png for drawings (PNG, GIF), jpeg for everything else."""
    return "png" if image.filename.lower().endswith((".png", ".gif")) else "jpeg"


def first_spec(image) -> str:
    """Return the one size that is made at once, so that a picture can be shown before its other sizes exist."""
    reachable = [width for width in widths(image) if width <= LARGEST_SRC] or widths(image)
    return f"width-{max(reachable)}|format-webp"


def specs(image) -> list[str]:
    """Return the filter specs of every size of a picture."""
    formats = ("avif", "webp", fallback_format(image))
    sizes = [f"width-{width}|format-{extension}" for width in widths(image) for extension in formats]
    if image.width >= SHARE_SIZE[0] and image.height >= SHARE_SIZE[1]:
        sizes.append(f"{SHARE}|format-{fallback_format(image)}")
    return sizes


def made(image) -> dict:
    """Return the renditions of the closed list that exist, by filter spec. One query, or none if they were
    prefetched; nothing is made."""
    focal_point_keys = {spec: Filter(spec=spec).get_cache_key(image) for spec in specs(image)}
    found = image.renditions.all()
    return {
        made.filter_spec: made
        for made in found
        if made.focal_point_key == focal_point_keys.get(made.filter_spec)
    }


def largest_fallback(image):
    """Return the rendition for ``src``: the largest JPEG or PNG up to 960 pixels wide, or what there is."""
    reachable = [width for width in widths(image) if width <= LARGEST_SRC] or widths(image)[:1]
    preferred = [f"width-{width}|format-{fallback_format(image)}" for width in reversed(reachable)]
    found = next((image.made[spec] for spec in preferred if spec in image.made), None)
    return found or next(iter(image.made.values()))


def make_first(image) -> bool:
    """Make the first size of a picture; return False, and log it, if the file cannot be read."""
    return make(image, [first_spec(image)])


def make_all(image_id: int) -> bool:
    """Make every missing size of a picture; return False, and log it, if its file cannot be read."""
    image = get_image_model().objects.filter(pk=image_id).first()
    return image is not None and make(image, specs(image))


def make(image, wanted: list[str]) -> bool:
    """Make what is missing. Wagtail's own look-up asks a cache first, which may still know deleted renditions."""
    there = made(image)
    try:
        image.create_renditions(*(Filter(spec=spec) for spec in wanted if spec not in there))
    except UNREADABLE:
        logger.exception("Picture %s cannot be read.", image.pk)
        return False
    return True
