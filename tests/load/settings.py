"""Production, with stock Wagtail's API and bare views beside ours, all behind the same middleware."""

from settings.production import *  # noqa: F403
from settings.production import DATABASES, INSTALLED_APPS, MIDDLEWARE, env

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v2"]
MIDDLEWARE = ["tests.load.counting.CountingMiddleware", *MIDDLEWARE]
NEWSDESK_ANSWER_CACHE = env.bool("NEWSDESK_ANSWER_CACHE", default=True)
ROOT_URLCONF = "tests.load.urls"
WAGTAILAPI_LIMIT_MAX = 20
# Stock Wagtail is asked of a process whose connection to PostgreSQL is as Django makes it: our plans do not suit it.
if env.bool("BENCH_PLAIN_DATABASE", default=False):
    DATABASES["default"]["OPTIONS"] = {}
TASKS = {"default": {"BACKEND": "tests.task_backend.RaisingBackend"}}
