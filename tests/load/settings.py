"""Production, with stock Wagtail's API and bare views beside ours, all behind the same middleware."""

from settings.production import *  # noqa: F403
from settings.production import INSTALLED_APPS, MIDDLEWARE, env

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v2"]
MIDDLEWARE = ["tests.load.counting.CountingMiddleware", *MIDDLEWARE]
NEWSDESK_ANSWER_CACHE = env.bool("NEWSDESK_ANSWER_CACHE", default=True)
ROOT_URLCONF = "tests.load.urls"
WAGTAILAPI_LIMIT_MAX = 20
TASKS = {"default": {"BACKEND": "tests.task_backend.RaisingBackend"}}
