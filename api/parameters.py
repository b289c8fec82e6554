"""The one way to read query parameters: each view declares them, everything else is refused by name."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from rest_framework import serializers

from .problems import Problem, invalid
from .words import words

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Days whose first and last moment every calendar and both databases can hold, whatever the time zone.
FIRST_DAY, LAST_DAY = date(1, 1, 2), date(9999, 12, 30)
INTEGER = re.compile("-?[0-9]{1,19}")
CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class WholeNumber(serializers.IntegerField):
    """An integer as JSON writes it; Python would also take ``1_0``, ``+1`` and other digits."""

    def to_internal_value(self, data):
        if isinstance(data, str) and not INTEGER.fullmatch(data):
            self.fail("invalid")
        return super().to_internal_value(data)


class TrueOrFalse(serializers.BooleanField):
    """A boolean as JSON writes it; REST framework would also take ``yes``, ``on`` and more."""

    def to_internal_value(self, data):
        if data not in ("true", "false"):
            self.fail("invalid", input=data)
        return data == "true"


class Parameters(serializers.Serializer):
    """Query parameters of a view, declared as fields. Unknown, repeated and invalid ones are 400 with their name."""

    @classmethod
    def single_values(cls, query: QueryDict) -> dict[str, str]:
        known = cls._declared_fields
        values = {}
        for name, given in query.lists():
            if name not in known:
                raise Problem("unknown-parameter", 400, parameter=CONTROL.sub("", name)[:100])
            if len(given) > 1:
                raise invalid(name, "Give it once.")
            if CONTROL.search(given[0]):
                raise invalid(name, "Control characters are not allowed.")
            values[name] = unicodedata.normalize("NFC", given[0])
        return values

    @classmethod
    @cache
    def declared(cls) -> dict[str, serializers.Field]:
        """Return the fields, made once: a serializer makes copies of them for every request."""
        return dict(cls().fields)

    @classmethod
    def read(cls, query: QueryDict) -> dict:
        """Return the validated values, defaults included; raise a problem that names the first wrong parameter."""
        given = cls.single_values(query)
        values = {}
        for name, field in cls.declared().items():
            try:
                values[name] = field.run_validation(given.get(name, serializers.empty))
            except serializers.SkipField:
                continue
            except serializers.ValidationError as error:
                raise invalid(name, str(error.detail[0])) from error
        return values


class SiteParameters(Parameters):
    """Which site is asked; the default site unless named."""

    site = serializers.CharField(max_length=255, required=False, help_text="Host name of a site.")


class LocaleParameters(SiteParameters):
    """Which site and language are asked; the site's own language unless named."""

    locale = serializers.CharField(
        max_length=20, required=False, help_text="Language code, such as vi or en."
    )


class ListParameters(LocaleParameters):
    """How much of a list is asked for, and from where on."""

    limit = WholeNumber(min_value=1, max_value=50, default=20)
    cursor = serializers.CharField(
        max_length=300, required=False, help_text="The next_cursor of the answer before."
    )


def query_field(required: bool) -> serializers.CharField:
    return serializers.CharField(min_length=2, max_length=100, required=required, validators=[has_words])


def has_words(text: str) -> None:
    if not words(text):
        raise serializers.ValidationError("Give at least one word.")


def id_field(**kwargs) -> WholeNumber:
    return WholeNumber(min_value=1, max_value=2**63 - 1, **kwargs)


def day_field() -> serializers.DateField:
    return serializers.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        help_text="A day in Asia/Ho_Chi_Minh, included: 2026-11-24.",
    )


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Asia/Ho_Chi_Minh."""
    return datetime.combine(day, time.min, tzinfo=VIET_NAM)


def end_of(day: date) -> datetime:
    """Return the first moment that is no longer in a day in Asia/Ho_Chi_Minh."""
    return start_of(day + timedelta(days=1))
