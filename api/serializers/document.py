import mimetypes

from rest_framework import serializers

from .. import conf
from .fields import TextField, TypeField


class DocumentSerializer(serializers.Serializer):
    """A file to download; ``size`` in bytes."""

    type = TypeField("document")
    id = serializers.IntegerField(source="pk")
    title = TextField()
    url = serializers.SerializerMethodField()
    size = serializers.SerializerMethodField()
    extension = serializers.CharField(source="file_extension")
    mime_type = serializers.SerializerMethodField()

    def get_url(self, document) -> str:
        return conf.base_url() + document.url

    def get_size(self, document) -> int:
        return document.file.size if document.file_size is None else document.file_size

    def get_mime_type(self, document) -> str:
        return mimetypes.guess_type(document.filename)[0] or "application/octet-stream"
