from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from pages.players import player_url

from ..leaves import component, nullable
from ..marks import Spliced, key_of
from .fields import PictureField, TextField, TypeField


class VideoClipSerializer(serializers.Serializer):
    """A video clip: an address for an iframe, or a file with captions."""

    type = TypeField("video")
    id = serializers.IntegerField(source="pk")
    locale = serializers.CharField(source="locale.language_code")
    title = TextField()
    date = serializers.DateField()
    embed_url = serializers.SerializerMethodField()
    file = serializers.SerializerMethodField()
    poster = PictureField("poster", alt="title")
    captions = serializers.SerializerMethodField()

    def get_embed_url(self, clip) -> str | None:
        return player_url(clip.embed_url)

    @extend_schema_field(nullable(component("Document")))
    def get_file(self, clip):
        return Spliced(key_of("document", clip.file_id)) if clip.file_id else None

    @extend_schema_field(nullable(component("Document")))
    def get_captions(self, clip):
        return Spliced(key_of("document", clip.captions_id)) if clip.captions_id else None
