import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pieces import Place
from ..rule import Rule, Severity

# How the last line of a republished article names the original: "(Theo TTXVN)", "Nguồn: …", "Theo https://…".
BEGINS = re.compile(r"^\W*(theo|nguồn(?: tin)?\s*:|source\s*:)\s*(.+)$", re.IGNORECASE)
ADDRESS = re.compile(r"^(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?\W*$")
# A sentence may begin with "Theo", too: it goes on after a comma, or ends with a full stop.
SENTENCE = re.compile(r"[,;:]|\.$")
LONGEST_NAME = 80


def names_a_source(line: str) -> bool:
    """Say whether a line says where a text comes from, and nothing else."""
    found = BEGINS.match(line)
    if found is None or ADDRESS.match(found[2]):
        return found is not None
    if len(found[2]) > LONGEST_NAME:
        return False
    return found[1].lower() != "theo" or (found[2][0].isupper() and not SENTENCE.search(found[2]))


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
        for text in [text for text in material.texts if not text.field][-1:]:
            if names_a_source(text.words):
                message = _("The text ends with “%(words)s”; the field “source” is empty.")
                yield self.finding(text.place, message % {"words": text.words})
