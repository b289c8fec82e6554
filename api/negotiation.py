"""In which form to answer: by the headers Accept and Accept-Encoding alone."""

import re
from collections.abc import Iterable
from types import SimpleNamespace

from rest_framework.negotiation import DefaultContentNegotiation


class ByAcceptHeader(DefaultContentNegotiation):
    """REST framework's own rules without its ``format`` parameter, which no call of ours declares."""

    settings = SimpleNamespace(URL_FORMAT_OVERRIDE=None)


# One element of Accept-Encoding (RFC 9110, 12.5.3): a coding and its weight.
CODING = re.compile(r"\s*([a-z*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


def content_coding(accepted: str, offered: Iterable[str]) -> str:
    """Return the first of the offered codings that a client accepts; empty for none: the answer as it is."""
    weights = {}
    for element in accepted.lower().split(","):
        if match := CODING.fullmatch(element):
            weights[match[1]] = float(match[2] or 1)
    return next((coding for coding in offered if weights.get(coding, weights.get("*", 0))), "")


def takes_json(accepted: str) -> bool:
    """Return whether it takes no further look to see that a client accepts JSON."""
    return not accepted or "*/*" in accepted or "application/json" in accepted
