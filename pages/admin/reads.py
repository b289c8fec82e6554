"""How often people read an article, for lists that show many."""

from datetime import date

from django.db.models import BigIntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from ..models import OpeningBalance, ViewCount
from ..models.base import Page

READS = BigIntegerField()


def reads_of(article: OuterRef, since: date | None = None, until: date | None = None) -> Coalesce:
    """Return how often people read an article at all its places, on some days or ever.

    ``since`` and ``until`` are days in Viet Nam, both included. What a counter brought from an earlier system has no
    day, and counts only where neither is given.
    """
    days = Q(day__gte=since) if since else Q()
    days &= Q(day__lte=until) if until else Q()
    reads = total(ViewCount.objects.filter(days), "people", article)
    return reads if since or until else reads + total(OpeningBalance.objects, "count", article)


def total(counters, name: str, article: OuterRef) -> Coalesce:
    """Return the sum of a figure over an article and its aliases."""
    outer = OuterRef(article)
    places = Page.objects.filter(Q(pk=outer) | Q(alias_of=outer)).order_by().values("pk")
    found = counters.filter(type="article", object_id__in=places).order_by().values("type")
    return Coalesce(Subquery(found.annotate(total=Sum(name)).values("total")), 0, output_field=READS)
