from rest_framework import serializers

from .fields import TextField, TypeField, UrlField
from .page import PageSerializer


class SectionSerializer(PageSerializer):
    """A section; its articles are a call of their own."""

    type = TypeField("section")
    description = TextField()


class SectionNodeSerializer(serializers.Serializer):
    """A section in the tree of sections. ``children`` are added where the tree is built."""

    type = TypeField("section")
    id = serializers.IntegerField(source="pk")
    title = TextField()
    url = UrlField()
    description = TextField()
