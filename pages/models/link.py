from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.search import index

from ..panels import InlinePanel
from .base import NewsroomChild, NewsroomSnippet, Page, found_by


class LinkGroup(NewsroomSnippet):
    """A group of web links (liên kết web) to other bodies or pages, in order.

    The order of the groups themselves takes effect at once, outside drafts; a new group comes last.
    """

    title = models.CharField(_("title"), max_length=200)
    sort_order = models.IntegerField(_("order"), null=True, blank=True, editable=False)

    panels = [
        FieldPanel("title"),
        InlinePanel("links", heading=_("Links"), label=_("Link"), max_num=100),
    ]
    search_fields = [*found_by("title"), index.FilterField("locale_id")]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("group of web links")
        verbose_name_plural = _("groups of web links")
        ordering = ["sort_order", "title"]

    def __str__(self):
        return self.title

    def with_content_json(self, content):
        """Return the group as a revision has it, at the place it has now."""
        group = super().with_content_json(content)
        group.sort_order = self.sort_order
        return group

    def save(self, *args, **kwargs):
        if self.sort_order is None:
            last = LinkGroup.objects.aggregate(last=models.Max("sort_order"))["last"]
            self.sort_order = 0 if last is None else last + 1
        super().save(*args, **kwargs)


class Link(NewsroomChild):
    """A web link: to an address, or to a page of this site."""

    group = ParentalKey(LinkGroup, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("web address"), max_length=2000, blank=True)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("A page of this website, instead of a web address."),
    )
    new_tab = models.BooleanField(_("open in a new tab"), default=False)

    panels = [FieldPanel("title"), FieldPanel("url"), PageChooserPanel("page"), FieldPanel("new_tab")]

    class Meta(NewsroomChild.Meta):
        verbose_name = _("web link")
        verbose_name_plural = _("web links")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.url and self.page_id:
            raise ValidationError({"page": _("Choose one: a web address or a page.")})

    def check_complete(self) -> None:
        """Raise ValidationError for a link that leads nowhere; a draft may hold one."""
        if not self.url and not self.page_id:
            raise ValidationError({"url": _("Give a web address, or choose a page.")})
