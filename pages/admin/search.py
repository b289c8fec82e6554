"""Search that finds Vietnamese text with and without marks, in either Unicode form."""

from ..folding import fold


class FoldedSearchMixin:
    """A listing or chooser whose search terms are folded like the fields they are looked up in."""

    def search_queryset(self, queryset):
        if self.is_searching:
            self.search_query = fold(self.search_query)
        return super().search_queryset(queryset)

    def get_context_data(self, *args, **kwargs):
        """Show the words as they were typed."""
        context = super().get_context_data(*args, **kwargs)
        if "query_string" in context:
            context["query_string"] = self.request.GET.get("q", "")
        return context
