from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from ..tidy_text import tidy

FEATURES = ["bold", "italic", "h2", "h3", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class ParagraphBlock(RichTextBlock):
    """Running text: one or many paragraphs, lists and links. Pasted text keeps only what is offered here."""

    def __init__(self, features=FEATURES, **kwargs):
        super().__init__(features=features, **kwargs)

    def clean(self, value):
        """Tidy the text by whichever way it came, then check it: empty paragraphs are not what is required."""
        return super().clean(RichText(tidy(value.source or "")))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _(
            "Paragraphs, lists and links. Text pasted from Word or a mail loses its colours and fonts."
        )
        preview_value = (
            "<p>Hội nghị thống nhất <b>ba nhóm giải pháp</b>, xem "
            '<a href="https://example.org/ke-hoach">kế hoạch chi tiết</a>.</p>'
            "<ul><li>Rà soát thủ tục</li><li>Tập huấn cán bộ</li></ul>"
        )
