"""One at a time: by an advisory lock on PostgreSQL, which ends with its holder, by a lease elsewhere."""

import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from .models.lease import Lease

# After so long a process that was killed no longer keeps others from going on; nobody holds a lease longer.
LENGTH = timedelta(minutes=1)


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Hold what is called ``name`` while the block runs, and yield True; yield False if another process holds it."""
    if connection.vendor == "postgresql":
        with advisory_lock(name) as taken:
            yield taken
    else:
        with lease(name) as taken:
            yield taken


@contextmanager
def advisory_lock(name: str) -> Iterator[bool]:
    number = number_of(name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        [taken] = cursor.fetchone()
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def lease(name: str) -> Iterator[bool]:
    holder, now = str(uuid.uuid4()), timezone.now()
    with transaction.atomic():
        Lease.objects.get_or_create(name=name, defaults={"holder": "", "until": now})
        free = Lease.objects.filter(Q(until__lte=now) | Q(holder=""), name=name)
        taken = bool(free.update(holder=holder, until=now + LENGTH))
    try:
        yield taken
    finally:
        Lease.objects.filter(name=name, holder=holder).update(holder="")


def wait_for(name: str) -> None:
    """Wait until no other transaction has ``name``, and keep it until the present transaction ends.

    On SQLite each transaction has waited at its beginning, if the database has ``transaction_mode`` ``IMMEDIATE``.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number_of(name)])


def number_of(name: str) -> int:
    """Return the number by which PostgreSQL knows ``name``."""
    return zlib.crc32(f"newsdesk.{name}".encode())
