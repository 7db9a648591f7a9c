"""Who may sign in at all."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Email and password; also decides, with every request, whether a session still counts."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Only active accounts, and demo accounts only in demo mode."""
        return may_sign_in(user)


def may_sign_in(account: Any) -> bool:
    """Whether an account may have a session: active, and no demo account in real operation."""
    return bool(account.is_active) and (not account.demo or bool(settings.DEMO))
