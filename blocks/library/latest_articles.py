from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, IntegerBlock, PageChooserBlock, StructBlock


class LatestArticlesBlock(StructBlock):
    """The newest articles of a section and everything below it; of the whole site if no section is chosen."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)
    section = PageChooserBlock(
        label=pgettext_lazy("of a page", "Section"),
        page_type="newsdesk_pages.SectionPage",
        required=False,
        help_text=_("Leave empty for the newest articles of the whole site."),
    )
    count = IntegerBlock(label=_("How many"), default=5, min_value=1, max_value=20)

    class Meta:
        icon = "history"
        label = _("Latest articles")
        description = _("The newest articles of a section, always up to date.")
        label_format = "{title}"
        preview_value = {"title": "Tin mới", "section": None, "count": 5}
