from rest_framework import serializers

from .fields import CanonicalUrlField, TextField, TimeField, UrlField


class PageLinkSerializer(serializers.Serializer):
    """A page as a link."""

    type = serializers.CharField()
    id = serializers.IntegerField()
    title = serializers.CharField()
    url = serializers.CharField()


class SeoSerializer(serializers.Serializer):
    """What search engines are told; the page's own title and lead where nothing else was written."""

    title = serializers.SerializerMethodField()
    description = serializers.SerializerMethodField()

    def get_title(self, page) -> str:
        return getattr(page, "seo_title", "") or page.title

    def get_description(self, page) -> str:
        texts = (getattr(page, name, "") for name in ("search_description", "lead", "description"))
        return next(filter(None, texts), "")


class PageSerializer(serializers.Serializer):
    """What every page has."""

    type = serializers.CharField(source="*")
    id = serializers.IntegerField(source="pk")
    locale = serializers.CharField(source="locale.language_code")
    url = UrlField()
    canonical_url = CanonicalUrlField()
    title = TextField()
    updated_at = TimeField(source="last_published_at")
    seo = SeoSerializer(source="*")
