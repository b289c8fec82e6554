from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string
from wagtail.models import Site

from ..signals import content_saved
from .base import normalise_text


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """What is the same in every language of a site; what is worded stands on each language's home page."""

    # Named, for a host project may have a model SiteSettings of its own.
    site = models.OneToOneField(
        Site, editable=False, on_delete=models.CASCADE, related_name="newsdesk_settings"
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    facebook_url = models.URLField("Facebook", blank=True)
    youtube_url = models.URLField("YouTube", blank=True)
    zalo_url = models.URLField("Zalo", blank=True)
    x_url = models.URLField("X", blank=True)

    panels = [
        FieldPanel("logo"),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("Contact")),
        MultiFieldPanel(
            [
                FieldPanel("facebook_url"),
                FieldPanel("youtube_url"),
                FieldPanel("zalo_url"),
                FieldPanel("x_url"),
            ],
            heading=_("Social networks"),
        ),
    ]

    class Meta:
        verbose_name = _("portal settings")
        verbose_name_plural = _("portal settings")

    @transaction.atomic
    def save(self, *args, **kwargs):
        normalise_text(self)
        super().save(*args, **kwargs)
        content_saved.send(sender=type(self), instance=self, update_fields=kwargs.get("update_fields"))
