from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index

from blocks.body import BodyBlock
from blocks.fields import BodyField

from ..panels import page_tabs, panels_of
from .base import NewsroomPage
from .review_date import ReviewDateMixin


class StandardPage(ReviewDateMixin, NewsroomPage):
    """A page that stays: about, contact and the like."""

    body = BodyField(BodyBlock, verbose_name=_("body"), blank=True)

    parent_page_types = [
        "newsdesk_pages.HomePage",
        "newsdesk_pages.SectionPage",
        "newsdesk_pages.StandardPage",
    ]
    subpage_types = ["newsdesk_pages.StandardPage"]
    show_in_menus_default = True

    search_fields = [*NewsroomPage.search_fields, index.SearchField("body")]

    edit_handler = page_tabs(
        [TitleFieldPanel("title"), FieldPanel("body"), *panels_of("show_in_menus")],
        settings=[FieldPanel("review_by")],
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
