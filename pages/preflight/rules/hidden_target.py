from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity
from ..targets import Seen


class HiddenTarget(Rule):
    """What is linked to or shown on this website can be read by everybody."""

    name = "hidden-target"
    title = gettext_lazy("Links to what readers cannot see")
    explanation = gettext_lazy(
        "Pages, documents, polls, banners, videos and articles that the text names are published and not private. "
        "Otherwise readers find plain words or nothing in their place, until they are."
    )
    severity = Severity.WARN
    good = {"body": []}
    bad = {"related_articles": ["draft"]}

    def findings(self, material):
        for link in material.links:
            if material.targets.of_link(link) is Seen.HIDDEN:
                message = _("The link “%(words)s” leads to something readers cannot see now.")
                yield self.finding(link.place, message % {"words": link.words})
        for choice in material.chosen:
            if material.targets.of_chosen(choice) is Seen.HIDDEN:
                yield self.finding(choice.place, _("Readers cannot see now what was chosen here."))
