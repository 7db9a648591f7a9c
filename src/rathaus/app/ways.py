"""Ways to the account pages in the frame: identity and ui do not know each other."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rathaus.kernel.access import OFFICE_ROLES, Role
from rathaus.ui.navigation import Area, Entry, register


def _signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def _signed_out(request: HttpRequest) -> bool:
    return not _signed_in(request)


def register_ways() -> None:
    """Show sign-in or the own account in the head, accounts in the office rail."""
    register(
        Entry(
            "sign-in",
            _("Anmelden"),
            "account_login",
            Area.PUBLIC_END,
            position=900,
            visible=_signed_out,
        ),
        Entry(
            "account",
            _("Mein Konto"),
            "identity:profile",
            Area.PUBLIC_END,
            position=900,
            visible=_signed_in,
        ),
        Entry(
            "own-account",
            _("Mein Konto"),
            "identity:profile",
            Area.OFFICE,
            position=910,
            group=_("Konto"),
            roles=OFFICE_ROLES,
        ),
        Entry(
            "accounts",
            _("Konten und Rollen"),
            "identity:accounts",
            Area.OFFICE,
            position=920,
            group=_("Konto"),
            roles=frozenset({Role.ADMINISTRATOR}),
        ),
    )
