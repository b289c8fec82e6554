import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pieces import Place
from ..rule import Rule, Severity

# Day, month and year as they are written in Viet Nam, with the day of the week if one stands before them.
WRITTEN = re.compile(
    r"(?:(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)[,\s]*(?:\(|ngày\s+)?)?"
    r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])",
    re.IGNORECASE,
)
WEEKDAYS = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
# Fields that say when something ends, and those that say when it began.
ENDS, BEGAN = ("expire_at", "ends_at", "closes_at"), ("publication_date", "date")


class SenselessDate(Rule):
    """Dates exist, and neither lie where they cannot nor are over before they begin."""

    name = "senseless-date"
    title = gettext_lazy("Dates that make no sense")
    explanation = gettext_lazy(
        "Dates in the text exist and fall on the day of the week that stands before them; what ends does not end in "
        "the past, and what is dated is not dated in a year to come."
    )
    severity = Severity.WARN
    good = {"lead": "Hội nghị diễn ra sáng thứ Sáu, ngày 27/11/2026."}
    bad = {"lead": "Hội nghị diễn ra sáng thứ Hai, ngày 27/11/2026."}

    def findings(self, material):
        for field, said in sayings(material.thing, timezone.now()):
            yield self.finding(Place(str(field.verbose_name)), said)
        for text in material.texts:
            for found in WRITTEN.finditer(text.words):
                if said := objection(found):
                    yield self.finding(text.place, said)


def sayings(thing, now) -> Iterator[tuple[models.Field, str]]:
    """Yield what is to be said of the dates in the fields of a thing."""
    for field in thing._meta.concrete_fields:
        value = getattr(thing, field.attname)
        if value is None or field.name not in (*ENDS, *BEGAN):
            continue
        if field.name in ENDS and value <= now:
            yield field, _("This moment is over already.")
        elif field.name in BEGAN and as_date(value) > now.date() + timedelta(days=366):
            yield field, _("This is more than a year from now.")


def as_date(value) -> date:
    return value.date() if hasattr(value, "date") else value


def objection(found: re.Match) -> str:
    """Return what is wrong with a date in a text; empty if nothing is."""
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return _("There is no such day: %(words)s.") % {"words": found.group()}
    weekday = WEEKDAYS[day.weekday()]
    if found["weekday"] and found["weekday"].lower() != weekday:
        return _("%(date)s is a %(weekday)s.") % {
            "date": date_format(day, "d/m/Y"),
            "weekday": date_format(day, "l"),
        }
    return ""
