"""Roles that come from the login service of the city, kept equal to its claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from rathaus.audit import api as audit
from rathaus.identity.models import Account, RoleAssignment
from rathaus.identity.rules.claims import ClaimedRole, claimed_roles
from rathaus.kernel.time import now, today

GRANTOR = f"oidc:{settings.OIDC_PROVIDER}"


def claims_of(sociallogin: Any) -> dict[str, Any]:
    """Claims of the id token, overlaid by those of the userinfo endpoint."""
    data = sociallogin.account.extra_data or {}
    return {**(data.get("id_token") or {}), **(data.get("userinfo") or {})}


def sync_roles(account: Account, claims: Mapping[str, Any]) -> None:
    """Make the roles granted by the login service equal to those it claims now.

    Roles granted by an administrator of the Rathaus stay as they are.
    """
    claimed = claimed_roles(claims, settings.OIDC_ROLES_CLAIM)
    with transaction.atomic():
        held = {
            ClaimedRole(row.role, row.department_id): row
            for row in account.assignments.select_for_update().filter(revoked_at=None)
        }
        ours = {key for key, row in held.items() if row.granted_by == GRANTOR}
        added, removed = claimed - held.keys(), ours - claimed
        for claim in removed:
            held[claim].revoked_at = now()
            held[claim].save(update_fields=["revoked_at"])
        for claim in sorted(added):
            RoleAssignment.objects.create(
                account=account,
                role=claim.role,
                department_id=claim.department_id,
                since=today(),
                granted_by=GRANTOR,
            )
        if added or removed:
            audit.record(
                audit.Actor(GRANTOR, "login service"),
                "identity.roles.synchronised",
                audit.Subject("identity.account", str(account.pk)),
                sorted(_text(key) for key in ours),
                sorted(_text(key) for key in (ours - removed) | added),
            )
    account.__dict__.pop("standing", None)


def _text(claim: ClaimedRole) -> str:
    return f"{claim.role}:{claim.department_id}".rstrip(":")
