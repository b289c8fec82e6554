"""What is found wrong at start rather than by an officer."""

from django.conf import settings
from django.core import checks

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


def register() -> None:
    checks.register(check_workflow_settings)
