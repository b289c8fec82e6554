"""The site as it runs, with stock Wagtail's API beside ours."""

from settings.dev import *  # noqa: F403
from settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v2"]
ROOT_URLCONF = "tests.load.urls"
WAGTAILAPI_LIMIT_MAX = 20
TASKS = {"default": {"BACKEND": "tests.task_backend.RaisingBackend"}}
