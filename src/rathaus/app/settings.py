"""Django settings of the platform, read from the environment.

Every variable is described in docs/reference/settings.md; a test compares the two.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOME = Path(os.environ.get("RATHAUS_HOME", Path.cwd() / ".rathaus")).absolute()
CITY = Path(
    os.environ.get("RATHAUS_CITY", Path(__file__).parents[3] / "cities" / "duesseldorf")
).absolute()
DEMO = os.environ.get("RATHAUS_DEMO", "") == "1"
DEBUG = False

SECRET_KEY = os.environ.get("RATHAUS_SECRET_KEY", "development-only")
ALLOWED_HOSTS = os.environ.get("RATHAUS_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

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
    "rathaus.documents",
    "rathaus.strategy",
    "rathaus.app",
]

ROOT_URLCONF = "rathaus.app.urls"
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": _database(os.environ.get("DATABASE_URL", "postgresql://rathaus@127.0.0.1/rathaus"))
}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
