from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity
from ..targets import Seen


class UnknownAddress(Rule):
    """An address on this website that was typed or pasted is one of a page."""

    name = "unknown-address"
    title = gettext_lazy("Addresses that are no page")
    explanation = gettext_lazy(
        "An address on this website that was typed or pasted is one of a page, or leads on to one. A link that is "
        "chosen from the pages cannot go wrong. The front end may have addresses of its own, such as its search."
    )
    severity = Severity.WARN
    good = {"body": [("paragraph", '<p><a href="https://example.vn/khong-co/">Nơi khác</a></p>')]}
    bad = {"body": [("paragraph", '<p><a href="/khong-co/">Trang cũ</a></p>')]}

    def findings(self, material):
        for link in material.links:
            if material.targets.of_link(link) is Seen.UNKNOWN:
                message = _("No page has the address %(address)s.")
                yield self.finding(link.place, message % {"address": link.address})
