import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Severity
from ..wording import Fault, WordingRule

# Spaces of any kind, and a tab, between two words of a line; what stands at its edges indents it.
DOUBLED = re.compile(r"(?<=\S)(?:[ \u00a0\u2000-\u200a\u202f\u3000]{2,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")


class DoubledSpace(WordingRule):
    """Between two words stands one space."""

    name = "doubled-space"
    title = gettext_lazy("Doubled spaces")
    explanation = gettext_lazy(
        "Between two words stands one space, not two, and no tab. The places are shown with “␣” for each space."
    )
    severity = Severity.WARN
    good = {"lead": "Sáng nay, cây cầu mới được đưa vào sử dụng."}
    bad = {"lead": "Sáng nay, cây cầu  mới được đưa vào sử dụng."}

    def faults(self, words):
        for found in DOUBLED.finditer(words):
            yield Fault(_("More than one space between words: %(examples)s."), *found.span())
