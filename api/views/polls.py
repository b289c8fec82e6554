from .. import listing, polls
from ..leaves import component
from ..marks import key_of
from ..parameters import ListParameters
from ..problems import not_found
from .base import StoredView
from .listing import listing_schema


class PollsView(StoredView):
    """Polls, newest first."""

    operation = "listPolls"
    answer = listing_schema(component("Poll"))
    answer_words = "Polls, the newest first, and where the list goes on."

    parameters = ListParameters

    def find(self):
        return listing.polls(self.asked, self.now)


class PollView(StoredView):
    """One poll, without its results."""

    operation = "getPoll"
    answer = component("Poll")
    answer_words = "The poll."
    refusals = ("not-found",)

    def find(self, pk):
        answer = polls.poll(key_of("poll", pk), self.now)
        if answer is None:
            raise not_found()
        return answer
