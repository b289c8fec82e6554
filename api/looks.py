"""How a thing looks, by a serializer that is made once: making one costs more than using it."""

from functools import cache
from typing import Any

from rest_framework import serializers


@cache
def made(serializer: Any) -> serializers.Serializer:
    """Return a serializer of a class. It keeps nothing of what it looks at, and so serves everybody."""
    return serializer()


def look_of(thing, serializer: Any) -> dict:
    """Return the API's value of a thing, with marks."""
    return made(serializer).to_representation(thing)


def looks_of(things, serializer: Any) -> list[dict]:
    """Return the API's values of several things of one class."""
    return [look_of(thing, serializer) for thing in things]
