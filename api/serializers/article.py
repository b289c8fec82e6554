from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from pages.models import SectionPage

from ..leaves import component, nullable
from ..looks import look_of, looks_of
from ..marks import Spliced, key_of
from .author import AuthorSerializer
from .correction import CorrectionSerializer
from .fields import BodyField, CardsField, PictureField, TextField, TimeField, TypeField, UrlField
from .page import PageSerializer
from .tag import TagSerializer


@extend_schema_field(nullable(component("PageLink")))
class SectionField(serializers.Field):
    """The page an article stands under, if that is a section and public."""

    def __init__(self, **kwargs):
        super().__init__(source="*", **kwargs)

    def to_representation(self, article):
        parent = article.get_parent()
        in_section = issubclass(parent.specific_class or object, SectionPage)
        return Spliced(key_of("page", parent.pk), "link") if in_section else None


class SourceSerializer(serializers.Serializer):
    """Where a republished article comes from."""

    name = TextField(source="source_name")
    url = serializers.CharField(source="source_url")


class CardSerializer(serializers.Serializer):
    """An article in a list."""

    type = TypeField("article")
    id = serializers.IntegerField(source="pk")
    locale = serializers.CharField(source="locale.language_code")
    url = UrlField()
    title = TextField()
    lead = TextField()
    published_at = TimeField()
    section = SectionField()
    lead_picture = PictureField("lead_picture")
    featured = serializers.BooleanField()


class ArticleSerializer(PageSerializer):
    """A whole article."""

    type = TypeField("article")
    lead = TextField()
    published_at = TimeField()
    section = SectionField()
    lead_picture = PictureField("lead_picture")
    authors = serializers.SerializerMethodField()
    source = serializers.SerializerMethodField()
    tags = serializers.SerializerMethodField()
    corrections = serializers.SerializerMethodField()
    featured = serializers.BooleanField()
    body = BodyField()
    related = CardsField(source="related_articles")

    @extend_schema_field(AuthorSerializer(many=True))
    def get_authors(self, article):
        return looks_of((row.author for row in article.article_authors.all()), AuthorSerializer)

    @extend_schema_field(
        CorrectionSerializer(many=True, help_text="What was corrected or added, the newest first.")
    )
    def get_corrections(self, article):
        return looks_of(article.shown_corrections, CorrectionSerializer)

    @extend_schema_field(TagSerializer(many=True))
    def get_tags(self, article):
        return looks_of((row.tag for row in article.article_tags.all()), TagSerializer)

    @extend_schema_field(SourceSerializer(allow_null=True))
    def get_source(self, article):
        return look_of(article, SourceSerializer) if article.source_name or article.source_url else None
