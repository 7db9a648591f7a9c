"""How the claims of an OpenID Connect login become roles (docs/how-to/connect-oidc.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CITY_WIDE = frozenset({"strategy_office", "administrator"})
IN_DEPARTMENT = frozenset({"department", "caseworker"})
PREFIX = "rathaus:"


@dataclass(frozen=True, order=True)
class ClaimedRole:
    """A role that the login service vouches for; `department_id` "" is city-wide."""

    role: str
    department_id: str = ""


def claimed_roles(claims: Mapping[str, Any], path: str = "roles") -> frozenset[ClaimedRole]:
    """Roles named in the claim at `path` (dots lead into objects, `realm_access.roles`).

    A value is `strategy_office`, `administrator`, `department:<id>` or `caseworker:<id>`,
    each also with the prefix `rathaus:`. Everything else is somebody else's and is left out.

    >>> sorted(claimed_roles({"roles": ["department:amt-17", "offline_access"]}))
    [ClaimedRole(role='department', department_id='amt-17')]
    """
    value: Any = claims
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple):
        return frozenset()
    found = (_role(item) for item in values if isinstance(item, str))
    return frozenset(item for item in found if item is not None)


def _role(text: str) -> ClaimedRole | None:
    role, _, department = text.strip().removeprefix(PREFIX).partition(":")
    if role in CITY_WIDE and not department:
        return ClaimedRole(role)
    if role in IN_DEPARTMENT and department and len(department) <= 100:
        return ClaimedRole(role, department)
    return None
