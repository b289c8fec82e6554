from ..problems import not_found
from .base import View


class MissingView(View):
    """Every address below the API that is none: a problem, not a page."""

    schema = None

    def initial(self, request, *args, **kwargs):
        raise not_found()

    def get(self, request):
        raise not_found()
