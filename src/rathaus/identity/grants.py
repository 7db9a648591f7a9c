"""Granting and revoking roles and delegations, each with its entry in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rathaus.audit import api as audit
from rathaus.identity.errors import (
    InvalidDelegationError,
    InvalidGrantError,
    LastAdministratorError,
)
from rathaus.identity.models import Account, Delegation, RoleAssignment
from rathaus.identity.rules.claims import CITY_WIDE, IN_DEPARTMENT
from rathaus.kernel.access import Role
from rathaus.kernel.time import now, today

LONGEST_DELEGATION = timedelta(days=366)


def subject_of(account: Account) -> audit.Subject:
    """How the trail names an account."""
    return audit.Subject("identity.account", str(account.pk))


def grant(
    actor: audit.Actor,
    account: Account,
    role: Role,
    department_id: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
) -> RoleAssignment:
    """Give an account a role.

    Raises:
        InvalidGrantError: role, department and span do not fit, or it is held already.
    """
    first = since or today()
    _check_grant(role, department_id, first, until)
    try:
        with transaction.atomic():
            _close_expired(account, role, department_id)
            assignment = RoleAssignment.objects.create(
                account=account,
                role=role.value,
                department_id=department_id,
                since=first,
                until=until,
                granted_by=actor.id,
            )
    except IntegrityError as error:
        raise InvalidGrantError(_("Diese Rolle hat das Konto schon.")) from error
    audit.record(actor, "identity.role.granted", subject_of(account), None, facts(assignment))
    account.__dict__.pop("standing", None)
    return assignment


def _close_expired(account: Account, role: Role, department_id: str) -> None:
    """An assignment that has run out makes room for the next one of the same kind."""
    account.assignments.filter(
        role=role.value, department_id=department_id, revoked_at=None, until__lt=today()
    ).update(revoked_at=now())


def _check_grant(role: Role, department_id: str, since: date, until: date | None) -> None:
    if role not in CITY_WIDE | IN_DEPARTMENT:
        raise InvalidGrantError(_("Diese Rolle wird nicht vergeben."), field="role")
    if role in IN_DEPARTMENT and not department_id:
        raise InvalidGrantError(
            _("Nennen Sie das Amt, für das die Rolle gilt."), field="department_id"
        )
    if role in CITY_WIDE and department_id:
        raise InvalidGrantError(
            _("Diese Rolle gilt stadtweit. Lassen Sie das Amt leer."), field="department_id"
        )
    if until is not None and until < since:
        raise InvalidGrantError(_("Der letzte Tag liegt vor dem ersten."), field="until")


@transaction.atomic
def revoke(actor: audit.Actor, assignment: RoleAssignment) -> None:
    """Take a role away at once; nothing happens if it was revoked before.

    Raises:
        LastAdministratorError: nobody would be left who can grant roles.
    """
    admins = RoleAssignment.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR.value, revoked_at=None, account__is_active=True, until=None
    )
    if assignment.role == Role.ADMINISTRATOR and not admins.exclude(pk=assignment.pk).exists():
        raise LastAdministratorError(
            _("Das ist die letzte Verwaltungsrolle. Geben Sie sie vorher jemand anderem.")
        )
    changed = RoleAssignment.objects.filter(pk=assignment.pk, revoked_at=None).update(
        revoked_at=now()
    )
    if changed:
        audit.record(
            actor, "identity.role.revoked", subject_of(assignment.account), facts(assignment)
        )
    assignment.account.__dict__.pop("standing", None)


def delegate(
    actor: audit.Actor,
    giver: Account,
    receiver: Account,
    departments: Iterable[str],
    *,
    since: date,
    until: date,
    reason: str,
) -> Delegation:
    """Let one account act for another in some departments, first and last day included.

    Raises:
        InvalidDelegationError: to oneself, without reason, too long, past, or for a department
            in which the giver has no role.
    """
    wanted = sorted(set(departments))
    _check_span(since, until)
    if giver.pk == receiver.pk:
        raise InvalidDelegationError(_("Sie können sich nicht selbst vertreten."), field="receiver")
    if not reason.strip():
        raise InvalidDelegationError(_("Nennen Sie den Grund der Vertretung."), field="reason")
    if not wanted or not set(wanted) <= _own_departments(giver, max(since, today())):
        raise InvalidDelegationError(
            _("Vertreten lassen kann man sich nur in Ämtern, in denen man eine Rolle hat."),
            field="departments",
        )
    with transaction.atomic():
        delegation = Delegation.objects.create(
            giver=giver,
            receiver=receiver,
            departments=wanted,
            since=since,
            until=until,
            reason=reason.strip(),
        )
        audit.record(
            actor,
            "identity.delegation.made",
            subject_of(receiver),
            None,
            delegation_facts(delegation),
        )
    receiver.__dict__.pop("standing", None)
    return delegation


def _own_departments(giver: Account, day: date) -> set[str]:
    grants = [item.grant for item in giver.assignments.filter(revoked_at=None)]
    return {grant.department_id for grant in grants if grant.window.holds(day)} - {""}


def _check_span(since: date, until: date) -> None:
    if until < since:
        raise InvalidDelegationError(_("Der letzte Tag liegt vor dem ersten."), field="until")
    if until < today():
        raise InvalidDelegationError(_("Die Vertretung läge in der Vergangenheit."), field="until")
    if until - since > LONGEST_DELEGATION:
        raise InvalidDelegationError(_("Eine Vertretung dauert höchstens ein Jahr."), field="until")


@transaction.atomic
def end_delegation(actor: audit.Actor, delegation: Delegation) -> None:
    """End a delegation at once; nothing happens if it was ended before."""
    changed = Delegation.objects.filter(pk=delegation.pk, revoked_at=None).update(revoked_at=now())
    if changed:
        audit.record(
            actor,
            "identity.delegation.ended",
            subject_of(delegation.receiver),
            delegation_facts(delegation),
        )


def facts(assignment: RoleAssignment) -> dict[str, Any]:
    """What the trail keeps of a role assignment."""
    return {
        "role": assignment.role,
        "department": assignment.department_id,
        "since": assignment.since,
        "until": assignment.until,
    }


def delegation_facts(delegation: Delegation) -> dict[str, Any]:
    """What the trail keeps of a delegation; the reason stays out, it may be about health."""
    return {
        "giver": delegation.giver_id,
        "departments": list(delegation.departments),
        "since": delegation.since,
        "until": delegation.until,
    }
