"""The API's configuration, read when it is asked for."""

from django.conf import settings


def base_url() -> str:
    """Return the absolute address of the server that answers documents and clicks, without a slash at the end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def max_age() -> int:
    """Return for how many seconds a public answer may be kept by caches."""
    return getattr(settings, "NEWSDESK_API_MAX_AGE", 30)


def preview_max_age() -> int:
    """Return for how many seconds a preview token is valid."""
    return getattr(settings, "NEWSDESK_PREVIEW_MAX_AGE", 1800)


def client_address(request) -> str:
    """Return the reader's network address, from the one place ``NEWSDESK_CLIENT_ADDRESS`` names in the request.

    That is ``REMOTE_ADDR`` unless the operator's own proxy sets another variable; no other header is ever looked at.
    """
    name = getattr(settings, "NEWSDESK_CLIENT_ADDRESS", "REMOTE_ADDR")
    return request.META.get(name, "")
