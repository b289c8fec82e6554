"""Published pages that somebody is to look at again by a day."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from .models import ArticlePage, StandardPage
from .models.base import Page

FIELDS = ("newsdesk_pages_articlepage__review_by", "newsdesk_pages_standardpage__review_by")


def dated() -> QuerySet:
    """Return the live pages with such a day, as ``review_by``, the earliest first; an alias is not asked for again."""
    with_date = Q()
    for model in (ArticlePage, StandardPage):
        with_date |= Q(pk__in=model.objects.filter(review_by__isnull=False).order_by().values("pk"))
    pages = Page.objects.live().filter(with_date, alias_of=None)
    return pages.annotate(review_by=Coalesce(*FIELDS)).order_by("review_by", "pk")


def overdue(today: date) -> QuerySet:
    """Return those whose day has passed."""
    return dated().filter(review_by__lt=today)
