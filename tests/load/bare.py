"""Views that do the least a view can do for the same answer: what is gained by the database, the cache, or nothing.

Their tables hold what our API answered; the benchmark makes them and fills them.
"""

import time

from django.core.cache import cache
from django.db import models
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import path

CARDS = 20

memory: dict[int, bytes] = {}


class Answer(models.Model):
    """A whole answer of ours; ``version`` is a number to read instead."""

    version = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        managed = False
        app_label = "newsdesk_bench"
        db_table = "bench_answer"


class Card(models.Model):
    """A ready card with its picture, in the list of a section; 0 is the list of all."""

    section = models.BigIntegerField()
    published_at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        managed = False
        app_label = "newsdesk_bench"
        db_table = "bench_card"


def json_response(text: str | bytes) -> HttpResponse:
    return HttpResponse(text, content_type="application/json")


def text_of(pk: int) -> str:
    return Answer.objects.values_list("text", flat=True).get(pk=pk)


def from_memory(request, pk: int) -> HttpResponse:
    if pk not in memory:
        memory[pk] = text_of(pk).encode()
    return json_response(memory[pk])


def by_key(request, pk: int) -> HttpResponse:
    return json_response(text_of(pk))


def cards(request, section: int) -> HttpResponse:
    newest = Card.objects.filter(section=section).order_by("-published_at").values_list("text", flat=True)
    return json_response(f'{{"items":[{",".join(newest[:CARDS])}],"next_cursor":null}}')


def integer(request, pk: int) -> HttpResponse:
    version = Answer.objects.values_list("version", flat=True).get(pk=pk)
    return HttpResponseNotModified(headers={"ETag": f'"{version}"'})


def from_cache(request, pk: int) -> HttpResponse:
    kept = cache.get(f"bench:{pk}")
    if kept is None:
        kept = text_of(pk).encode()
        cache.set(f"bench:{pk}", kept, 3600)
    return json_response(kept)


def slow(request) -> HttpResponse:
    time.sleep(2)
    return json_response("{}")


urlpatterns = [
    path("memory/<int:pk>/", from_memory),
    path("key/<int:pk>/", by_key),
    path("cards/<int:section>/", cards),
    path("integer/<int:pk>/", integer),
    path("cache/<int:pk>/", from_cache),
    path("slow/", slow),
]
