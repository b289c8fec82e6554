"""What lists have in common: their shape, and going on by a cursor."""

import json

from django.http import HttpResponse

from .. import cursors, delivery
from ..leaves import STRING, array, nullable, structure
from ..parameters import ListParameters
from ..querysets import ContentItemQuerySet
from .base import View


def listing_schema(element: dict) -> dict:
    return structure(items=array(element), next_cursor=nullable(STRING))


def listing(elements: list[str], next_cursor: str | None) -> str:
    return f'{{"items":[{",".join(elements)}],"next_cursor":{json.dumps(next_cursor)}}}'


class NewestFirstView(View):
    """A list of cards, newest first."""

    parameters = ListParameters

    def page_of(self, found: ContentItemQuerySet) -> HttpResponse:
        """Answer with the cards of ``found`` behind the cursor, as many as were asked for."""
        found = found.newest_first().for_cards("published_at")
        if cursor := self.asked.get("cursor"):
            found = found.before(*cursors.read(cursor))
        limit = self.asked["limit"]
        items = list(found[: limit + 1])
        last = items[limit - 1] if len(items) > limit else None
        more = cursors.write(last.published_at, last.object_id) if last else None
        return self.public_json(listing(delivery.cards(items[:limit], self.now), more))
