from functools import cache

from django.urls import URLPattern

from ..contract import document_text
from ..micro_cache import Kept
from .base import View, etag_of


class ContractView(View):
    """The contract of this API, OpenAPI 3.1: of the ``calls`` it is given."""

    schema = None
    calls: tuple[URLPattern, ...] = ()

    def get(self, request):
        kept = contract_of(self.calls)
        return self.public(kept.etag, kept.body_in, codings=kept.codings)


@cache
def contract_of(calls: tuple[URLPattern, ...]) -> Kept:
    """Return the contract, made once for a process: what it is made from does not change while that runs."""
    text = document_text(calls)
    return Kept(text.encode(), etag_of(text), [], None)
