from rest_framework import serializers

from .fields import TextField, TypeField


class TagSerializer(serializers.Serializer):
    """A keyword; ``slug`` filters lists."""

    type = TypeField("tag")
    name = TextField()
    slug = serializers.CharField()
