from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from ..forms import AuthorForm
from .base import found_by, normalise_text


class Author(index.Indexed, models.Model):
    """Somebody whose name stands under articles, with or without an account."""

    name = models.CharField(_("name"), max_length=120)
    pen_name = models.CharField(
        _("pen name"), max_length=120, blank=True, help_text=_("Shown instead of the name, if there is one.")
    )
    unit = models.CharField(_("unit"), max_length=200, blank=True, help_text=_("Department or newsroom."))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="newsdesk_author",
    )

    base_form_class = AuthorForm
    panels = [FieldPanel("name"), FieldPanel("pen_name"), FieldPanel("unit"), FieldPanel("user")]
    search_fields = found_by("name", "pen_name", "unit")

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.pen_name or self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        normalise_text(self)
        super().save(*args, **kwargs)
