from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..leaves import STRING, array, structure
from .fields import PictureField, TypeField

NETWORKS = {"Facebook": "facebook_url", "YouTube": "youtube_url", "Zalo": "zalo_url", "X": "x_url"}


class SettingsSerializer(serializers.Serializer):
    """What is the same in every language of a site."""

    type = TypeField("settings")
    logo = PictureField("logo")
    email = serializers.CharField()
    phone = serializers.CharField()
    social = serializers.SerializerMethodField()

    @extend_schema_field(array(structure(name=STRING, url=STRING)))
    def get_social(self, settings):
        named = {name: getattr(settings, field) for name, field in NETWORKS.items()}
        return [{"name": name, "url": url} for name, url in named.items() if url]
