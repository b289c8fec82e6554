from rest_framework import serializers

from .fields import TextField, TypeField


class AuthorSerializer(serializers.Serializer):
    """An author of an article."""

    type = TypeField("author")
    id = serializers.IntegerField(source="pk")
    name = TextField()
    pen_name = TextField()
    unit = TextField()
