"""What every environment shares. Values come from the environment; docs/operators/settings.md lists them."""

from datetime import time, timedelta
from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

DATA_DIR = Path(env.str("NEWSDESK_DATA", default=str(BASE_DIR / "data"))).resolve()
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("NEWSDESK_BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
DEBUG = False

INSTALLED_APPS = [
    "cms",
    "api",
    "pages",
    "blocks",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_headless_preview",
    "django_tasks",
    "django_tasks_db",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular_sidecar",
    "axes",
    "corsheaders",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.content_security.ContentSecurityPolicyMiddleware",
    "cms.byte_ranges.ByteRangeMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.presentation_failures.PresentationFailureMiddleware",
    "cms.audit.ExportAuditMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Who gives five wrong passwords for an account from one address waits a quarter of an hour (cms/lockout.py).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "cms.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "cms.lockout.locked_out"
AXES_VERBOSE = False

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database: SQLite in the data folder unless DATABASE_URL names another.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'newsdesk.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    # A connection of its own for each request costs more than most answers; one the database dropped is found out.
    # The API's statements are prepared once for a connection and planned once, without looking at the values again; a
    # pooler that hands one connection to many (PgBouncer before 1.22) cannot keep them, and takes no options of a
    # connection: DATABASE_PREPARE=0.
    prepare = env.bool("DATABASE_PREPARE", default=True)
    planned = (
        {"options": "-c plan_cache_mode=force_generic_plan -c jit=off -c datestyle=ISO"} if prepare else {}
    )
    DATABASES["default"] |= {
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "prepare_threshold": 1 if prepare else None,
            **planned,
            **DATABASES["default"].get("OPTIONS", {}),
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
# A Redis that hangs must not hang the site: nobody waits for it longer than a quarter of a second.
REDIS_OPTIONS = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": REDIS_OPTIONS,
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Mails are handed to the task worker, which sends them by NEWSDESK_MAIL_BACKEND (cms/mail.py).
EMAIL_BACKEND = "cms.mail.QueuedEmailBackend"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Languages, times and numbers as they are written in Viet Nam.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# Vietnamese for Wagtail and the other packages below us: `make translations`.
LOCALE_PATHS = sorted((BASE_DIR / "pages" / "catalogues").glob("*/locale"))
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["pages.formats"]

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "static"
# The pictures of the editors' guide (cms/guide).
STATICFILES_DIRS = [("newsdesk_guide", BASE_DIR / "docs" / "editors" / "images")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = env.str("MEDIA_URL", default=f"{BASE_URL}/media/")

SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
# The editor shows previews in frames of its own origin, so DENY, which this check asks for, is not possible.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
# Files too: a clip with captions on another origin plays only if the clip, its poster and the captions allow it.
CORS_URLS_REGEX = r"^/(api/v1|media|documents)/"
CORS_ALLOW_HEADERS = ["accept", "accept-language", "content-type", "idempotency-key", "x-voter"]
CORS_EXPOSE_HEADERS = ["etag", "retry-after", "x-request-id"]

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = env.str("NEWSDESK_NAME", default="Newsdesk")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.password_reset.PasswordResetForm"
WAGTAIL_I18N_ENABLED = True
# Tags that are typed are compared with those there are in the Unicode form in which they are stored.
TAGGIT_TAGS_FROM_STRING = "pages.composed_text.tag_names"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = ["Asia/Ho_Chi_Minh"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "pages.publication.publish_approved"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "pages.search_index"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
OFFICE = ["csv", "doc", "docx", "odp", "ods", "odt", "pdf", "ppt", "pptx", "txt", "xls", "xlsx", "zip"]
WAGTAILDOCS_EXTENSIONS = [*OFFICE, "mp3", "mp4", "vtt", "webm"]
WAGTAILEMBEDS_FINDERS = []
WAGTAILREDIRECTS_AUTO_CREATE = True

# The front end: where drafts are previewed and published pages are read.
FRONT_END_URL = env.str("NEWSDESK_FRONT_END_URL", default=BASE_URL).rstrip("/")
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": f"{FRONT_END_URL}/preview/"},
    "SERVE_BASE_URL": FRONT_END_URL,
    "REDIRECT_ON_PREVIEW": True,
    "ENFORCE_TRAILING_SLASH": True,
}

# Public answers, kept by each process and, with Redis, for all of them (api/micro_cache.py), and for how many seconds
# caches in front may keep them.
NEWSDESK_ANSWER_CACHE = env.bool("NEWSDESK_ANSWER_CACHE", default=True)
NEWSDESK_ANSWER_CACHE_SIZE = env.int("NEWSDESK_ANSWER_CACHE_SIZE", default=64_000_000)
NEWSDESK_SHARED_ANSWER_CACHE = "default" if REDIS_URL else ""
NEWSDESK_API_MAX_AGE = env.int("NEWSDESK_API_MAX_AGE", default=30)
NEWSDESK_API_STALE_WHILE_REVALIDATE = env.int("NEWSDESK_API_STALE_WHILE_REVALIDATE", default=30)
NEWSDESK_API_STALE_IF_ERROR = env.int("NEWSDESK_API_STALE_IF_ERROR", default=600)

# Ballots and visits: the key of voter tokens and ballot hashes (not to be changed while a poll is open; the secret
# key if empty), and which variable of a request holds the reader's address.
NEWSDESK_VOTING_KEY = env.str("NEWSDESK_VOTING_KEY", default="")
NEWSDESK_CLIENT_ADDRESS = env.str("NEWSDESK_CLIENT_ADDRESS", default="REMOTE_ADDR")

# How often one address may search, or send something, such as 120/minute; empty for no limit (api/limits.py). All
# processes count together in Redis.
NEWSDESK_LIMITS = {
    name: rate
    for name in ("search", "voters", "ballots", "views")
    if (rate := env.str(f"NEWSDESK_LIMIT_{name.upper()}", default=None)) is not None
}
NEWSDESK_LIMITS_STORAGE = REDIS_URL
NEWSDESK_LIMITS_STORAGE_OPTIONS = REDIS_OPTIONS

# The hour, in Viet Nam, after which everything that is stored for readers is compared with its source and repaired.
NEWSDESK_SELF_CHECK_HOUR = env.int("NEWSDESK_SELF_CHECK_HOUR", default=3)

# When, in Viet Nam, those who chose one mail a day get it.
NEWSDESK_DIGEST_TIME = time.fromisoformat(env.str("NEWSDESK_DIGEST_TIME", default="07:30"))

# A page to read the API's contract and to try its calls, at /api/v1/docs/.
NEWSDESK_API_DOCS = env.bool("NEWSDESK_API_DOCS", default=False)

# The reference front end, served at / by the demo and the development server.
NEWSDESK_PORTAL = env.bool("NEWSDESK_PORTAL", default=False)

# Strict everywhere; the editor's inline scripts are allowed under /admin/ only (cms/content_security.py).
MEDIA_ORIGIN = "/".join(MEDIA_URL.split("/")[:3])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", MEDIA_ORIGIN],
        "media-src": ["'self'", MEDIA_ORIGIN],
        "frame-src": [
            "'self'",
            FRONT_END_URL,
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
        ],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'", BASE_URL],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
