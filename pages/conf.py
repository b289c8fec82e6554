"""The newsroom's configuration, read when it is asked for."""

from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


def voting_key() -> str:
    """Return the key of voter tokens and ballot hashes: ``NEWSDESK_VOTING_KEY``, or the site's secret key.

    While a poll is open it must not change: whoever has voted could vote again.
    """
    return getattr(settings, "NEWSDESK_VOTING_KEY", "") or settings.SECRET_KEY


def visit_seconds() -> int:
    """Return for how long after a view a reader is still on the same visit."""
    return getattr(settings, "NEWSDESK_VISIT_SECONDS", 30 * 60)


def digest_time() -> time:
    """Return when the digests of the day are sent, in Viet Nam's time."""
    return getattr(settings, "NEWSDESK_DIGEST_TIME", time(7, 30))
