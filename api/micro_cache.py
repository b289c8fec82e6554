"""Answers kept for the next who asks: right, not merely fresh, for each is kept under the version it was made from.

Nothing that a public answer holds changes without a new version, or without a date that has come; both are read, in
one query by key, before a kept answer is looked up. An answer is kept by the process and, if the operator names a
shared cache, by that; of many who ask for one that is not there, one makes it and the others wait.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from threading import Condition

import brotli
from cachetools import LRUCache, cached
from django.core.cache import caches
from django.db.models import F, Subquery
from django.utils.crypto import salted_hmac

from . import conf
from .answers import FORMAT, Answer
from .circuit_breaker import CircuitBreaker
from .models import ContentItem, VersionCounter
from .statements import NOW, Query

# What a kept answer takes in memory beside its bytes, which may also be there compressed.
OVERHEAD = 1_000
# Shorter answers are not worth compressing.
WORTH_COMPRESSING = 1_000
COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
# Seconds for which a shared cache keeps an answer.
SHARED_FOR = 300
shared_cache = CircuitBreaker("The shared cache fails.")
SALT = "newsdesk.answer"


@dataclass
class Kept:
    """An answer as it was written."""

    body: bytes
    etag: str
    tags: list[str]
    until: datetime | None
    compressed: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, answer: Answer) -> "Kept":
        return cls(answer.write().encode(), answer.etag, answer.tags, answer.until)

    @property
    def codings(self) -> tuple[str, ...]:
        """The content codings it can be had in."""
        return tuple(COMPRESSORS) if len(self.body) > WORTH_COMPRESSING else ()

    def body_in(self, coding: str) -> bytes:
        """Return the bytes in a content coding, ``""`` for none; compressed once."""
        if not coding:
            return self.body
        if coding not in self.compressed:
            self.compressed[coding] = COMPRESSORS[coding](self.body)
        return self.compressed[coding]


def kept(address: str, now: datetime, make: Callable[[], Answer]) -> Kept:
    """Return the answer for an address, made now or kept since the version and the dates that count now."""
    return process_cache()(name_of((address, *moment_of(now))), make)


@cache
def version_query() -> Query:
    """Return the query for the version, and the next dates at which something comes or goes by itself."""
    comes = ContentItem.objects.filter(visible_from__gt=NOW).order_by("visible_from").values("visible_from")
    goes = ContentItem.objects.filter(visible_until__gt=NOW).order_by("visible_until").values("visible_until")
    counter = VersionCounter.objects.filter(pk=1)
    return Query.of(counter.values_list(F("value"), Subquery(comes[:1]), Subquery(goes[:1])))


def moment_of(now: datetime) -> tuple:
    """Return what tells apart the states of everything public: the version, and the dates that come next."""
    rows = version_query().fetch(now=now)
    if not rows:
        return (0, None, None)
    return rows[0]


def name_of(key: tuple) -> str:
    """Return the name of an answer: short for long addresses too, and another in each installation."""
    return salted_hmac(SALT, repr((FORMAT, *key))).hexdigest()


@cache
def process_cache():
    memory = LRUCache(conf.answer_cache_size(), getsizeof=lambda answer: 2 * len(answer.body) + OVERHEAD)
    return cached(memory, key=lambda name, make: name, condition=Condition())(shared)


def forget() -> None:
    """Forget what this process keeps."""
    process_cache.cache_clear()


def shared(name: str, make: Callable[[], Answer]) -> Kept:
    """Return an answer from the shared cache; make it, and put it there, if it is not."""
    found = ask_shared(lambda store: store.get(f"{SALT}:{name}"))
    if not isinstance(found, Kept):
        found = Kept.of(make())
        ask_shared(lambda store: store.set(f"{SALT}:{name}", found, SHARED_FOR))
    return found


def ask_shared(action: Callable):
    """Do something with the shared cache; None without one, and for a while after it failed."""
    alias = conf.shared_answer_cache()
    if not alias or not shared_cache.may_ask():
        return None
    try:
        return action(caches[alias])
    except Exception:
        shared_cache.trip()
        return None
