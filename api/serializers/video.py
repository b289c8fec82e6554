import re

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..leaves import component, nullable
from ..marks import Spliced, key_of
from .fields import PictureField, TextField, TypeField

YOUTUBE = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:.*&)?v=|embed/|shorts/)|youtu\.be/)([\w-]{6,20})"
)
VIMEO = re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{4,15})")


def player_url(address: str) -> str | None:
    """Return the address of the player for a clip at YouTube or Vimeo; None for any other address."""
    if match := YOUTUBE.match(address):
        return f"https://www.youtube-nocookie.com/embed/{match[1]}"
    if match := VIMEO.match(address):
        return f"https://player.vimeo.com/video/{match[1]}"
    return None


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
