from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..players import player_url
from .base import NewsroomSnippet, found_by


class VideoClip(NewsroomSnippet):
    """A video clip: the address of one at a video service, or an uploaded file with poster and captions."""

    title = models.CharField(_("title"), max_length=200)
    date = models.DateField(_("date"), default=timezone.localdate)
    embed_url = models.URLField(
        _("address at a video service"),
        max_length=2000,
        blank=True,
        help_text=_("A clip on YouTube or Vimeo."),
    )
    file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("An MP4 or WebM file."),
    )
    poster = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The picture shown before the clip plays."),
    )
    captions = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("captions"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A WebVTT file, for people who cannot hear the clip."),
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("date"),
        MultiFieldPanel(
            [FieldPanel("embed_url"), FieldPanel("file"), FieldPanel("poster"), FieldPanel("captions")],
            heading=_("Clip"),
            help_text=_("Either the address at a video service or a file."),
        ),
    ]
    search_fields = [*found_by("title"), index.FilterField("locale_id")]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("video clip")
        verbose_name_plural = _("video clips")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.embed_url and self.file_id:
            raise ValidationError({"file": _("Choose one: the address at a video service or a file.")})
        if self.embed_url and not player_url(self.embed_url):
            raise ValidationError({"embed_url": _("Only clips on YouTube and Vimeo can be shown.")})
        if self.file and not self.file.filename.lower().endswith((".mp4", ".webm")):
            raise ValidationError({"file": _("Choose an MP4 or WebM file.")})
        if self.captions and not self.captions.filename.lower().endswith(".vtt"):
            raise ValidationError({"captions": _("Choose a WebVTT file, which ends in .vtt.")})

    def check_complete(self):
        if not self.embed_url and not self.file_id:
            raise ValidationError({"embed_url": _("Give the address at a video service, or choose a file.")})
