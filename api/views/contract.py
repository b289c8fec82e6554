from functools import cache

from ..contract import document_text
from .base import View


class ContractView(View):
    """The contract of this API, OpenAPI 3.1."""

    schema = None

    def get(self, request):
        return self.public_json(text())


@cache
def text() -> str:
    """Return the contract, made once for a process: what it is made from does not change while that runs."""
    return document_text()
