"""What can be asked of the content items. Every public read starts with ``public()``."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

# What a card, or a link, is made of; texts that are many times as long stay in the database.
CARD_COLUMNS = ("key", "type", "object_id", "title", "path", "canonical_url", "card")


class ContentItemQuerySet(models.QuerySet):
    def public(self, now):
        """Only what anybody may see at ``now``: neither gone nor hidden, and inside its dates. The only door."""
        begun = Q(visible_from=None) | Q(visible_from__lte=now)
        not_over = Q(visible_until=None) | Q(visible_until__gt=now)
        return self.filter(begun, not_over, hidden=False, gone_at=None)

    def gone(self, now):
        """Only what was public and was unpublished, deleted or has expired; not what is merely hidden."""
        return self.filter(Q(gone_at__isnull=False) | Q(visible_until__lte=now), hidden=False)

    def on_site(self, site):
        return self.filter(site=site.pk)

    def in_locale(self, locale):
        return self.filter(locale=locale)

    def of_type(self, *types):
        return self.filter(type__in=types)

    def below(self, tree_path):
        """Only what stands under a page of the tree, the page included."""
        return self.filter(tree_path__startswith=tree_path)

    def with_term(self, kind, value):
        return self.filter(terms__kind=kind, terms__value=value)

    def once(self):
        """Without aliases whose original is among these too: an article at two places is listed once."""
        return self.exclude(alias_of__in=self.order_by().values("key"))

    def leading_somewhere(self, now):
        """Without what leads to a page or document that is not public."""
        public = self.model.objects.public(now).filter(key=OuterRef("destination"))
        return self.filter(Q(destination="") | Exists(public))

    def newest_first(self):
        return self.order_by("-published_at", "-object_id")

    def in_tree_order(self):
        """Parents before their children, with the columns of a card and the place in the tree."""
        return self.order_by("tree_path").for_cards("tree_path")

    def before(self, published_at, object_id):
        """Only what comes after that place in the order of ``newest_first``."""
        same_moment = Q(published_at=published_at, object_id__lt=object_id)
        return self.filter(Q(published_at__lt=published_at) | same_moment)

    def holding(self, words):
        """Only what holds every one of the folded ``words``, in title or text."""
        for word in words:
            self = self.filter(entry__words__contains=f" {word} ")
        return self

    def for_cards(self, *more):
        """With the columns of a card only, and ``more``."""
        return self.only(*CARD_COLUMNS, *more)
