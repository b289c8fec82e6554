from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from blocks.aside import AsideBlock
from blocks.fields import BodyField

from ..panels import page_tabs, panels_of
from .base import NewsroomPage


class SectionPage(NewsroomPage):
    """A topic (chuyên mục). Sections nest; an empty aside is inherited from the nearest above."""

    description = models.TextField(
        _("description"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences: what stands in this section."),
    )
    aside = BodyField(
        AsideBlock,
        verbose_name=_("aside"),
        blank=True,
        help_text=_("Leave empty to show the aside of the section above, or of the home page."),
    )

    parent_page_types = ["newsdesk_pages.HomePage", "newsdesk_pages.SectionPage"]
    subpage_types = [
        "newsdesk_pages.SectionPage",
        "newsdesk_pages.ArticlePage",
        "newsdesk_pages.StandardPage",
    ]
    show_in_menus_default = True

    edit_handler = page_tabs(
        [TitleFieldPanel("title"), FieldPanel("description"), *panels_of("show_in_menus")],
        aside=[FieldPanel("aside", permission="newsdesk_pages.change_aside")],
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
