from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity


class PictureCredit(Rule):
    """Every picture says who made it."""

    name = "picture-credit"
    title = gettext_lazy("Picture credit")
    explanation = gettext_lazy("Each picture names its photographer or source. A decorative one need not.")
    severity = Severity.WARN
    good = {"lead_picture": True, "lead_picture_alt": "Chợ nổi", "lead_picture_credit": "Ảnh: Minh Khôi"}
    bad = {"lead_picture": True, "lead_picture_alt": "Chợ nổi", "lead_picture_credit": ""}

    def findings(self, material):
        for picture in material.pictures:
            if picture.credit is not None and not picture.credit.strip() and not picture.decorative:
                yield self.finding(picture.place, _("Nobody is named as photographer or source."))
