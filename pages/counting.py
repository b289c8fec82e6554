"""Counters of views, visits and banner clicks: one row per thing and day, people and bots apart."""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db import connections, models, router
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Site

from . import conf
from .models import ClickCount, OpeningBalance, ViewCount, VisitCount

logger = logging.getLogger(__name__)

SITE = "site"
DAY_SECONDS = 24 * 60 * 60

Thing = tuple[str, int]


@dataclass(frozen=True)
class Visits:
    total: int
    today: int


def count_views(things: Iterable[Thing], bot: bool) -> None:
    """Count one view of each thing, given by type and id. The caller has made sure that they are public."""
    rows = [{"type": kind, "object_id": pk} for kind, pk in sorted(set(things))]
    add_one(ViewCount, rows, bot)


def count_visit(site: Site, visitor: str, bot: bool) -> None:
    """Count a visit unless ``visitor`` was seen on ``site`` less than half an hour ago.

    ``visitor`` is what tells readers apart, such as address and user agent. It is kept nowhere: the cache
    holds, for half an hour, a hash whose salt lives there too and for one day only.
    """
    if is_new_visit(site, visitor):
        add_one(VisitCount, [{"site_id": site.pk}], bot)


def count_click(banner_id: int, bot: bool) -> None:
    """Count that a banner was followed; stored when this returns."""
    add_one(ClickCount, [{"banner_id": banner_id}], bot)


def set_opening_balance(kind: str, object_id: int, count: int) -> None:
    """Set what a counter stood at before: of a thing, or with ``kind`` ``"site"`` of the visits to a site."""
    OpeningBalance.objects.update_or_create(type=kind, object_id=object_id, defaults={"count": count})


def views_of(things: Iterable[Thing]) -> dict[Thing, int]:
    """Return how often people viewed each thing, opening balances included. Two queries, or none."""
    totals = dict.fromkeys(things, 0)
    if not totals:
        return totals
    wanted = Q()
    for kind, pk in totals:
        wanted |= Q(type=kind, object_id=pk)
    counted = ViewCount.objects.filter(wanted).values_list("type", "object_id").annotate(Sum("people"))
    opening = OpeningBalance.objects.filter(wanted).values_list("type", "object_id", "count")
    for kind, pk, number in [*counted, *opening]:
        totals[kind, pk] += number
    return totals


def visits_of(site: Site) -> Visits:
    """Return how often people visited ``site``, ever (opening balance included) and today. Two queries."""
    counted = VisitCount.objects.filter(site=site).aggregate(
        total=Coalesce(Sum("people"), 0), today=Coalesce(Sum("people", filter=Q(day=today())), 0)
    )
    opening = OpeningBalance.objects.filter(type=SITE, object_id=site.pk).values_list("count", flat=True)
    return Visits(total=counted["total"] + (opening.first() or 0), today=counted["today"])


def today() -> date:
    return timezone.localdate(timezone=conf.VIET_NAM)


def is_new_visit(site: Site, visitor: str) -> bool:
    """Say whether ``visitor`` has not been seen for half an hour, and remember that it was seen now.

    Without the cache nobody can be recognised; then nothing is counted, rather than every view as a visit.
    """
    seconds = conf.visit_seconds()
    try:
        seen = f"newsdesk-visit:{site.pk}:{visitor_hash(visitor)}"
        return cache.add(seen, 1, seconds) or not cache.touch(seen, seconds)
    except Exception:
        logger.warning("The cache does not answer; a visit was not counted.", exc_info=True)
        return False


def visitor_hash(visitor: str) -> str:
    salt = cache.get_or_set(f"newsdesk-visit-salt:{today()}", new_salt, DAY_SECONDS)
    return hmac.new(salt.encode(), visitor.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(32)


def add_one(model: type[models.Model], rows: list[dict], bot: bool) -> None:
    """Add one to today's row of each thing in ``rows``, making it if need be. One statement.

    The rows come in order, so that two requests lock them alike. The ORM's upsert can only overwrite; adding
    takes SQL, which PostgreSQL and SQLite write alike.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    table, counted, other = quote(model._meta.db_table), *map(quote, ("people", "bots")[:: -1 if bot else 1])
    columns = ", ".join(quote(name) for name in [*rows[0], "day"])
    places = ", ".join(["(" + "%s, " * len(rows[0]) + "%s, 1, 0)"] * len(rows))
    statement = (
        f"INSERT INTO {table} ({columns}, {counted}, {other}) VALUES {places} "
        f"ON CONFLICT ({columns}) DO UPDATE SET {counted} = {table}.{counted} + 1"
    )
    day = connection.ops.adapt_datefield_value(today())
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for row in rows for value in [*row.values(), day]])
