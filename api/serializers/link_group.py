from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..leaves import structure
from ..marks import Spliced, Standing, key_of
from .fields import TextField, TypeField

LINK = structure(title={"type": "string"}, url={"type": "string"}, new_tab={"type": "boolean"})


@extend_schema_field({"type": "array", "items": LINK})
class LinksField(serializers.Field):
    """Web links in order; one to a page of the site is left out while the page is not public."""

    def to_representation(self, value):
        return [self.link(link) for link in value.all() if link.url or link.page_id]

    def link(self, link):
        if not link.page_id:
            return {"title": link.title, "url": link.url, "new_tab": link.new_tab}
        key = key_of("page", link.page_id)
        return Standing(
            key, {"title": link.title, "url": Spliced(key, "quoted_url"), "new_tab": link.new_tab}
        )


class LinkGroupSerializer(serializers.Serializer):
    """A group of web links."""

    type = TypeField("link_group")
    id = serializers.IntegerField(source="pk")
    locale = serializers.CharField(source="locale.language_code")
    title = TextField()
    links = LinksField()
