from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock


class FactBlock(StructBlock):
    """One line of a list of facts: what, and how much."""

    label = CharBlock(label=_("What"), max_length=120)
    value = CharBlock(label=_("Value"), max_length=200)

    class Meta:
        icon = "list-ul"
        label = _("Fact")
        label_format = "{label}: {value}"


class FactsBlock(StructBlock):
    """Key figures or dates at a glance."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)
    facts = ListBlock(FactBlock(), label=_("Facts"), min_num=1, max_num=30)

    class Meta:
        icon = "list-ul"
        label = _("List of facts")
        description = _("Key figures, dates or contacts at a glance.")
        label_format = "{title}"
        preview_value = {
            "title": "Thông tin chính",
            "facts": [
                {"label": "Thời gian", "value": "8 giờ, ngày 12/11"},
                {"label": "Số đại biểu", "value": "240"},
            ],
        }
