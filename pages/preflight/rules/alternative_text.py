import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity

FILE_NAME = re.compile(r"^\S+\.(jpe?g|png|webp|avif|gif|heic)$", re.IGNORECASE)


class AlternativeText(Rule):
    """Every picture is described, or marked as decorative."""

    name = "alternative-text"
    title = gettext_lazy("Alternative text")
    explanation = gettext_lazy(
        "Each picture says in words what it shows, for people who cannot see it, or is marked as decorative. "
        "The name of a file says nothing."
    )
    severity = Severity.STOP
    good = {"lead_picture": True, "lead_picture_alt": "Đoàn thuyền ra khơi lúc bình minh"}
    bad = {"lead_picture": True, "lead_picture_alt": "IMG_2041.jpg"}

    def findings(self, material):
        for picture in material.pictures:
            if picture.decorative:
                continue
            if not picture.alternative.strip():
                yield self.finding(
                    picture.place,
                    _("Describe the picture for people who cannot see it, or mark it as decorative."),
                )
            elif FILE_NAME.match(picture.alternative.strip()):
                yield self.finding(
                    picture.place, _("“%(words)s” is a file name.") % {"words": picture.alternative}
                )
