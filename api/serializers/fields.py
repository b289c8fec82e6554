"""Fields of our serializers: constants, times of Viet Nam, and marks for what belongs to other items."""

from zoneinfo import ZoneInfo

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from pages.folding import nfc

from ..leaves import component, nullable
from ..marks import Own, OwnUnless, Picture, Spliced, Standing, key_of
from ..streams import present_stream

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


class TypeField(serializers.ChoiceField):
    """The constant ``type`` of an object."""

    def __init__(self, name: str, **kwargs):
        self.name = name
        super().__init__(choices=[name], source="*", **kwargs)

    def to_representation(self, value):
        return self.name


class TextField(serializers.CharField):
    """Text in NFC; an empty one is the empty string."""

    def to_representation(self, value):
        return nfc(str(value))


class TimeField(serializers.DateTimeField):
    """A moment in ISO 8601 with +07:00."""

    def __init__(self, **kwargs):
        super().__init__(default_timezone=VIET_NAM, **kwargs)


@extend_schema_field({"type": "string", "description": "Root-relative on its site."})
class UrlField(serializers.Field):
    """Where the item itself stands, filled in when it is read."""

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)

    def to_representation(self, value):
        return Own("url")


@extend_schema_field({"type": "string", "description": "Absolute. A second place names the first."})
class CanonicalUrlField(serializers.Field):
    """The one address of a page: an alias names that of its original, unless the original is hidden."""

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)

    def to_representation(self, page):
        if page.alias_of_id is None:
            return Own("canonical_url")
        return OwnUnless(key_of("page", page.alias_of_id), "canonical_url")


@extend_schema_field(nullable(component("PageLink")))
class PageLinkField(serializers.Field):
    """A link to a page given by its id; null while it is not public."""

    def to_representation(self, value):
        return Spliced(key_of("page", value), "link")


@extend_schema_field(nullable(component("Image")))
class PictureField(serializers.Field):
    """A picture of a model, whose words stand in fields named after it: ``<name>_alt``, ``_caption``, ``_credit``."""

    def __init__(self, picture: str, alt: str | None = None, **kwargs):
        self.picture = picture
        self.alt = alt or f"{picture}_alt"
        super().__init__(source="*", **kwargs)

    def to_representation(self, value):
        image_id = getattr(value, f"{self.picture}_id")
        if image_id is None:
            return None
        decorative = getattr(value, f"{self.picture}_decorative", False)
        words = {
            "alt": "" if decorative else nfc(getattr(value, self.alt, "")),
            "caption": nfc(getattr(value, f"{self.picture}_caption", "")),
            "credit": nfc(getattr(value, f"{self.picture}_credit", "")),
        }
        return Picture(key_of("image", image_id), words)


@extend_schema_field({"type": "array", "items": component("BodyBlock")})
class BodyField(serializers.Field):
    """A stream of blocks."""

    def to_representation(self, value):
        return present_stream(value)


@extend_schema_field({"type": "array", "items": component("Card")})
class CardsField(serializers.Field):
    """The cards of articles, given by child rows that have an ``article``."""

    def to_representation(self, value):
        keys = [key_of("page", row.article_id) for row in value.all()]
        return [Standing(key, Spliced(key)) for key in keys]
