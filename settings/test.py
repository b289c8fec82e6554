"""Tests: media in a folder of their own, tasks at once and their failures raised, passwords hashed cheaply."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, WAGTAIL_HEADLESS_PREVIEW

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
BASE_URL = "http://localhost"
WAGTAILADMIN_BASE_URL = BASE_URL
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="newsdesk-media-"))
MEDIA_URL = "http://localhost/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "tests.task_backend.RaisingBackend"}}
WAGTAIL_HEADLESS_PREVIEW = {
    **WAGTAIL_HEADLESS_PREVIEW,
    "CLIENT_URLS": {"default": "http://front.example/preview/"},
    "SERVE_BASE_URL": "http://front.example",
}
NEWSDESK_PORTAL = True
NEWSDESK_API_DOCS = True
CORS_ALLOW_ALL_ORIGINS = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {"NAME": ":memory:", "TEST": {"NAME": None}}
