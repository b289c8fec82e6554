"""Who asks: a person's browser, or a program that reads the web."""

import re

from django.http import HttpRequest

BOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|facebookexternalhit|embedly|preview|monitor|headless|lighthouse|curl|wget|python|java/|"
    r"go-http|axios|node-fetch|scrapy|feed|archive|validator",
    re.IGNORECASE,
)


def is_bot(request: HttpRequest) -> bool:
    """Return whether a request is not a reader's: no user agent, a known program, HEAD, or a prefetch."""
    agent = request.headers.get("User-Agent", "").strip()
    prefetch = (
        "prefetch" in (request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")).lower()
    )
    return not agent or request.method == "HEAD" or prefetch or bool(BOT.search(agent))
