from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rule import Rule, Severity

# Google's guidelines for the structured data of articles ask for headlines of at most 110 characters.
LONGEST = 110
FEWEST_WORDS = 2


class TitleLength(Rule):
    """A title is neither a single word nor longer than lists show."""

    name = "title-length"
    title = gettext_lazy("Length of the title")
    explanation = gettext_lazy(
        "A title has at least two words, and at most 110 characters: search engines and lists cut what is longer."
    )
    severity = Severity.WARN
    good = {"title": "Khai trương trung tâm phục vụ hành chính công"}
    bad = {"title": "Thông báo " + "về việc triển khai kế hoạch công tác năm " * 3}

    def findings(self, material):
        for text in material.texts:
            # A section or a group may well be named in one word.
            if text.field != "title" or not hasattr(material.thing, "lead"):
                continue
            length = len(text.words)
            if length > LONGEST:
                message = _("The title has %(length)s characters; %(longest)s is the most that is shown.")
                yield self.finding(text.place, message % {"length": length, "longest": LONGEST})
            elif len(text.words.split()) < FEWEST_WORDS:
                yield self.finding(text.place, _("The title is a single word."))
