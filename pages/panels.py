"""The editor's panels, grouped as an officer thinks."""

from functools import partial

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.panels import InlinePanel as StockInlinePanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .comparison import ChildrenComparison
from .forms import SlugInput

HEADINGS = {"picture": _("Picture"), "source": _("Source and date"), "aside": _("Aside")}


class InlinePanel(StockInlinePanel):
    """Parts in an order, which is compared, too. It has Wagtail's name, by which the editor's script knows it."""

    class BoundPanel(StockInlinePanel.BoundPanel):
        template_name = "newsdesk_pages/admin/inline_panel.html"

        def get_comparison(self):
            return [partial(ChildrenComparison, *it.args, **it.keywords) for it in super().get_comparison()]


class HiddenPanel(FieldPanel):
    """A field that the form sends and nobody reads, in no comparison either."""

    def get_comparison_class(self):
        return None


def page_tabs(content, settings=(), **more) -> TabbedInterface:
    """Return the tabs of a page's editor: content first, then ``more``, then search engines and settings.

    ``content``, ``settings`` and each value of ``more`` is a list of panels; a key of ``more`` is one of ``HEADINGS``.
    """
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Content")),
            *(ObjectList(panels, heading=HEADINGS[name]) for name, panels in more.items()),
            ObjectList(search_engine_panels(), heading=_("Search engines")),
            ObjectList([PublishingPanel(), *settings, CommentPanel()], heading=_("Settings")),
        ]
    )


def title_panel(placeholder) -> TitleFieldPanel:
    """Return the panel of a title that may be long: it grows, so that every word can be read."""
    return TitleFieldPanel(
        "title", placeholder=placeholder, widget=AdminAutoHeightTextInput(attrs={"rows": 1})
    )


def search_engine_panels() -> list:
    """Return the panels of what search engines see."""
    return [FieldPanel("slug", widget=SlugInput), *panels_of("seo_title", "search_description")]


def panels_of(*names: str) -> list:
    """Return the panels of those fields that the project's page model has: one of a host's own may lack them."""
    page_model = swapper.load_model("wagtailcore", "Page", require_ready=False)
    return [FieldPanel(name) for name in names if hasattr(page_model, name)]


class PublishedOnlyPanel(MultiFieldPanel):
    """Fields that are asked for once readers know the page."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.first_published_at is not None


def picture_panel() -> MultiFieldPanel:
    """Return the panel of the lead picture and its words."""
    return MultiFieldPanel(
        [
            FieldPanel("lead_picture"),
            FieldPanel("lead_picture_decorative"),
            FieldPanel("lead_picture_alt"),
            FieldPanel("lead_picture_caption"),
            FieldPanel("lead_picture_credit"),
        ],
        heading=_("Lead picture"),
    )
