"""Django settings of sign-in, taken over by `rathaus.app.settings` with one import.

Every variable of the environment is described in docs/reference/settings.md.
"""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

IDENTITY_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]
"""After `rathaus.identity`, whose templates take the place of theirs."""

IDENTITY_MIDDLEWARE = [
    "rathaus.audit.request.RequestIdMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
"""After Django's authentication and messages."""

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["rathaus.identity.backends.AccountBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "identity:profile"
LOGOUT_REDIRECT_URL = "/"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "display_name"]},
    },
]

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
ACCOUNT_SESSION_REMEMBER = False

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "identity_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
"""In the database, so that limits hold across all workers (ADR 0012)."""

ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("RATHAUS_TRUSTED_PROXIES", "0"))

ACCOUNT_ADAPTER = "rathaus.identity.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "rathaus.identity.forms.LoginForm",
    "signup": "rathaus.identity.forms.SignupForm",
    "reset_password": "rathaus.identity.forms.ResetPasswordForm",
    "reset_password_from_key": "rathaus.identity.forms.NewPasswordForm",
    "change_password": "rathaus.identity.forms.ChangePasswordForm",
    "set_password": "rathaus.identity.forms.SetPasswordForm",
    "add_email": "rathaus.identity.forms.ChangeAddressForm",
    "reauthenticate": "rathaus.identity.forms.ConfirmForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/5m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "signup": "10/10m/ip",
    "reset_password": "10/10m/ip,3/10m/key",
}
LOGIN_FAILURES_PER_ACCOUNT = (100, 3600)
"""Wrong passwords for one account from all addresses together: number, seconds."""

MFA_ADAPTER = "rathaus.identity.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Rathaus"
MFA_TOTP_TOLERANCE = 1

USERSESSIONS_TRACK_ACTIVITY = False

SOCIALACCOUNT_ADAPTER = "rathaus.identity.adapters.LoginServiceAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False

OIDC_PROVIDER = "stadt"
"""Id of the login service in addresses: `/konto/oidc/stadt/login/`."""
OIDC_ROLES_CLAIM = os.environ.get("RATHAUS_OIDC_ROLES_CLAIM", "roles")


def login_service() -> dict[str, Any]:
    """The OpenID Connect provider named by the environment, in allauth's form; {} if none."""
    issuer = os.environ.get("RATHAUS_OIDC_ISSUER", "")
    if not issuer:
        return {}
    app = {
        "provider_id": OIDC_PROVIDER,
        "name": os.environ.get("RATHAUS_OIDC_NAME", "Anmeldedienst der Stadt"),
        "client_id": os.environ.get("RATHAUS_OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("RATHAUS_OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": issuer.rstrip("/"), "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = login_service()


def mail(url: str) -> dict[str, Any]:
    """Django's mail settings for `smtp://user:password@host:587?security=starttls`.

    Args:
        url: address of the mail server; `security` is `starttls`, `tls` or `none`. Without
            one, letters are written as files, so that nothing waits for a server.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
    parts = urlsplit(url)
    security = parse_qs(parts.query).get("security", ["starttls"])[0]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
        "EMAIL_TIMEOUT": 10,
    }
