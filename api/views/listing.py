"""The shape that lists have in common."""

from ..leaves import STRING, array, nullable, structure


def listing_schema(element: dict) -> dict:
    return structure(items=array(element), next_cursor=nullable(STRING))
