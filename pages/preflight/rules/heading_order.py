from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity

# Level 1 is the title of the page.
TITLE = 1


class HeadingOrder(Rule):
    """Headings go down level by level."""

    name = "heading-order"
    title = gettext_lazy("Order of headings")
    explanation = gettext_lazy(
        "A subheading stands under a heading. People who hear a page jump from heading to heading and expect no gap "
        "(WCAG 2.2, 1.3.1)."
    )
    severity = Severity.WARN
    good = {
        "body": [
            ("heading", {"text": "Kết quả", "level": "2"}),
            ("heading", {"text": "Nông nghiệp", "level": "3"}),
        ]
    }
    bad = {"body": [("heading", {"text": "Nông nghiệp", "level": "3"})]}

    def findings(self, material):
        above = TITLE
        for heading in material.headings:
            if heading.level > above + 1:
                message = _("“%(words)s” is a subheading, and no heading stands above it.")
                yield self.finding(heading.place, message % {"words": heading.words})
            above = heading.level
