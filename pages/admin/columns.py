"""Columns of our listings that Wagtail does not have."""

import logging

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn, StatusTagColumn
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError
from willow.image import UnrecognisedImageFormatError

logger = logging.getLogger(__name__)
THUMBNAIL = "max-165x165"

STATES = {
    "draft": _("Draft"),
    "scheduled": _("Scheduled"),
    "open": _("Open"),
    "closed": _("Closed"),
    "shown": _("Shown"),
    "ended": _("Ended"),
    "in_review": _("In review"),
    "published": _("Published"),
    "expired": _("Expired"),
}


class LanguageColumn(LocaleColumn):
    """The language of a row, under a heading in that of the reader, where Wagtail's is in the site's."""

    def __init__(self):
        super().__init__(label=_("Locale"))


class MomentColumn(Column):
    """A date and time as it is written, not "two hours ago"."""

    empty_value_display = "–"

    def get_value(self, instance):
        moment = super().get_value(instance)
        return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


class StateColumn(StatusTagColumn):
    """The ``state`` of a row in words; what readers see now is marked."""

    def __init__(self, **kwargs):
        super().__init__("state", label=_("State"), primary=self.is_public, **kwargs)

    def get_value(self, instance):
        return STATES[instance.state]

    @staticmethod
    def is_public(instance) -> bool:
        return instance.state in ("open", "shown")


class LiveColumn(StatusTagColumn):
    """Whether something without a window of its own is published, and whether a newer draft waits."""

    def __init__(self, **kwargs):
        super().__init__(
            "live", label=_("State"), primary=lambda instance: instance.live, sort_key="live", **kwargs
        )

    def get_value(self, instance):
        if instance.live and instance.has_unpublished_changes:
            return _("Published, with a newer draft")
        return STATES["published" if instance.live else "draft"]


class ThumbnailColumn(Column):
    """A small picture; ``accessor`` leads to an image whose thumbnails were prefetched by ``pictures()``."""

    cell_template_name = "newsdesk_pages/admin/thumbnail_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["thumbnail"] = thumbnail_of(context["raw_value"])
        return context


def thumbnail_of(image):
    """Return the thumbnail of a picture; None if there is no picture, or its file is missing or cannot be read."""
    try:
        return image.get_rendition(THUMBNAIL) if image else None
    except (SourceImageIOError, UnrecognisedImageFormatError):
        logger.warning("Picture %s cannot be read.", image.pk)
        return None


def pictures():
    """Return all images together with their thumbnails, to be prefetched by a listing."""
    return get_image_model().objects.prefetch_renditions(THUMBNAIL)
