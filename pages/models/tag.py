from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from ..folding import nfc, slug


class TagQuerySet(models.QuerySet):
    def get_or_create(self, defaults=None, **lookup):
        """Return the tag of that name whatever its capitals and its Unicode form, as an officer sees one word."""
        name = nfc(lookup.get("name", ""))
        alike = self.filter(slug__startswith=slug(name)).order_by("pk") if name else ()
        found = next((tag for tag in alike if tag.name.lower() == name.lower()), None)
        return (found, False) if found else super().get_or_create(defaults, **lookup)


class Tag(TagBase):
    """A keyword of articles. Its slug is made of the Vietnamese name without marks."""

    free_tagging = True
    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        base = slug(tag) or "tag"
        return base if i is None else f"{base}_{i}"

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.name = nfc(self.name)
        super().save(*args, **kwargs)


class ArticleTag(ItemBase):
    """A tag on an article."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_tags")
    content_object = ParentalKey(
        "newsdesk_pages.ArticlePage", on_delete=models.CASCADE, related_name="article_tags"
    )

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of an article")
