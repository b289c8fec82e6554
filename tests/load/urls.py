"""Our API, stock Wagtail's v2 over the same articles, and bare views."""

from django.urls import include, path
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.images.api.fields import ImageRenditionField

from cms import urls as newsdesk
from pages.models import ArticlePage

from . import bare

# What a front end needs of an article, as the manual of Wagtail's API says to ask for it.
ArticlePage.api_fields = [
    APIField("lead"),
    APIField("body"),
    APIField("publication_date"),
    APIField("source_name"),
    APIField("tags"),
    APIField("article_authors"),
    APIField("related_articles"),
    APIField("picture", serializer=ImageRenditionField("width-960|format-webp", source="lead_picture")),
]

stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    path("stock/", include((stock.get_urlpatterns(), "stock"))),
    path("bare/", include(bare)),
    path("", include(newsdesk)),
]
