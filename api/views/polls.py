from .. import listing, polls
from ..leaves import component
from ..marks import key_of
from ..parameters import ListParameters
from ..problems import not_found
from .base import View
from .listing import listing_schema


class PollsView(View):
    """Polls, newest first."""

    answer = listing_schema(component("Poll"))

    parameters = ListParameters

    def get(self, request):
        return self.respond(listing.polls(self.asked, self.now))


class PollView(View):
    """One poll, without its results."""

    answer = component("Poll")
    refusals = (404,)

    def get(self, request, pk):
        answer = polls.poll(key_of("poll", pk), self.now)
        if answer is None:
            raise not_found()
        return self.respond(answer)
