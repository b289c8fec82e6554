from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pieces import Place
from ..rule import Rule, Severity


class Required(Rule):
    """What must be there is there. The editor's form asks for it first; what comes by another way is asked here."""

    name = "required"
    title = gettext_lazy("What must be filled in")
    explanation = gettext_lazy("Every field and block that must be filled in is.")
    severity = Severity.STOP
    fixed = True
    good = {"lead": "Sáng nay, cây cầu mới được đưa vào sử dụng."}
    bad = {"lead": ""}

    def findings(self, material):
        for place in material.blanks:
            yield self.finding(place, _("Nothing is filled in here."))
        for thing, within in material.parts():
            yield from self.incomplete(thing, within)

    def incomplete(self, thing, within: str) -> Iterator:
        """Yield what a snippet or a part of it says it lacks."""
        try:
            getattr(thing, "check_complete", lambda: None)()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                place = Place(within + str(thing._meta.get_field(field).verbose_name))
                yield from (self.finding(place, message) for message in messages)
