"""The face of identity: accounts, roles and delegations as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rathaus.audit import api as audit
from rathaus.identity import demo, grants
from rathaus.identity.errors import AddressTakenError, UnknownAccountError
from rathaus.identity.models import Account
from rathaus.identity.roles import role_label
from rathaus.kernel.access import Role
from rathaus.kernel.time import today

__all__ = [
    "AccountInfo",
    "DelegationInfo",
    "account",
    "accounts_with_role",
    "create_account",
    "create_demo_accounts",
    "delegate",
    "find_account",
    "for_actor",
    "grant_role",
    "names_of",
    "role_label",
]


@dataclass(frozen=True)
class AccountInfo:
    """An account as others see it. Roles and departments are those in force today."""

    id: str
    email: str
    name: str
    language: str
    active: bool
    demo: bool
    roles: frozenset[Role]
    department_ids: frozenset[str]


@dataclass(frozen=True)
class DelegationInfo:
    """A delegation; both days are included (Europe/Berlin)."""

    id: int
    giver_id: str
    receiver_id: str
    departments: frozenset[str]
    since: date
    until: date


def account(account_id: str | UUID) -> AccountInfo:
    """The account with this id.

    Raises:
        UnknownAccountError: there is none.
    """
    return _info(_row(account_id))


def find_account(email: str) -> AccountInfo | None:
    """The account with this email address, or None."""
    row = Account.objects.filter(email=email.strip().lower()).first()
    return _info(row) if row else None


def names_of(account_ids: Iterable[str]) -> dict[str, str]:
    """Display names by id, for lists; unknown or unreadable ids are left out."""
    wanted = [key for key in (_key(item) for item in set(account_ids)) if key]
    return {str(row.pk): str(row) for row in Account.objects.filter(pk__in=wanted)}


def accounts_with_role(role: Role, department_id: str = "") -> list[AccountInfo]:
    """Active accounts that hold the role themselves today, by name; one department if named."""
    day = today()
    held = Q(assignments__role=role.value, assignments__revoked_at=None)
    held &= Q(assignments__since__lte=day)
    held &= Q(assignments__until=None) | Q(assignments__until__gte=day)
    if department_id:
        held &= Q(assignments__department_id=department_id)
    active = Account.objects.filter(is_active=True)
    rows = active if role is Role.CITIZEN else active.filter(held).distinct()
    return [_info(row) for row in rows.order_by("display_name", "email")]


def create_account(
    actor: audit.Actor,
    email: str,
    name: str,
    *,
    password: str | None = None,
    language: str = "de",
) -> AccountInfo:
    """Make an account whose address counts as confirmed.

    Args:
        actor: who makes it.
        email: address to sign in with.
        name: how others see the person.
        password: None for people who set one through "forgotten password", or use OIDC.
        language: `de` or `en`.

    Raises:
        AddressTakenError: another account has this address.
    """
    try:
        with transaction.atomic():
            row = Account.objects.create_user(email, password, display_name=name, language=language)
            EmailAddress.objects.create(user=row, email=row.email, verified=True, primary=True)
    except IntegrityError as error:
        raise AddressTakenError(
            _("Diese E-Mail-Adresse hat schon ein Konto."), field="email"
        ) from error
    audit.record(actor, "identity.account.created", grants.subject_of(row))
    return _info(row)


def grant_role(
    actor: audit.Actor,
    account_id: str | UUID,
    role: Role,
    department_id: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
) -> None:
    """Give an account a role from `since` (default today) to `until` (default open).

    Raises:
        UnknownAccountError: there is no such account.
        InvalidGrantError: role, department and span do not fit.
    """
    grants.grant(actor, _row(account_id), role, department_id, since=since, until=until)


def delegate(
    actor: audit.Actor,
    giver_id: str | UUID,
    receiver_id: str | UUID,
    departments: Iterable[str],
    *,
    since: date,
    until: date,
    reason: str,
) -> DelegationInfo:
    """Let one account act for another in some departments, first and last day included.

    Raises:
        UnknownAccountError: one of the accounts does not exist.
        InvalidDelegationError: see `docs/reference/roles.md`.
    """
    row = grants.delegate(
        actor,
        _row(giver_id),
        _row(receiver_id),
        departments,
        since=since,
        until=until,
        reason=reason,
    )
    return DelegationInfo(
        id=row.pk,
        giver_id=str(row.giver_id),
        receiver_id=str(row.receiver_id),
        departments=frozenset(row.departments),
        since=row.since,
        until=row.until,
    )


def create_demo_accounts(departments: Sequence[str]) -> list[AccountInfo]:
    """Make one demo account for each role; those that exist stay.

    Raises:
        DemoAccountsRefusedError: the system does not run in demo mode.
    """
    return [_info(row) for row in demo.create_demo_accounts(departments)]


def for_actor(user: object, department_id: str = "") -> audit.Actor:
    """The actor of `request.user` for the trail.

    Args:
        user: the signed-in account, or an anonymous user.
        department_id: the department acted for; names the delegating account if the right to
            act for it is a delegated one.
    """
    giver = ""
    if isinstance(user, Account):
        giver = user.standing.on_behalf.get(department_id, "")
    return audit.actor_of(user, on_behalf_of=giver)


def _key(text: str | UUID) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def _row(account_id: str | UUID) -> Account:
    key = _key(account_id)
    row = Account.objects.filter(pk=key).first() if key else None
    if row is None:
        raise UnknownAccountError(_("Dieses Konto gibt es nicht."))
    return row


def _info(row: Account) -> AccountInfo:
    return AccountInfo(
        id=str(row.pk),
        email=row.email,
        name=str(row),
        language=row.language,
        active=row.is_active,
        demo=row.demo,
        roles=row.roles,
        department_ids=row.department_ids,
    )
