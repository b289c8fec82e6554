"""In which form to answer: by the Accept header alone."""

from types import SimpleNamespace

from rest_framework.negotiation import DefaultContentNegotiation


class ByAcceptHeader(DefaultContentNegotiation):
    """REST framework's own rules without its ``format`` parameter, which no call of ours declares."""

    settings = SimpleNamespace(URL_FORMAT_OVERRIDE=None)
