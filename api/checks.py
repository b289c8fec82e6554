"""What is found wrong at start rather than by a reader."""

from django.core import checks
from wagtail.fields import StreamField

from . import kinds, streams


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


def register() -> None:
    checks.register(check_leaves)
