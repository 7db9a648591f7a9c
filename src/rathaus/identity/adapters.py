"""Where our rules hook into allauth: sign-in, second factors, login service."""

from __future__ import annotations

import base64
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus.identity import login_service
from rathaus.identity.backends import may_sign_in
from rathaus.identity.language import remember_language
from rathaus.identity.models import Account

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with password or passkey."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords per account *and* address.

        Whoever guesses elsewhere cannot lock the owner out (ADR 0012).
        """
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Also stop guessing at one account from many addresses."""
        super().pre_authenticate(request, **credentials)
        email = str(credentials.get("email", "")).lower()
        number, seconds = settings.LOGIN_FAILURES_PER_ACCOUNT
        self._account_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed_account",
            config={"login_failed_account": f"{number}/{seconds}s/key"},
            key=email,
        )
        if not self._account_usage:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """A right password does not count as a wrong one."""
        super()._rollback_login_failed_rl_usage()
        usage = getattr(self, "_account_usage", None)
        if usage:
            usage.rollback()

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Refuse accounts that may not sign in, whatever way they came (passkey, OIDC)."""
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if answer is None and not may_sign_in(user):
            return HttpResponseRedirect(reverse("account_inactive"))
        return answer

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Show the pages in the language of the account, unless this browser has chosen one."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            remember_language(response, user.language)
        return response

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Account:
        """Take over the name and the language of the page on which somebody signs up."""
        user.display_name = form.cleaned_data.get("display_name", user.display_name)
        user.language = getattr(request, "LANGUAGE_CODE", "de")[:2]
        saved: Account = super().save_user(request, user, form, commit)
        return saved


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: the secret of an authenticator app lies encrypted in the database."""

    def encrypt(self, text: str) -> str:
        """Encrypt with a key derived from SECRET_KEY."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt; keys in SECRET_KEY_FALLBACKS still work."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(secret: str) -> bytes:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rathaus.identity.factors")
    return base64.urlsafe_b64encode(kdf.derive(secret.encode()))


class LoginServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through the login service of the city (OpenID Connect)."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Fill a new account from the claims."""
        account = sociallogin.user
        account.email = (data.get("email") or "").strip().lower()
        parts = (data.get("first_name") or "", data.get("last_name") or "")
        account.display_name = (data.get("name") or " ".join(parts).strip())[:150]
        account.language = getattr(request, "LANGUAGE_CODE", "de")[:2]
        return account

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """Make the account, then give it the roles that the login service vouches for."""
        account = super().save_user(request, sociallogin, form)
        login_service.sync_roles(account, login_service.claims_of(sociallogin))
        return account

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Bring the roles of a known account up to date before it signs in."""
        if sociallogin.is_existing:
            login_service.sync_roles(sociallogin.user, login_service.claims_of(sociallogin))

    def validate_disconnect(self, account: Any, accounts: Any) -> None:
        """Keep a way in: whoever has no password may not cut the last connection."""
        owner = account.user
        if len(accounts) == 1 and not owner.has_usable_password():
            raise self.validation_error("no_password")

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """Say in words that the login service did not let the person in; log why."""
        logger.warning(
            "login service refused: %s %s", details.get("error"), details.get("exception")
        )
        messages.error(
            request,
            _("Die Anmeldung über {name} hat nicht geklappt. Versuchen Sie es noch einmal.").format(
                name=getattr(provider, "name", "OIDC")
            ),
        )
