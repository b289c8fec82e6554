import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity

# Mobile numbers begin with 03, 05, 07, 08 or 09 and have ten digits (numbering plan in force since 2018); landlines,
# which are mostly those of offices, begin with 02 and are left alone.
MOBILE = re.compile(r"(?<![\d.,/-])(?:\+?84|0)(?:[ .-]?[35789])(?:[ .-]?\d){8}(?![\d/]|[.,]\d)")
# The number of an identity card has twelve digits and begins with 0 (Circular 59/2021/TT-BCA: the code of a province).
IDENTITY = re.compile(r"(?<![\d.,/-])0\d{2}(?:[ .]?\d{3}){3}(?![\d/]|[.,]\d)")
# The nine digits of the older card could be anything; the words before them say what they are.
OLD_IDENTITY = re.compile(r"\b(?:CMND|CMT|CCCD|chứng minh(?: nhân dân)?)\b\D{0,12}\d{9}(?!\d)", re.IGNORECASE)


class PersonalData(Rule):
    """No phone or identity number of a person stands in a text by mistake."""

    name = "personal-data"
    title = gettext_lazy("Personal data")
    explanation = gettext_lazy(
        "Texts hold no mobile phone number and no number of an identity card, unless the person agreed. "
        "Landlines of offices are left alone."
    )
    severity = Severity.WARN
    good = {"lead": "Liên hệ bộ phận một cửa: 024 3825 0000. Tổng kinh phí 1.250.000.000 đồng."}
    bad = {"lead": "Liên hệ anh Nguyễn Văn A, số điện thoại 0912 345 678."}

    def findings(self, material):
        for text in material.texts:
            for pattern, message in patterns().items():
                if found := pattern.search(text.words):
                    yield self.finding(text.place, message % {"words": found.group().strip()})


def patterns() -> dict[re.Pattern, str]:
    """Return what is looked for, and what is said of it."""
    number = _("“%(words)s” looks like the number of an identity card.")
    return {
        IDENTITY: number,
        OLD_IDENTITY: number,
        MOBILE: _("“%(words)s” looks like a person's phone number."),
    }
