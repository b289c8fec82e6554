"""What is stored so that a read needs no model instance: finished texts, what they name, and terms to filter by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .querysets import ContentItemQuerySet
from .self_checks import SelfCheck

__all__ = [
    "ContentItem",
    "DueChange",
    "ItemTerm",
    "Reference",
    "SearchEntry",
    "SelfCheck",
    "VersionCounter",
]


class ContentItem(models.Model):
    """One public thing, or what is left of one. ``key`` is its kind and id: ``page:12``, ``poll:3``.

    ``document``, ``card`` and ``aside`` are JSON with marks (marks.py). ``alias_of`` is the key of the page whose
    second place this is, ``destination`` that of the page or document a banner leads to; empty without one. No foreign
    key: a tombstone outlives its thing.
    """

    key = models.CharField(max_length=130, unique=True)
    kind = models.CharField(max_length=100)
    type = models.CharField(max_length=100)
    object_id = models.PositiveBigIntegerField()
    site = models.PositiveBigIntegerField(null=True)
    locale = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    path = models.TextField(blank=True)
    canonical_url = models.TextField(blank=True)
    tree_path = models.CharField(max_length=255, blank=True)
    alias_of = models.CharField(max_length=130, blank=True)
    destination = models.CharField(max_length=130, blank=True)
    sort_order = models.IntegerField(default=0)
    translation_key = models.UUIDField(null=True)
    in_menus = models.BooleanField(default=False)
    featured = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True)
    revision = models.PositiveBigIntegerField(null=True)
    version = models.PositiveBigIntegerField(default=0)

    hidden = models.BooleanField(default=False)
    gone_at = models.DateTimeField(null=True)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)

    document = models.TextField(blank=True)
    card = models.TextField(blank=True)
    aside = models.TextField(blank=True)

    objects = ContentItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("content item")
        verbose_name_plural = _("content items")
        indexes = [
            models.Index(
                fields=["type", "site", "locale", "-published_at", "-object_id"], name="newsdesk_item_newest"
            ),
            models.Index(fields=["site", "path"], name="newsdesk_item_path"),
            # For equality and for LIKE 'prefix%', whatever the collation of a PostgreSQL database.
            models.Index(
                fields=["tree_path"], name="newsdesk_item_tree_path", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(fields=["translation_key"], name="newsdesk_item_translation"),
            models.Index(
                fields=["visible_from"], name="newsdesk_item_from", condition=Q(visible_from__isnull=False)
            ),
            models.Index(
                fields=["visible_until"], name="newsdesk_item_until", condition=Q(visible_until__isnull=False)
            ),
        ]

    def __str__(self):
        return self.key


class ItemTerm(models.Model):
    """A value an item can be filtered by: ``tag`` (slug), ``author`` (id), ``section`` (id of one it is or is below),
    and of a banner ``within`` (id of a section it is limited to).

    ``published_at`` and ``object_id`` are the item's own, so that a filtered list is read in its order by one index.
    """

    item = models.ForeignKey(ContentItem, on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200)
    published_at = models.DateTimeField(null=True)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "value", "-published_at", "-object_id"], name="newsdesk_term_newest")
        ]
        constraints = [models.UniqueConstraint(fields=["item", "kind", "value"], name="newsdesk_term_once")]


class Reference(models.Model):
    """That a text of ``source`` names the item ``target_key``, which may not exist or not be public."""

    source = models.ForeignKey(ContentItem, on_delete=models.CASCADE, related_name="references")
    target_key = models.CharField(max_length=130)
    in_card = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["target_key"], name="newsdesk_reference_target")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target_key", "in_card"], name="newsdesk_reference_once"
            )
        ]


class SearchEntry(models.Model):
    """What the search reads of a page: its words, folded and as they are written, each with a space around it.

    A table of its own, because a common word is looked up in thousands of rows: they must be short. The columns of the
    item that the search filters by are repeated; whoever writes them there writes them here (``storing.mark``).
    A database index over ``words`` is made by the migration: a tsvector on PostgreSQL, FTS5 on SQLite.
    """

    item = models.OneToOneField(ContentItem, primary_key=True, on_delete=models.CASCADE, related_name="entry")
    site = models.PositiveBigIntegerField(null=True)
    locale = models.CharField(max_length=20)
    published_at = models.DateTimeField(null=True)
    alias_of = models.CharField(max_length=130, blank=True)
    hidden = models.BooleanField(default=False)
    visible_until = models.DateTimeField(null=True)
    title_words = models.TextField()
    title_written = models.TextField()
    words = models.TextField()
    written = models.TextField()
    plain_text = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["site", "locale", "-published_at", "-item"], name="newsdesk_entry_newest")
        ]

    def __str__(self):
        return self.title_written.strip()


class DueChange(models.Model):
    """That a publication is scheduled: what names the page, or lists what stands where it stands, changes then.

    Read to end the life of cached answers in time. ``key`` is that of the item, which may not exist yet, ``type`` the
    one it has or will have.
    """

    key = models.CharField(max_length=130, unique=True)
    type = models.CharField(max_length=100)
    at = models.DateTimeField(db_index=True)
    site = models.PositiveBigIntegerField(null=True)
    locale = models.CharField(max_length=20, blank=True)
    tree_path = models.CharField(max_length=255, blank=True)
    translation_key = models.UUIDField(null=True)

    def __str__(self):
        return f"{self.key} {self.at:%Y-%m-%d %H:%M:%S%z}"


class VersionCounter(models.Model):
    """The one row that numbers every change of an item.

    It is locked before any item and until the transaction ends: one transaction presents at a time, the order of
    versions is that of commits, and no two wait for each other.
    """

    value = models.PositiveBigIntegerField(default=0)

    @classmethod
    def hold(cls) -> "VersionCounter":
        """Return the row, locked."""
        locked = cls.objects.select_for_update()
        if counter := locked.filter(pk=1).first():
            return counter
        cls.objects.get_or_create(pk=1)
        return locked.get(pk=1)

    def advance(self, by: int = 1) -> int:
        """Return the last of the next ``by`` versions. The row must be held."""
        self.value += by
        self.save(update_fields=["value"])
        return self.value
