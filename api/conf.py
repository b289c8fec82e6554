"""The API's configuration, read when it is asked for."""

from django.conf import settings


def base_url() -> str:
    """Return the absolute address of the server that answers documents and clicks, without a slash at the end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def max_age() -> int:
    """Return for how many seconds caches may show a public answer without asking."""
    return getattr(settings, "NEWSDESK_API_MAX_AGE", 30)


def stale_while_revalidate() -> int:
    """Return for how many seconds after that caches may show it while they ask for a new one."""
    return getattr(settings, "NEWSDESK_API_STALE_WHILE_REVALIDATE", 30)


def stale_if_error() -> int:
    """Return for how many seconds after that caches may show it while we do not answer."""
    return getattr(settings, "NEWSDESK_API_STALE_IF_ERROR", 600)


def longest_life() -> int:
    """Return for how many seconds in all an answer may be shown that nothing scheduled touches."""
    return max_age() + stale_while_revalidate() + stale_if_error()


def answer_cache() -> bool:
    """Return whether public answers are kept for the next who asks."""
    return getattr(settings, "NEWSDESK_ANSWER_CACHE", True) and answer_cache_size() > 0


def answer_cache_size() -> int:
    """Return how many bytes of answers a process may keep."""
    return getattr(settings, "NEWSDESK_ANSWER_CACHE_SIZE", 64_000_000)


def shared_answer_cache() -> str:
    """Return the name in ``CACHES`` of a cache that all processes share; empty for none."""
    return getattr(settings, "NEWSDESK_SHARED_ANSWER_CACHE", "")


def self_check_hour() -> int:
    """Return the hour, in Viet Nam, after which the nightly self-check begins."""
    return getattr(settings, "NEWSDESK_SELF_CHECK_HOUR", 3)


def docs() -> bool:
    """Return whether a page shows the contract; its files come with ``drf-spectacular-sidecar``."""
    return getattr(settings, "NEWSDESK_API_DOCS", False)


def preview_max_age() -> int:
    """Return for how many seconds a preview token is valid."""
    return getattr(settings, "NEWSDESK_PREVIEW_MAX_AGE", 1800)


# Many readers share an address (mobile networks, schools, offices): a limit stops a program, not a crowd.
LIMITS = {"search": "120/minute", "voters": "300/minute", "ballots": "300/minute", "views": "1200/minute"}


def limits() -> dict[str, str]:
    """Return how often one client address may do what, such as ``120/minute``; empty for as often as it wants."""
    return {**LIMITS, **getattr(settings, "NEWSDESK_LIMITS", {})}


def shared_limits() -> str:
    """Return the address of the Redis in which all processes count; empty if each counts for itself."""
    return getattr(settings, "NEWSDESK_LIMITS_STORAGE", "")


def shared_limits_options() -> dict:
    """Return the options of the connection to it."""
    return getattr(settings, "NEWSDESK_LIMITS_STORAGE_OPTIONS", {})


def client_address(request) -> str:
    """Return the reader's network address, from the one place ``NEWSDESK_CLIENT_ADDRESS`` names in the request.

    That is ``REMOTE_ADDR`` unless the operator's own proxy sets another variable; no other header is ever looked at.
    """
    name = getattr(settings, "NEWSDESK_CLIENT_ADDRESS", "REMOTE_ADDR")
    return request.META.get(name, "")
