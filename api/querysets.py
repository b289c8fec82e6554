"""What can be asked of the content items. Every public read starts with ``public()``.

``now``, and any other value, may be a ``statements.Named``: then the queryset is a part of a statement.
"""

from django.db import models
from django.db.models import Exists, F, Q
from django.db.models.functions import Cast


def shown_at(now) -> Q:
    """Return the condition under which anybody may see a row with dates and a hidden flag at ``now``."""
    begun = Q(visible_from=None) | Q(visible_from__lte=now)
    return begun & not_over_at(now) & Q(hidden=False, gone_at=None)


def not_over_at(now) -> Q:
    return Q(visible_until=None) | Q(visible_until__gt=now)


class ContentItemQuerySet(models.QuerySet):
    def public(self, now):
        """Only what anybody may see at ``now``: neither gone nor hidden, and inside its dates. The only door."""
        return self.filter(shown_at(now))

    def coming(self, now):
        """Only what nothing but its own date still keeps from being public."""
        return self.filter(not_over_at(now), visible_from__gt=now, hidden=False, gone_at=None)

    def gone(self, now):
        """Only what was public and was unpublished, deleted or has expired; not what is merely hidden."""
        return self.filter(Q(gone_at__isnull=False) | Q(visible_until__lte=now), hidden=False)

    def on_site(self, site):
        return self.filter(site=site)

    def in_locale(self, locale):
        return self.filter(locale=locale)

    def of_type(self, *types):
        return self.filter(type__in=types)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def with_address(self):
        """Without pages that stand on no site."""
        return self.exclude(path="")

    def in_section(self, section):
        """Only what stands in or below a section, by its id."""
        return self.with_term("section", Cast(section, models.TextField()))

    def with_term(self, kind, value):
        """Only what has a term."""
        return self.filter(terms__kind=kind, terms__value=value)

    def once(self, originals):
        """Without aliases whose original is listed too: an article at two places is listed once."""
        return self.filter(Q(alias_of="") | ~Exists(originals))

    def newest_first(self):
        return self.order_by(F("published_at").desc(), F("object_id").desc())

    def newest_with_term(self, kind, value, before=None):
        """Only what has a term, newest first, maybe after a place in that order: a range of the term's own index."""
        term = Q(terms__kind=kind, terms__value=Cast(value, models.TextField()))
        listed = self.filter(term & after(*before, "terms__") if before else term)
        # The same join as above: Django uses the latest one of a table again.
        return listed.order_by(F("terms__published_at").desc(), F("terms__object_id").desc())

    def before(self, published_at, object_id):
        """Only what comes after that place in the order of ``newest_first``."""
        return self.filter(after(published_at, object_id))


def after(published_at, object_id, prefix="") -> Q:
    """Return the condition for what comes after a place in a list, newest first.

    Its last part says nothing new; it is the one of which an index makes a range.
    """
    earlier = Q(**{f"{prefix}published_at__lt": published_at})
    same_moment = Q(**{f"{prefix}published_at": published_at, f"{prefix}object_id__lt": object_id})
    return (earlier | same_moment) & Q(**{f"{prefix}published_at__lte": published_at})
