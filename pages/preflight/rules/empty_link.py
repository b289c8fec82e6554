from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity


class EmptyLink(Rule):
    """Every link has words to click, and an address."""

    name = "empty-link"
    title = gettext_lazy("Empty links")
    explanation = gettext_lazy("Each link has words readers can see and hear, and leads somewhere.")
    severity = Severity.STOP
    good = {"body": [("paragraph", '<p>Xem <a href="https://example.vn/">kế hoạch</a>.</p>')]}
    bad = {"body": [("paragraph", '<p>Xem kế hoạch<a href="https://example.vn/"> </a>.</p>')]}

    def findings(self, material):
        for link in material.links:
            if link.page is None and link.document is None and link.address.strip() in ("", "#"):
                message = _("The link “%(words)s” leads nowhere.")
                yield self.finding(link.place, message % {"words": link.words})
            elif not link.words:
                message = _("A link to %(address)s has no words.")
                yield self.finding(link.place, message % {"address": link.address or _("a page or document")})
