import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..excerpts import excerpt, quoted
from ..pieces import Text
from ..rule import Finding, Rule, Severity

# An opening one: what stands behind a figure may be inches.
STRAIGHT = re.compile(r'(?<![^\s(\[—–-])"(?=\S)')
CURLY = re.compile(r"[“”]")
# With these a “ may close: „…“.
LOW = "„"


class QuotationMarks(Rule):
    """A text has quotation marks of one kind, and they come in pairs."""

    name = "quotation-marks"
    title = gettext_lazy("Quotation marks")
    explanation = gettext_lazy(
        'A text has straight quotation marks (") or curly ones (“ ”), not both, and each curly one that opens is '
        "closed. A quotation may go on over several paragraphs."
    )
    severity = Severity.WARN
    good = {"lead": "Bà An nói: “Rất mừng”, rồi đọc bài “Quê mình”."}
    bad = {"lead": 'Bà An nói: “Rất mừng”, rồi đọc bài "Quê mình".'}

    def findings(self, material):
        straight, curly = seen(STRAIGHT, material.prose), seen(CURLY, material.prose)
        if straight and curly:
            # Where there are fewer it is easier to mend.
            place = min(straight, curly, key=len)[0][0].place
            examples = quoted([shown(*straight[0]), shown(*curly[0])])
            message = _("Straight and curly quotation marks are mixed: %(examples)s.")
            yield self.finding(place, message % {"examples": examples})
        elif curly and not any(LOW in text.words for text in material.prose):
            yield from self.unpaired(curly)

    def unpaired(self, marks: list[tuple[Text, re.Match]]) -> Iterator[Finding]:
        """Yield what is opened and not closed, or closed and not opened; the body is one text, each field another."""
        for field in dict.fromkeys(text.field for text, _mark in marks):
            for text, mark in left_over([one for one in marks if one[0].field == field]):
                message = _("A quotation mark without its counterpart: %(examples)s.")
                yield self.finding(text.place, message % {"examples": quoted([shown(text, mark)])})


def seen(pattern: re.Pattern, texts: list[Text]) -> list[tuple[Text, re.Match]]:
    return [(text, found) for text in texts for found in pattern.finditer(text.words)]


def shown(text: Text, mark: re.Match) -> str:
    return excerpt(text.words, *mark.span())


def left_over(marks: list[tuple[Text, re.Match]]) -> list[tuple[Text, re.Match]]:
    """Return the curly marks that have no counterpart. A paragraph of a quotation may begin with a mark again."""
    opened, closed = [], []
    for text, mark in marks:
        if mark.group() == "“":
            if not (opened and mark.start() == 0):
                opened.append((text, mark))
        elif opened:
            opened.pop()
        elif not text.words[: mark.start()][-1:].isdigit():
            closed.append((text, mark))
    return closed + opened
