from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity
from ..targets import Seen


class DeadLink(Rule):
    """What is linked to or shown on this website exists."""

    name = "dead-link"
    title = gettext_lazy("Dead links")
    explanation = gettext_lazy(
        "Pages and documents of this website that the text links to, and polls, banners, videos and articles it "
        "shows, exist. Other websites are not asked."
    )
    severity = Severity.STOP
    good = {"body": [("paragraph", '<p><a href="https://example.vn/khong-co">Nơi khác</a></p>')]}
    bad = {"body": [("paragraph", '<p><a linktype="page" id="999999">Trang cũ</a></p>')]}

    def findings(self, material):
        for link in material.links:
            if material.targets.of_link(link) is Seen.GONE:
                message = _("The link “%(words)s” leads to something that does not exist.")
                yield self.finding(link.place, message % {"words": link.words})
        for choice in material.chosen:
            if material.targets.of_chosen(choice) is Seen.GONE:
                yield self.finding(choice.place, _("Nothing is chosen here, or it does not exist any more."))
