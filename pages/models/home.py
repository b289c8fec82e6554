from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel
from wagtail.models import Orderable

from blocks.aside import AsideBlock
from blocks.fields import BodyField

from ..panels import InlinePanel, page_tabs
from .base import NewsroomPage, Page


class HomePage(NewsroomPage):
    """The front page of one site in one language, with that language's wording of the site."""

    portal_name = models.CharField(
        _("portal name"), max_length=200, help_text=_("The name at the head of every page of this language.")
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("Postal address, shown at the foot of every page.")
    )
    licence = models.TextField(
        _("licence line"),
        blank=True,
        help_text=_("Licence number, responsible person; shown at the foot of every page."),
    )
    aside = BodyField(AsideBlock, verbose_name=_("aside"), blank=True)

    parent_page_types = [Page]
    subpage_types = [
        "newsdesk_pages.SectionPage",
        "newsdesk_pages.StandardPage",
        "newsdesk_pages.ArticlePage",
    ]

    edit_handler = page_tabs(
        [
            TitleFieldPanel("title"),
            MultiFieldPanel(
                [FieldPanel("portal_name"), FieldPanel("address"), FieldPanel("licence")],
                heading=_("Wording of the portal"),
            ),
            InlinePanel(
                "featured_articles",
                heading=_("Featured articles"),
                label=_("Article"),
                max_num=10,
                help_text=_("In this order. Leave empty to show the newest articles marked as featured."),
            ),
        ],
        aside=[FieldPanel("aside", permission="newsdesk_pages.change_aside")],
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
        permissions = [
            ("change_aside", "Can change what stands beside pages"),
            ("publish_alone", "Can publish alone in an emergency"),
        ]


class FeaturedArticle(Orderable):
    """An article chosen for the front page, in order."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_articles")
    article = models.ForeignKey(
        "newsdesk_pages.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured article")
        verbose_name_plural = _("featured articles")
