from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock


class VisitCounterBlock(StructBlock):
    """How often the site was visited. Its figures change by the minute and have their own call."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)

    class Meta:
        icon = "view"
        label = _("Visit counter")
        description = _("Shows how often the website was visited.")
        label_format = "{title}"
        preview_value = {"title": "Lượt truy cập"}
