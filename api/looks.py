"""How a thing looks, by a serializer that is made once: making one costs more than using it."""

from rest_framework import serializers

MADE: dict[type[serializers.Serializer], serializers.Serializer] = {}


def made(serializer: type[serializers.Serializer]) -> serializers.Serializer:
    """Return a serializer of a class. It keeps nothing of what it looks at, and so serves everybody."""
    if serializer not in MADE:
        MADE[serializer] = serializer()
    return MADE[serializer]


def look_of(thing, serializer: type[serializers.Serializer]) -> dict:
    """Return the API's value of a thing, with marks."""
    return made(serializer).to_representation(thing)


def looks_of(things, serializer: type[serializers.Serializer]) -> list[dict]:
    """Return the API's values of several things of one class."""
    return [look_of(thing, serializer) for thing in things]
