from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..leaves import STRING, nullable, structure
from ..renditions import SHARE, fallback_format, largest_fallback, widths
from .fields import TypeField

SRCSET = structure(avif=STRING, webp=STRING, fallback=STRING)
SHARED = structure(src=STRING, width={"type": "integer"}, height={"type": "integer"})
POINT = structure(x={"type": "number"}, y={"type": "number"})


class ImageSerializer(serializers.Serializer):
    """A picture in the sizes that have been made. Its words belong to each use of it and are added there.

    The object must carry ``made``: its renditions by filter spec. ``focal_point`` is in fractions of width and height.
    """

    type = TypeField("image")
    id = serializers.IntegerField(source="pk")
    src = serializers.SerializerMethodField()
    width = serializers.SerializerMethodField()
    height = serializers.SerializerMethodField()
    srcset = serializers.SerializerMethodField()
    share = serializers.SerializerMethodField()
    focal_point = serializers.SerializerMethodField()

    def get_src(self, image) -> str:
        return largest_fallback(image).full_url

    def get_width(self, image) -> int:
        return largest_fallback(image).width

    def get_height(self, image) -> int:
        return largest_fallback(image).height

    @extend_schema_field(SRCSET)
    def get_srcset(self, image):
        formats = {"avif": "avif", "webp": "webp", "fallback": fallback_format(image)}
        return {name: self.candidates(image, extension) for name, extension in formats.items()}

    def candidates(self, image, extension: str) -> str:
        made = (image.made.get(f"width-{width}|format-{extension}") for width in widths(image))
        return ", ".join(f"{rendition.full_url} {rendition.width}w" for rendition in made if rendition)

    @extend_schema_field(nullable(SHARED))
    def get_share(self, image):
        rendition = image.made.get(f"{SHARE}|format-{fallback_format(image)}")
        return rendition and {"src": rendition.full_url, "width": rendition.width, "height": rendition.height}

    @extend_schema_field(nullable(POINT))
    def get_focal_point(self, image):
        if not image.has_focal_point():
            return None
        x, y = image.focal_point_x / image.width, image.focal_point_y / image.height
        return {"x": round(x, 4), "y": round(y, 4)}
