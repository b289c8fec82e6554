"""Our API, stock Wagtail's v2 over the same articles, and a bare view that reads one row by its key."""

from django.http import HttpResponse
from django.urls import include, path
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.images.api.fields import ImageRenditionField

from api.models import ContentItem
from cms import urls as newsdesk
from pages.models import ArticlePage

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


def bare(request, pk: int) -> HttpResponse:
    text = ContentItem.objects.filter(key=f"page:{pk}").values_list("document", flat=True).get()
    return HttpResponse(text, content_type="application/json")


urlpatterns = [
    path("stock/", include((stock.get_urlpatterns(), "stock"))),
    path("bare/<int:pk>/", bare),
    path("", include(newsdesk)),
]
