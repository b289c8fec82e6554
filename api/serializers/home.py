from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..leaves import component
from ..marks import Listed, Spliced, Standing, key_of
from .fields import TextField, TypeField
from .page import PageSerializer

NEWEST_FEATURED = 6


@extend_schema_field({"type": "array", "items": component("Card")})
class FeaturedField(serializers.Field):
    """The articles chosen for the front page, or the newest featured ones if none was chosen."""

    def to_representation(self, value):
        keys = [key_of("page", row.article_id) for row in value.all()]
        return [Standing(key, Spliced(key)) for key in keys] or [
            Listed("featured", {"count": NEWEST_FEATURED})
        ]


class HomeSerializer(PageSerializer):
    """The front page of a site in one language."""

    type = TypeField("home")
    portal_name = TextField()
    address = TextField()
    licence = TextField()
    featured = FeaturedField(source="featured_articles")
