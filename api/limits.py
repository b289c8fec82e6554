"""How often one client may ask for what costs much, or send something.

Counted by ``limits`` with a sliding window: of the window before this one, the part that is not over counts too. All
processes count together in Redis if there is one; without it, and while it does not answer, each counts for itself.
"""

import ipaddress
import math
import time
from functools import cache

from django.utils.crypto import salted_hmac
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from . import conf
from .circuit_breaker import CircuitBreaker
from .problems import Problem

SALT = "newsdesk.limit"
# Of IPv6 a subscriber has at least so many bits (RFC 6177): one reader, however many addresses he takes.
IPV6_NETWORK = 64
shared_storage = CircuitBreaker("Redis fails; limits are kept by each process.")


def count(request, name: str) -> None:
    """Count a request; raise a problem with the seconds to wait if its client has sent too many of those.

    ``name`` is one of ``conf.limits()``. A client whose address nobody on the internet has is not counted: it is the
    operator's own network, or a proxy that hides all readers behind its address.
    """
    rate = rate_of(conf.limits().get(name, ""))
    client = network_of(conf.client_address(request))
    if rate is None or client is None:
        return
    key = (name, salted_hmac(SALT, client).hexdigest())
    if wait := seconds_to_wait(rate, key):
        raise Problem("too-many-requests", retry_after=wait)


@cache
def rate_of(text: str) -> RateLimitItem | None:
    """Return a rate such as ``120/minute``; None for an empty one: no limit. Raises ValueError for anything else."""
    return parse(text) if text else None


def network_of(address: str) -> str | None:
    """Return who is counted as one client: an IPv4 address, the network of an IPv6 one; None for one not public."""
    try:
        given = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(given, ipaddress.IPv6Address):
        given = given.ipv4_mapped or given
    if not given.is_global:
        return None
    if given.version == 6:
        return str(ipaddress.ip_network((given, IPV6_NETWORK), strict=False))
    return str(given)


def seconds_to_wait(rate: RateLimitItem, key: tuple[str, ...]) -> int:
    """Count one request; return 0 if there may be one more, or in how many seconds the next is let in."""
    if conf.shared_limits() and shared_storage.may_ask():
        try:
            return counted(limiter(conf.shared_limits()), rate, key)
        except StorageError:
            shared_storage.trip()
    return counted(limiter("memory://"), rate, key)


def counted(window: SlidingWindowCounterRateLimiter, rate: RateLimitItem, key: tuple[str, ...]) -> int:
    if window.hit(rate, *key):
        return 0
    return max(1, math.ceil(window.get_window_stats(rate, *key).reset_time - time.time()))


@cache
def limiter(url: str) -> SlidingWindowCounterRateLimiter:
    options = {} if url.startswith("memory:") else conf.shared_limits_options()
    return SlidingWindowCounterRateLimiter(storage_from_string(url, wrap_exceptions=True, **options))
