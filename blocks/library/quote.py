from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    """Direct speech of a named person."""

    text = TextBlock(label=_("What was said"), help_text=_("Without quotation marks; the website adds them."))
    speaker = CharBlock(label=_("Speaker"), required=False, max_length=120)
    office = CharBlock(
        label=_("Office"), required=False, max_length=200, help_text=_("Post and body of the speaker.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, with name and office.")
        label_format = "{speaker}"
        preview_value = {
            "text": "Chúng tôi lấy sự hài lòng của người dân làm thước đo.",
            "speaker": "Lê Thu An",
            "office": "Giám đốc Trung tâm Phục vụ hành chính công",
        }
