from rest_framework import serializers

from pages.models import ChangeKind

from .fields import TextField, TimeField


class CorrectionSerializer(serializers.Serializer):
    """A change of a published article that readers are told of."""

    kind = serializers.ChoiceField(choices=[ChangeKind.CORRECTION.value, ChangeKind.UPDATE.value])
    note = TextField()
    published_at = TimeField()
