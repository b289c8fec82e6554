import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pieces import Place
from ..rule import Rule, Severity

# How the last line of a republished article names the original: "(Theo TTXVN)", "Nguồn: …", "Source: …".
NAMES_A_SOURCE = re.compile(r"^\W*(theo|nguồn( tin)?\s*:|source\s*:)\s*\w", re.IGNORECASE)
LONGEST_LINE = 80


class SourceNamed(Rule):
    """A republished article names the original."""

    name = "source-named"
    title = gettext_lazy("Source of a republication")
    explanation = gettext_lazy(
        "An article that gives the address of an original, or ends with a line such as “Theo …”, names the original "
        "in the field “source”, so that every website shows it in the same place."
    )
    severity = Severity.STOP
    good = {"source_name": "Báo Sơn Hà", "source_url": "https://bao.example.vn/tin"}
    bad = {"source_name": "", "source_url": "https://bao.example.vn/tin"}

    def findings(self, material):
        if getattr(material.thing, "source_name", None) != "":
            return
        if material.thing.source_url:
            yield self.finding(
                Place(_("source")), _("There is an address of the original, but not its name.")
            )
        for text in [text for text in material.texts if text.place.block][-1:]:
            if len(text.words) <= LONGEST_LINE and NAMES_A_SOURCE.match(text.words):
                message = _("The text ends with “%(words)s”; the field “source” is empty.")
                yield self.finding(text.place, message % {"words": text.words})
