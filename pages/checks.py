"""What is found wrong at start rather than by an officer."""

from django.conf import settings
from django.core import checks

from . import catalogues, search_index
from .publication import publish_approved


def check_workflow_settings(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Report settings without which a workflow would end as Wagtail's own does, four eyes or not."""
    path = f"{publish_approved.__module__}.{publish_approved.__name__}"
    needed = {"WAGTAIL_FINISH_WORKFLOW_ACTION": path, "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT": True}
    return [
        checks.Error(f"{name} must be {value!r}.", id="newsdesk_pages.E001")
        for name, value in needed.items()
        if getattr(settings, name, None) != value
    ]


def check_vietnamese_settings(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Report settings without which the admin speaks half Vietnamese, or does not find it."""
    found = []
    missing = {*map(str, catalogues.LOCALE_PATHS)} - {*map(str, settings.LOCALE_PATHS)}
    if missing and "vi" in dict(settings.LANGUAGES):
        hint = f"from {catalogues.__name__} import LOCALE_PATHS"
        found.append(
            checks.Warning(
                "Much of the admin is in English for who reads Vietnamese.", hint, id="newsdesk_pages.W001"
            )
        )
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {"default": {}})
    if backends["default"].get("BACKEND") != search_index.__name__:
        hint = f'WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "{search_index.__name__}"'
        found.append(
            checks.Warning(
                "The admin finds Vietnamese only as it is written.", hint, id="newsdesk_pages.W002"
            )
        )
    return found


def register() -> None:
    checks.register(check_workflow_settings)
    checks.register(check_vietnamese_settings)
