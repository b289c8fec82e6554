from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock


class RelatedArticlesBlock(StructBlock):
    """Articles to read next, chosen by hand and shown inside the text."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)
    articles = ListBlock(
        PageChooserBlock(page_type="newsdesk_pages.ArticlePage"), label=_("Articles"), min_num=1, max_num=10
    )

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related articles")
        description = _("Up to ten articles to read next.")
        label_format = "{title}"
        preview_value = {"title": "Đọc thêm", "articles": [1]}
