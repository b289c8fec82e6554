from ..contract import document_text
from .base import View


class ContractView(View):
    """The contract of this API, OpenAPI 3.1."""

    schema = None

    def get(self, request):
        return self.public_json(document_text())
