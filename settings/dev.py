"""The demo and a developer's machine: no secret to keep, everything on one port."""

from .base import *  # noqa: F403
from .base import DATA_DIR, STORAGES, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-the-demo-and-development-never-in-production")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CORS_ALLOW_ALL_ORIGINS = True
NEWSDESK_MAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
NEWSDESK_PORTAL = env.bool("NEWSDESK_PORTAL", default=True)
NEWSDESK_API_DOCS = env.bool("NEWSDESK_API_DOCS", default=True)
# The demo: where its server listens, and the password of its accounts (empty: made by the first run).
HOST = env.str("HOST", default="127.0.0.1")
NEWSDESK_DEMO_PASSWORD = env.str("NEWSDESK_DEMO_PASSWORD", default="")

# Static files straight from the code, so that they never lag behind it and nothing has to be collected.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
