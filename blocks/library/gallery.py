from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from .picture import PictureBlock


class GalleryBlock(StructBlock):
    """Several pictures that are looked at together."""

    title = CharBlock(label=_("Title"), required=False, max_length=200)
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=40)

    class Meta:
        icon = "grid"
        label = _("Gallery")
        description = _("Two to forty pictures, each with its own caption.")
        label_format = "{title}"
        preview_value = {
            "title": "Một ngày ở cảng cá",
            "pictures": [PictureBlock._meta_class.preview_value, PictureBlock._meta_class.preview_value],
        }
