"""Every address of the admin: found in the URL configuration, and filled with things that exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLResolver, get_resolver, resolve
from django.urls.resolvers import RegexPattern
from wagtail import hooks
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Task, get_page_models
from wagtail.snippets.models import get_snippet_models

from pages.models import ArticlePage, Poll, Tag

PREFIX = "admin/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """An address below ``admin/``: ``shown`` as a reader is told it, ``route`` as Django resolves it."""

    shown: str
    route: str

    def fill(self, values: dict[str, dict]) -> str:
        """Return the address with its parameters filled from the longest beginnings in ``values`` that have them.

        Raises LookupError if a parameter has no value, or if the values lead to another address.
        """
        filled = f"/{PREFIX}" + PARAMETER.sub(lambda found: str(self.value(found[1], values)), self.shown)
        if resolve(filled).route != self.route:
            raise LookupError(f"{filled} is another address than {self.shown}: change what fills it.")
        return filled

    def value(self, name: str, values: dict[str, dict]):
        for beginning in sorted(values, key=len, reverse=True):
            if self.shown.startswith(beginning) and name in values[beginning]:
                return values[beginning][name]
        raise LookupError(
            f"Nothing fills <{name}> of {PREFIX}{self.shown}: add it to tests/cms/admin_things.py."
        )


def addresses() -> list[Address]:
    """Return every address of the admin, in alphabetical order; one of ours in the place of Wagtail's only once."""
    admin = next(found for found in get_resolver().url_patterns if str(found.pattern) == PREFIX)
    every = {
        shown: Address(shown, PREFIX + route)
        for route, text in patterns(admin)
        for shown in of_each_kind(text)
    }
    return sorted(every.values(), key=lambda address: address.shown)


def patterns(resolver: URLResolver, route: str = "", text: str = "") -> Iterator[tuple[str, str]]:
    """Yield the route of every pattern below ``resolver``, and the same without regular expressions."""
    for found in resolver.url_patterns:
        here = str(found.pattern)
        plain = readable(here) if isinstance(found.pattern, RegexPattern) else here
        if isinstance(found, URLResolver):
            yield from patterns(found, route + here.removeprefix("^"), text + plain)
        else:
            yield route + here.removeprefix("^"), text + plain


def readable(expression: str) -> str:
    return simplify_regex(expression.replace(".*", "(?P<anything>.*)")).lstrip("/").replace("\\", "")


def of_each_kind(text: str) -> list[str]:
    """Return ``text``, or where it is shared by several kinds of things, once for each of them."""
    for beginning, names, kinds in SHARED:
        if text.startswith(beginning) and set(names) <= set(PARAMETER.findall(text)):
            return [named(text, dict(zip(names, kind, strict=True))) for kind in kinds()]
    return [text]


def named(text: str, kind: dict[str, str]) -> str:
    return PARAMETER.sub(lambda found: kind.get(found[1], found[0]), text)


def labels(models) -> list[tuple[str, str]]:
    return [(model._meta.app_label, model._meta.model_name) for model in models]


def bulk_actions() -> set[tuple[str, str, str]]:
    """Return the model and the name of each; one of ours has the name of the one of Wagtail's that it replaces."""
    return {
        (*label, action.action_type)
        for action in hooks.get_hooks("register_bulk_action")
        for label in labels(action.models)
    }


def kinds_of_task():
    return labels(model for model in apps.get_models() if issubclass(model, Task) and model is not Task)


def kinds_of_page():
    return labels(model for model in get_page_models() if model.is_creatable)


def translated_snippets():
    return labels(model for model in get_snippet_models() if hasattr(model, "translation_key"))


def a_page_and_a_snippet():
    return labels((ArticlePage, Poll))


# Where an address begins that several kinds of things share, the parameters that name the kind, and the kinds.
SHARED = (
    ("bulk/", ("app_label", "model_name", "action"), bulk_actions),
    ("editing-sessions/", ("app_label", "model_name"), a_page_and_a_snippet),
    ("emergency/", ("label",), lambda: [(".".join(label),) for label in a_page_and_a_snippet()]),
    ("pages/", ("content_type_app_name", "content_type_model_name"), kinds_of_page),
    ("pages/create/", ("app_label", "model_name"), kinds_of_page),
    ("settings/", ("app_name", "model_name"), lambda: labels(settings_registry)),
    ("tag-autocomplete/", ("app_name", "model_name"), lambda: labels((Tag,))),
    ("translation/submit/snippet/", ("app_label", "model_name"), translated_snippets),
    ("workflows/tasks/add/", ("app_label", "model_name"), kinds_of_task),
)
