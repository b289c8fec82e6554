"""For how long an answer may be kept by others."""

from datetime import datetime

from . import conf


def cache_control(until: datetime | None, now: datetime) -> str:
    """Return the header for an answer that changes by itself at ``until``.

    The lives add up: a cache may show an answer for ``max-age`` seconds, then while it asks for a new one, then while
    it gets none. Together they end with the answer. A life of none is said too: what is not said, some caches choose.
    """
    left = conf.longest_life() if until is None else max(0, int((until - now).total_seconds()))
    fresh = min(conf.max_age(), left)
    while_asking = min(conf.stale_while_revalidate(), left - fresh)
    without_us = min(conf.stale_if_error(), left - fresh - while_asking)
    return f"public, max-age={fresh}, stale-while-revalidate={while_asking}, stale-if-error={without_us}"
