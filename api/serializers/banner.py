from django.urls import reverse
from rest_framework import serializers

from .fields import PictureField, TextField, TypeField


class BannerSerializer(serializers.Serializer):
    """A banner link. ``url`` counts the click and leads on."""

    type = TypeField("banner")
    id = serializers.IntegerField(source="pk")
    title = TextField()
    picture = PictureField("picture")
    url = serializers.SerializerMethodField()
    new_tab = serializers.BooleanField()

    def get_url(self, banner) -> str:
        return reverse("newsdesk_api:banner-click", args=[banner.pk])


class PlacementSerializer(serializers.Serializer):
    """A place for banners; width and height of its pictures are in pixels."""

    type = TypeField("placement")
    id = serializers.IntegerField(source="pk")
    name = TextField()
    slug = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
