"""Django settings of the platform, read from the environment.

Every variable is described in docs/reference/settings.md; a test compares the two.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from rathaus.app.city import CHECKOUT, default_city
from rathaus.identity.settings import *  # noqa: F403 - sign-in brings its own settings
from rathaus.identity.settings import IDENTITY_APPS, IDENTITY_MIDDLEWARE, mail

HOME = Path(os.environ.get("RATHAUS_HOME") or CHECKOUT / ".rathaus").absolute()
CITY = Path(os.environ.get("RATHAUS_CITY") or default_city()).absolute()
DEMO = os.environ.get("RATHAUS_DEMO", "") == "1"
HTTPS = os.environ.get("RATHAUS_HTTPS", "") == "1"
DEBUG = False


def _secret_key() -> str:
    """Return the key of the home; without one, a random key that ends with the process."""
    file = HOME / "secrets" / "secret-key"
    given = os.environ.get("RATHAUS_SECRET_KEY")
    if given:
        return given
    return file.read_text("utf-8").strip() if file.is_file() else secrets.token_urlsafe(48)


SECRET_KEY = _secret_key()
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOCAL_HOSTS + [h for h in os.environ.get("RATHAUS_HOSTS", "").split(",") if h]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "rathaus.kernel",
    "rathaus.audit",
    "rathaus.ui",
    "rathaus.identity",
    *IDENTITY_APPS,
    "rathaus.documents",
    "rathaus.forms",
    "rathaus.participation",
    "rathaus.participation.surveys",
    "rathaus.participation.voices",
    "rathaus.strategy",
    "rathaus.strategy.public",
    "rathaus.strategy.office",
    "rathaus.strategy.lists",
    "rathaus.strategy.schedule",
    "rathaus.strategy.surveys",
    "rathaus.strategy.synergies",
    "rathaus.strategy.assessments",
    "rathaus.strategy.voices",
    "rathaus.app",
]

ROOT_URLCONF = "rathaus.app.urls"
WSGI_APPLICATION = "rathaus.app.wsgi.application"
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database(url: str) -> dict[str, object]:
    """Return Django's settings for a database address.

    Args:
        url: `postgresql://user:password@host:port/name?key=value`; a socket's folder as
            `host` among the keys, other keys (such as `sslmode`) are handed to libpq.
    """
    parts = urlsplit(url)
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": database(os.environ.get("DATABASE_URL", "postgresql://rathaus@127.0.0.1/rathaus"))
}
PACKAGES = Path(__file__).parent.parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(PACKAGES.glob("*/*/templates")),  # rooms of a domain, such as its office
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rathaus.ui.context.frame",
            ]
        },
    }
]
FORM_RENDERER = "rathaus.ui.forms.KernRenderer"
CSRF_FAILURE_VIEW = "rathaus.ui.failures.csrf_failure"
MIDDLEWARE = [
    "rathaus.app.middleware.SecurityHeadersMiddleware",
    "rathaus.app.rest_middleware.RestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *IDENTITY_MIDDLEWARE,
]

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted(PACKAGES.glob("*/*/static"))
STATIC_ROOT = Path(os.environ.get("RATHAUS_STATIC") or CHECKOUT / "build" / "static")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "rathaus.app.static.StaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 300  # of files without a digest in their name

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = HOME / "files" if (HOME / "files").is_dir() else None

locals().update(mail(os.environ.get("RATHAUS_MAIL", "")))
EMAIL_FILE_PATH = HOME / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("RATHAUS_MAIL_FROM", "rathaus@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "rathaus.app.logs.Formatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would mail tracebacks, with form contents, to administrators.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # A wrong address is no fault of the server; its path may hold a name.
        "django.request": {"level": "ERROR"},
    },
}
