from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(StructBlock):
    """One picture with what belongs to this use of it: alternative text, caption and credit."""

    image = ImageBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = CharBlock(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Photographer or source of the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with alternative text, caption and credit.")
        label_format = "{caption}"
        preview_value = {
            "image": {"image": 1, "alt_text": "Ruộng bậc thang trong nắng sớm", "decorative": False},
            "caption": "Mùa lúa chín trên vùng cao",
            "credit": "Ảnh: Minh Khôi",
        }
