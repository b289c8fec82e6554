from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..looks import looks_of
from .fields import TextField, TimeField, TypeField


class OptionSerializer(serializers.Serializer):
    """An answer; ``key`` is what a ballot names."""

    key = serializers.UUIDField()
    text = TextField()


class PollSerializer(serializers.Serializer):
    """An opinion poll, without its results."""

    type = TypeField("poll")
    id = serializers.IntegerField(source="pk")
    locale = serializers.CharField(source="locale.language_code")
    question = TextField()
    options = serializers.SerializerMethodField()
    max_choices = serializers.IntegerField()
    opens_at = TimeField(allow_null=True)
    closes_at = TimeField(allow_null=True)
    results_shown = serializers.ChoiceField(choices=["always", "after_voting", "after_closing"])

    @extend_schema_field(OptionSerializer(many=True))
    def get_options(self, poll):
        return looks_of((option for option in poll.options.all() if not option.retired), OptionSerializer)
