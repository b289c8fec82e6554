"""What can be asked of the content items. Every public read starts with ``public()``.

``now``, and any other value, may be a ``statements.Named``: then the queryset is a part of a statement.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL


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

    def below(self, tree_path):
        """Only what stands under a page of the tree, the page included."""
        return self.filter(tree_path__startswith=tree_path)

    def in_public_section(self, section, now):
        """Only what stands in or below a section, by its id; nothing while that is not public."""
        public = self.model.objects.public(now).filter(type="section", object_id=section)
        return self.with_term("section", section).filter(Exists(public))

    def with_term(self, kind, value):
        """Only what has a term; a list of these in the order of ``newest_first`` reads one index."""
        return self.filter(terms__kind=kind, terms__value=value).annotate(
            listed_at=F("terms__published_at"), listed_id=F("terms__object_id")
        )

    def once(self, *others):
        """Without aliases whose original is listed too: an article at two places is listed once."""
        return self.filter(Q(alias_of="") | ~Exists(others))

    def leading_somewhere(self, now):
        """Without what leads to a page or document that is not public."""
        public = self.model.objects.public(now).filter(key=OuterRef("destination"))
        return self.filter(Q(destination="") | Exists(public))

    def newest_first(self):
        return self.order_by(F("published_at").desc(), F("object_id").desc())

    def before(self, published_at, object_id):
        """Only what comes after that place in the order of ``newest_first``.

        The last condition says nothing new; it is the one of which an index makes a range.
        """
        same_moment = Q(published_at=published_at, object_id__lt=object_id)
        return self.filter(Q(published_at__lt=published_at) | same_moment, published_at__lte=published_at)
