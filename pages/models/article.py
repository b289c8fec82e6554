from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from blocks.body import BodyBlock
from blocks.fields import BodyField

from ..panels import InlinePanel, PublishedOnlyPanel, page_tabs, picture_panel, title_panel
from .base import NewsroomPage
from .correction import ChangeKind, Correction
from .review_date import ReviewDateMixin


class ArticlePage(ReviewDateMixin, NewsroomPage):
    """An article. It stands in one section; a second place is an alias."""

    lead = models.TextField(
        _("lead"),
        max_length=1000,
        help_text=_("The first, bold paragraph: what happened, in one to three sentences."),
    )
    body = BodyField(BodyBlock, verbose_name=_("body"), blank=True)

    lead_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_picture_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it."),
    )
    lead_picture_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture tells nothing the text does not say.")
    )
    lead_picture_caption = models.CharField(_("caption"), max_length=500, blank=True)
    lead_picture_credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Photographer or source of the picture.")
    )

    publication_date = models.DateTimeField(
        _("publication date"),
        null=True,
        blank=True,
        help_text=_(
            "Shown with the article and used for its order. Leave empty for the moment it is first published."
        ),
    )
    source_name = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Name of the original, if the article is republished."),
    )
    source_url = models.URLField(_("address of the source"), max_length=2000, blank=True)
    featured = models.BooleanField(
        _("featured"),
        default=False,
        help_text=_("Offered to the front page, newest first, when it names no articles."),
    )
    # What the draft changes of a published article; both are empty again when it was published.
    change_kind = models.CharField(
        _("kind of change"), max_length=10, choices=ChangeKind.choices, blank=True, default=""
    )
    change_note = models.TextField(
        _("note for readers"),
        max_length=500,
        blank=True,
        default="",
        help_text=_(
            "What was wrong and what is right, or what is new. It stays with the article, with its date."
        ),
    )
    tags = ClusterTaggableManager(through="newsdesk_pages.ArticleTag", blank=True, verbose_name=_("tags"))

    parent_page_types = ["newsdesk_pages.SectionPage", "newsdesk_pages.HomePage"]
    subpage_types = []

    search_fields = [
        *NewsroomPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("publication_date"),
        index.FilterField("featured"),
    ]

    edit_handler = page_tabs(
        [
            PublishedOnlyPanel(
                [FieldPanel("change_kind"), FieldPanel("change_note")], heading=_("What is changed")
            ),
            title_panel(_("Title of the article")),
            FieldPanel("lead"),
            FieldPanel("body"),
            InlinePanel(
                "related_articles",
                heading=_("Related articles"),
                label=_("Article"),
                max_num=10,
                help_text=_("Articles to read next, in this order."),
            ),
        ],
        picture=[picture_panel()],
        source=[
            MultiFieldPanel([FieldPanel("source_name"), FieldPanel("source_url")], heading=_("Source")),
            InlinePanel("article_authors", heading=_("Authors"), label=_("Author"), max_num=10),
            FieldPanel("publication_date"),
            FieldPanel("tags"),
            FieldPanel("featured"),
        ],
        settings=[FieldPanel("review_by")],
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def published_at(self):
        """When the article appeared, for display and order; None before its first publication."""
        return self.publication_date or self.first_published_at

    @property
    def changes_what_readers_know(self) -> bool:
        """Say whether this is a changed text of an article that was published before."""
        return self.first_published_at is not None and self.has_unpublished_changes

    @property
    def shown_corrections(self) -> list[Correction]:
        """What readers are told of changes, the newest first, with what a draft is about to tell them.

        An article at a second place tells what the first one tells.
        """
        original = self.alias_of.specific if self.alias_of_id else self
        stored = [correction for correction in original.corrections.all() if correction.is_for_readers]
        pending = self.correction_at(timezone.now())
        return [pending, *stored] if pending and pending.is_for_readers else stored

    def correction_at(self, moment) -> Correction | None:
        """Return what the text in memory says it changes, as of a moment; None if it says nothing."""
        if not self.change_kind:
            return None
        return Correction(
            article_id=self.pk, kind=self.change_kind, note=self.change_note.strip(), published_at=moment
        )

    def with_content_json(self, content):
        """Return the article as a revision has it; what it said it changes holds until something is published."""
        article = super().with_content_json(content)
        if content.get("live_revision") != self.live_revision_id:
            article.change_kind = article.change_note = ""
        return article

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save the article; with what goes live, keep what it says it changes."""
        if self.live and self.change_kind and kwargs.get("update_fields") is None:
            self.keep_correction()
        return super().save(*args, **kwargs)

    def keep_correction(self) -> None:
        known = ArticlePage.objects.filter(pk=self.pk).exclude(first_published_at=None).exists()
        correction = self.correction_at(self.last_published_at)
        if correction and known and self.alias_of_id is None:
            correction.save()
        self.change_kind = self.change_note = ""


class ArticleAuthor(Orderable):
    """An author of an article, in the order of the byline."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(
        "newsdesk_pages.Author",
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="article_authors",
    )

    panels = [FieldPanel("author")]

    class Meta(Orderable.Meta):
        verbose_name = _("author of an article")
        verbose_name_plural = _("authors of an article")


class RelatedArticle(Orderable):
    """An article to read next."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_articles")
    article = models.ForeignKey(
        ArticlePage, verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
