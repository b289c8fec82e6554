"""The one way to read query parameters: each view declares them, everything else is refused by name."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
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


def shown(field: serializers.Field, example) -> serializers.Field:
    """Return a field with a value that the contract shows as its example."""
    field.example = example
    return field


class Parameters(serializers.Serializer):
    """Query parameters of a view, declared as fields. Unknown, repeated and invalid ones are 400 with their name."""

    @classmethod
    def single_values(cls, query: QueryDict) -> dict[str, str]:
        known = cls._declared_fields
        values = {}
        for name, given in query.lists():
            if name not in known:
                raise Problem("unknown-parameter", parameter=CONTROL.sub("", name)[:100])
            if len(given) > 1:
                raise invalid(name, _("Give it once."))
            if CONTROL.search(given[0]):
                raise invalid(name, _("Control characters are not allowed."))
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
                raise invalid(name, cls.words_for(name, given.get(name, serializers.empty))) from error
        return values

    @classmethod
    def words_for(cls, name: str, value) -> str:
        """Return what is wrong with a value, in the language that is active.

        From a field made now: one that is kept says what it once said in the language in which it said it first.
        """
        try:
            cls().fields[name].run_validation(value)
        except serializers.ValidationError as error:
            return str(error.detail[0])
        raise AssertionError(f"{name} was refused, and is not now.")


class SiteParameters(Parameters):
    """Which site is asked; the default site unless named."""

    site = shown(
        serializers.CharField(
            max_length=255,
            required=False,
            help_text="Host name of a site; the default site if it is missing.",
        ),
        "localhost",
    )


class LocaleParameters(SiteParameters):
    """Which site and language are asked; the site's own language unless named."""

    locale = shown(
        serializers.CharField(
            max_length=20,
            required=False,
            help_text="Language code; the site's own language if it is missing.",
        ),
        "vi",
    )


class ListParameters(LocaleParameters):
    """How much of a list is asked for, and from where on."""

    limit = shown(
        WholeNumber(min_value=1, max_value=50, default=20, help_text="How many at most, 1 to 50."), 20
    )
    cursor = shown(
        serializers.CharField(
            max_length=300, required=False, help_text="The next_cursor of the answer before, as it was given."
        ),
        "MjAyNi0xMS0yNA",
    )


def query_field(required: bool, help_text: str) -> serializers.Field:
    field = serializers.CharField(
        min_length=2, max_length=100, required=required, validators=[has_words], help_text=help_text
    )
    return shown(field, "chuyển đổi số")


def has_words(text: str) -> None:
    if not words(text):
        raise serializers.ValidationError(_("Give at least one word."))


def id_field(**kwargs) -> WholeNumber:
    return WholeNumber(min_value=1, max_value=2**63 - 1, **kwargs)


def day_field(help_text: str) -> serializers.Field:
    field = serializers.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        help_text=help_text,
    )
    return shown(field, "2026-11-24")


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Asia/Ho_Chi_Minh."""
    return datetime.combine(day, time.min, tzinfo=VIET_NAM)


def end_of(day: date) -> datetime:
    """Return the first moment that is no longer in a day in Asia/Ho_Chi_Minh."""
    return start_of(day + timedelta(days=1))
