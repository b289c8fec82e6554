from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as StockTableBlock


class TableBlock(StockTableBlock):
    """A table of text. Cells can be pasted from Word or Excel."""

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns of text; paste them from Word or Excel.")
        preview_value = {
            "table_caption": "Số hồ sơ theo tháng",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "data": [["Tháng", "Hồ sơ"], ["9", "1.204"], ["10", "1.377"]],
        }
