"""Accounts of the demo city: one for each role, refused outside of demo mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rathaus.audit import api as audit
from rathaus.identity.errors import DemoAccountsRefusedError
from rathaus.identity.grants import grant
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

PASSWORD = "demo"  # noqa: S105 (published on the sign-in page, only valid in demo mode)
DOMAIN = "demo.invalid"


@dataclass(frozen=True)
class DemoAccount:
    """One account of the demo city."""

    key: str
    name: str
    role: Role
    what: str

    @property
    def email(self) -> str:
        """Its address, in a domain that can never receive mail (RFC 2606)."""
        return f"{self.key}@{DOMAIN}"


DEMO_ACCOUNTS = (
    DemoAccount("buerger", "Bürgerin Demo", Role.CITIZEN, gettext_noop("sieht das Öffentliche")),
    DemoAccount("fachamt", "Fachamt Demo", Role.DEPARTMENT, gettext_noop("pflegt eigene Projekte")),
    DemoAccount(
        "sachbearbeitung",
        "Sachbearbeitung Demo",
        Role.CASEWORKER,
        gettext_noop("bearbeitet Vorgänge eines Amts"),
    ),
    DemoAccount(
        "strategie",
        "Strategiebüro Demo",
        Role.STRATEGY_OFFICE,
        gettext_noop("steuert das ganze Portfolio"),
    ),
    DemoAccount(
        "verwaltung",
        "Verwaltung Demo",
        Role.ADMINISTRATOR,
        gettext_noop("vergibt Rollen und Vertretungen"),
    ),
)


@transaction.atomic
def create_demo_accounts(departments: Sequence[str]) -> list[Account]:
    """Make one account for each role; those that exist stay.

    Args:
        departments: ids; the department roles get the first one. Without any, they get none.

    Raises:
        DemoAccountsRefusedError: the system does not run in demo mode.
    """
    if not settings.DEMO:
        raise DemoAccountsRefusedError(_("Vorführkonten gibt es nur im Vorführbetrieb."))
    return [_ensure(item, departments) for item in DEMO_ACCOUNTS]


def _ensure(item: DemoAccount, departments: Sequence[str]) -> Account:
    found = Account.objects.filter(email=item.email).first()
    if found is not None:
        return found
    account = Account.objects.create_user(item.email, PASSWORD, display_name=item.name, demo=True)
    EmailAddress.objects.create(user=account, email=item.email, verified=True, primary=True)
    actor = audit.Actor.system("demo")
    if item.role in {Role.STRATEGY_OFFICE, Role.ADMINISTRATOR}:
        grant(actor, account, item.role)
    elif item.role in {Role.DEPARTMENT, Role.CASEWORKER} and departments:
        grant(actor, account, item.role, departments[0])
    return account
