"""What is found wrong at start rather than by a reader."""

from django.core import checks
from wagtail.fields import StreamField

from . import conf, kinds, limits, streams


def check_leaves(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Report every stream of a presented page that holds a block the API does not know."""
    errors = []
    for model in kinds.PAGE_TYPES:
        for stream in (field for field in model._meta.get_fields() if isinstance(field, StreamField)):
            try:
                streams.schema(stream.stream_block)
            except LookupError as error:
                errors.append(checks.Error(str(error), obj=stream, id="newsdesk_api.E001"))
    return errors


def check_limits(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Report every limit that says nothing: its first request would fail."""
    errors = []
    for name, rate in conf.limits().items():
        try:
            limits.rate_of(rate)
        except ValueError:
            hint = "Write it like 120/minute; leave it empty for no limit."
            errors.append(
                checks.Error(f"The limit of {name} is {rate!r}.", hint=hint, id="newsdesk_api.E002")
            )
    return errors


def register() -> None:
    checks.register(check_leaves)
    checks.register(check_limits)
