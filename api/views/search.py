from ..leaves import component
from ..parameters import ListParameters, query_field
from ..search import search
from .base import StoredView
from .listing import listing_schema


class SearchParameters(ListParameters):
    q = query_field(required=True, help_text="Words, with or without Vietnamese marks.")


class SearchView(StoredView):
    """Ranked articles and pages that hold every word, with or without Vietnamese marks; the 200 newest matches."""

    operation = "search"
    answer = listing_schema(component("SearchResult"))
    answer_words = "Results, the best first, and where the list goes on."

    limit = "search"
    parameters = SearchParameters

    def find(self):
        return search(self.asked, self.now)
