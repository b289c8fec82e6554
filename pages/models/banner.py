from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from .base import NewsroomSnippet, Page, found_by, normalise_text

DESTINATIONS = ("page", "document", "link")


class Banner(NewsroomSnippet):
    """A banner link: a picture that leads somewhere, for a time, on some or all sections."""

    title = models.CharField(
        _("title"), max_length=200, help_text=_("For the newsroom, and for readers who hear the page.")
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        help_text=_("Where the banner leads, for people who cannot see it."),
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(_("web address"), max_length=2000, blank=True)
    new_tab = models.BooleanField(_("open in a new tab"), default=False)
    starts_at = models.DateTimeField(_("shown from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("shown until"), null=True, blank=True)
    sections = ParentalManyToManyField(
        "newsdesk_pages.SectionPage",
        verbose_name=_("only in sections"),
        blank=True,
        related_name="+",
        help_text=_("A section covers everything below it. Leave empty to show the banner everywhere."),
    )

    panels = [
        FieldPanel("title"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        MultiFieldPanel(
            [PageChooserPanel("page"), FieldPanel("document"), FieldPanel("link"), FieldPanel("new_tab")],
            heading=_("Destination"),
            help_text=_("Exactly one: a page, a document or a web address."),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("sections")],
            heading=_("When and where"),
        ),
    ]
    search_fields = [*found_by("title"), index.FilterField("locale_id")]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("banner link")
        verbose_name_plural = _("banner links")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            errors["ends_at"] = _("A banner ends after it has started.")
        if sum(bool(getattr(self, name)) for name in DESTINATIONS) > 1:
            errors["link"] = _("Choose one destination: a page, a document or a web address.")
        if errors:
            raise ValidationError(errors)

    def check_complete(self):
        if not any(getattr(self, name) for name in DESTINATIONS):
            raise ValidationError({"link": _("Choose a destination: a page, a document or a web address.")})

    @property
    def state(self) -> str:
        """``draft``, ``scheduled``, ``shown`` or ``ended``, now."""
        now = timezone.now()
        if not self.live:
            return "draft"
        if self.starts_at and self.starts_at > now:
            return "scheduled"
        return "ended" if self.ends_at and self.ends_at <= now else "shown"


class Placement(ClusterableModel):
    """A place for banners on the website, with the size of its pictures. Its order takes effect at once."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("key"), unique=True, help_text=_("What the website calls this place; do not change it later.")
    )
    width = models.PositiveIntegerField(_("picture width"), default=300, help_text=_("In pixels."))
    height = models.PositiveIntegerField(_("picture height"), default=120, help_text=_("In pixels."))

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("width"), FieldPanel("height")]),
        InlinePanel(
            "banner_placements",
            heading=_("Banners here, in order"),
            label=_("Banner"),
            help_text=_("Drag to change the order. It takes effect as soon as you save, without approval."),
        ),
    ]

    class Meta:
        verbose_name = _("banner placement")
        verbose_name_plural = _("banner placements")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        normalise_text(self)
        super().save(*args, **kwargs)


class BannerPlacement(Orderable):
    """A banner at a placement, in order."""

    placement = ParentalKey(Placement, on_delete=models.CASCADE, related_name="banner_placements")
    banner = models.ForeignKey(
        Banner, verbose_name=_("banner"), on_delete=models.CASCADE, related_name="banner_placements"
    )

    panels = [FieldPanel("banner")]

    class Meta(Orderable.Meta):
        verbose_name = _("banner at a placement")
        verbose_name_plural = _("banners at a placement")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "banner"], name="newsdesk_banner_once_per_placement"
            ),
        ]

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
