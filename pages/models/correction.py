"""Changes of published articles: what kind, and what readers are told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """What a change of a published article is to its readers."""

    SPELLING = "spelling", _("Spelling or wording; the meaning stays the same")
    CORRECTION = "correction", _("Correction: something was wrong")
    UPDATE = "update", _("Update: something new is added")


class Correction(models.Model):
    """A change of a published article, written when the changed text was published; never changed afterwards.

    ``kind`` is one of ``ChangeKind``. Readers are shown those with a ``note``, and none of spelling.
    """

    article = models.ForeignKey(
        "newsdesk_pages.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="corrections",
    )
    kind = models.CharField(_("kind of change"), max_length=10, choices=ChangeKind.choices)
    note = models.TextField(_("note for readers"), blank=True)
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("change of a published article")
        verbose_name_plural = _("changes of published articles")
        ordering = ["-published_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return self.note or self.get_kind_display()

    @property
    def is_for_readers(self) -> bool:
        return bool(self.note) and self.kind != ChangeKind.SPELLING
