"""What is stored so that a read needs no model instance: finished texts, what they name, and terms to filter by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import ContentItemQuerySet


class ContentItem(models.Model):
    """One public thing, or what is left of one. ``key`` is its kind and id: ``page:12``, ``poll:3``.

    ``document``, ``card`` and ``aside`` are JSON with marks (marks.py). No foreign key: a tombstone outlives its thing.
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
    plain_text = models.TextField(blank=True)
    search_title = models.TextField(blank=True)
    search_text = models.TextField(blank=True)

    objects = ContentItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("content item")
        verbose_name_plural = _("content items")
        indexes = [
            models.Index(
                fields=["type", "site", "locale", "-published_at", "-object_id"], name="newsdesk_item_newest"
            ),
            models.Index(fields=["site", "path"], name="newsdesk_item_path"),
            models.Index(fields=["tree_path"], name="newsdesk_item_tree_path"),
            models.Index(fields=["translation_key"], name="newsdesk_item_translation"),
        ]

    def __str__(self):
        return self.key


class ItemTerm(models.Model):
    """A value an item can be filtered by: ``tag`` (slug), ``author`` (id), and as keys of other items ``alias`` (the
    original of one) and ``destination`` (where a banner leads).
    """

    item = models.ForeignKey(ContentItem, on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["kind", "value"], name="newsdesk_term")]
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

    @classmethod
    def advance(cls) -> int:
        """Return the next version."""
        counter = cls.hold()
        counter.value += 1
        counter.save()
        return counter.value
