from .. import delivery
from ..leaves import component
from ..models import ContentItem
from ..problems import not_found
from ..sites import default_locale, site_named
from .base import View
from .listing import NewestFirstView, listing_schema


class PollsView(NewestFirstView):
    """Polls, newest first."""

    answer = listing_schema(component("Poll"))

    def get(self, request):
        site = site_named(self.asked.get("site"))
        public = ContentItem.objects.public(self.now).of_type("poll")
        return self.page_of(public.in_locale(self.asked.get("locale") or default_locale(site)))


class PollView(View):
    """One poll, without its results."""

    answer = component("Poll")
    refusals = (404,)

    def get(self, request, pk):
        item = ContentItem.objects.public(self.now).filter(key=f"poll:{pk}").first()
        if item is None:
            raise not_found()
        return self.public_json(delivery.cards([item], self.now)[0])
