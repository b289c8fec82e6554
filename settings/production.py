"""Production. It refuses to start with a setting that is not safe, and names the one that is wrong."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import BASE_URL, NEWSDESK_VOTING_KEY, env

SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])


def is_weak(key: str) -> bool:
    """Return whether a key is short, monotonous, or the one everybody can read in settings/dev.py."""
    return len(key) < 50 or len(set(key)) < 5 or "development" in key


if is_weak(SECRET_KEY):
    raise ImproperlyConfigured("SECRET_KEY must be set to at least 50 random characters.")
if NEWSDESK_VOTING_KEY and is_weak(NEWSDESK_VOTING_KEY):
    raise ImproperlyConfigured("NEWSDESK_VOTING_KEY must be at least 50 random characters, or not be set.")
if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG must not be on in production.")
if not ALLOWED_HOSTS or any("*" in host or host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts that are served, without a wildcard.")
if not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("NEWSDESK_BASE_URL must start with https://.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
NEWSDESK_MAIL_BACKEND = EMAIL_CONFIG.pop("EMAIL_BACKEND")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsdesk@localhost")
