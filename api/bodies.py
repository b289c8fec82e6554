"""The one way to read JSON bodies: small, shallow, no key twice, no key unknown."""

import json
import re

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import UnsupportedMediaType

from .problems import Problem

LARGEST = 16 * 1024
DEEPEST = 20
# One that nobody closed reaches to the end: looked for again from each of its quotes, a body costs half a second.
STRINGS = re.compile(r'"(?:[^"\\]|\\.?)*(?:"|\Z)', re.DOTALL)


def refused(detail: str, parameter: str = "") -> Problem:
    return Problem("invalid-body", detail, parameter)


def read_body(request, shape: type[serializers.Serializer]) -> dict:
    """Return the validated body of a request; raise a problem that says what is wrong with it."""
    if request.content_type.split(";")[0].strip().lower() != "application/json":
        raise UnsupportedMediaType(request.content_type)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Problem("invalid-body", _("A body may have 16 kB."), status_code=413)
    given = parsed(request._request.read(LARGEST + 1))
    if not isinstance(given, dict):
        raise refused(_("The body must be an object."))
    for name in given:
        if name not in shape._declared_fields:
            raise refused(_("There is no such key."), name[:100])
    body = shape(data=given)
    if not body.is_valid():
        name = next(iter(body.errors))
        raise refused(_("The value is not valid."), name)
    return body.validated_data


def parsed(raw: bytes):
    """Return what the JSON text says; raise a problem for one too deep, with a key twice, or not JSON at all."""
    if len(raw) > LARGEST:
        raise Problem("invalid-body", _("A body may have 16 kB."), status_code=413)
    try:
        text = raw.decode("utf-8")
        check_depth(text)
        return json.loads(text, object_pairs_hook=unique_keys, parse_constant=no_constant)
    except ValueError as error:
        raise refused(_("The body is not JSON.")) from error


def check_depth(text: str) -> None:
    """Refuse deep nesting before it is parsed."""
    depth = 0
    for char in STRINGS.sub("", text):
        depth += (char in "[{") - (char in "]}")
        if depth > DEEPEST:
            raise refused(_("The body is nested too deeply."))


def unique_keys(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise refused(_("A key stands twice."))
    return found


def no_constant(name: str):
    raise refused(_("The body is not JSON."))
