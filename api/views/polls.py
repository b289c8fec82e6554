from rest_framework import serializers

from .. import cursors, delivery
from ..leaves import component
from ..models import ContentItem
from ..parameters import LocaleParameters, limit_field
from ..problems import not_found
from ..sites import default_locale, site_named
from .base import View
from .pages import listing, listing_schema


class PollsParameters(LocaleParameters):
    limit = limit_field()
    cursor = serializers.CharField(max_length=300, required=False)


class PollsView(View):
    """Polls, newest first."""

    answer = listing_schema(component("Poll"))

    parameters = PollsParameters

    def get(self, request):
        site = site_named(self.asked.get("site"))
        found = ContentItem.objects.public(self.now).of_type("poll").newest_first()
        found = found.in_locale(self.asked.get("locale") or default_locale(site))
        if cursor := self.asked.get("cursor"):
            found = found.before(*cursors.read(cursor))
        limit = self.asked["limit"]
        items = list(found[: limit + 1])
        more = (
            cursors.write(items[limit - 1].published_at, items[limit - 1].object_id)
            if len(items) > limit
            else None
        )
        return self.public_json(listing(delivery.cards(items[:limit], self.now), more))


class PollView(View):
    """One poll, without its results."""

    answer = component("Poll")
    refusals = (404,)

    def get(self, request, pk):
        item = ContentItem.objects.public(self.now).filter(key=f"poll:{pk}").first()
        if item is None:
            raise not_found()
        return self.public_json(delivery.cards([item], self.now)[0])
