from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

LEVELS = [("2", _("Heading")), ("3", _("Subheading"))]


class HeadingBlock(StructBlock):
    """A heading inside a body. Level 1 is the title of the page, so a body starts at 2."""

    text = CharBlock(label=_("Text"), max_length=200)
    level = ChoiceBlock(label=_("Level"), choices=LEVELS, default="2")

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides a long text; readers and screen readers jump from heading to heading.")
        label_format = "{text}"
        preview_value = {"text": "Kết quả đạt được", "level": "2"}
