"""Filters that several listings share."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .columns import STATES


def state_filter(*names: str) -> django_filters.ChoiceFilter:
    """Return a filter by state whose filter set answers ``filter_state(queryset, name, value)``."""
    choices = [(name, STATES[name]) for name in names]
    return django_filters.ChoiceFilter(
        label=_("State"), choices=choices, method="filter_state", empty_label=_("All")
    )


def in_window(start: str, end: str, state: str) -> Q:
    """Return the condition for a live thing before, in or after its window of two fields."""
    now = timezone.now()
    if state == "draft":
        return Q(live=False)
    if state == "scheduled":
        return Q(live=True, **{f"{start}__gt": now})
    if state in ("closed", "ended"):
        return Q(live=True, **{f"{end}__lte": now}) & ~Q(**{f"{start}__gt": now})
    started = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": now})
    unended = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": now})
    return Q(live=True) & started & unended
