from rest_framework import serializers

from .fields import TextField, TimeField


class CorrectionSerializer(serializers.Serializer):
    """A change of a published article that readers are told of."""

    kind = serializers.ChoiceField(choices=["correction", "update"])
    note = TextField()
    published_at = TimeField()
