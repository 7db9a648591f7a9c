"""Which roles and departments a person has on a day: own grants and delegated ones.

Rules (docs/reference/roles.md):
1. A grant or delegation holds from its first to its last day, both included, until revoked.
2. Everybody with an account is a citizen.
3. A delegation passes on only grants of its giver that name a department listed in it, hold on
   that day, and are the giver's own. So there are no chains, nobody passes on more than they
   have, and a giver who loses a role takes it from the substitute too.
4. Roles without a department (strategy office, administrator) are never passed on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

CITIZEN = "citizen"


@dataclass(frozen=True)
class Window:
    """A span of civil days (Europe/Berlin), both ends included; `until` None is open."""

    since: date
    until: date | None = None
    revoked: bool = False

    def holds(self, today: date) -> bool:
        """Whether the span is in force on `today`."""
        if self.revoked or today < self.since:
            return False
        return self.until is None or today <= self.until


@dataclass(frozen=True)
class Grant:
    """A role given to an account, in one department or (`department_id` "") city-wide."""

    role: str
    window: Window
    department_id: str = ""


@dataclass(frozen=True)
class Delegated:
    """A delegation as its receiver sees it: who gave it, for which departments, when."""

    giver: str
    departments: frozenset[str]
    window: Window
    giver_grants: tuple[Grant, ...] = ()
    giver_active: bool = True


@dataclass(frozen=True)
class Standing:
    """What an account may do on one day.

    Attributes:
        roles: names of roles.
        departments: ids of the departments it may act for.
        on_behalf: department id to the account that delegated it; own departments are absent.
    """

    roles: frozenset[str]
    departments: frozenset[str]
    on_behalf: Mapping[str, str] = field(default_factory=dict)


def standing(grants: Iterable[Grant], received: Iterable[Delegated], today: date) -> Standing:
    """Roles and departments in force on `today`."""
    own = [grant for grant in grants if grant.window.holds(today)]
    roles = {CITIZEN} | {grant.role for grant in own}
    departments = {grant.department_id for grant in own if grant.department_id}
    on_behalf: dict[str, str] = {}
    for delegated in sorted(received, key=lambda item: item.giver):
        for grant in passed_on(delegated, today):
            roles.add(grant.role)
            if grant.department_id not in departments:
                on_behalf.setdefault(grant.department_id, delegated.giver)
    return Standing(frozenset(roles), frozenset(departments | on_behalf.keys()), on_behalf)


def passed_on(delegated: Delegated, today: date) -> tuple[Grant, ...]:
    """The giver's grants that a delegation passes on on `today`."""
    if not delegated.giver_active or not delegated.window.holds(today):
        return ()
    return tuple(
        grant
        for grant in delegated.giver_grants
        if grant.department_id in delegated.departments
        and grant.department_id
        and grant.window.holds(today)
    )
