"""Standing on a day: own grants, delegated ones, and never more than the giver has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.identity.rules.delegation import Delegated, Grant, Window, passed_on, standing

DAY = date(2026, 11, 20)
OPEN = Window(date(2026, 1, 1))
ROLES = ["department", "caseworker", "strategy_office", "administrator"]

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
windows = st.builds(
    lambda since, length, revoked: Window(
        since, None if length is None else since + timedelta(days=length), revoked
    ),
    days,
    st.none() | st.integers(0, 400),
    st.booleans(),
)
grants = st.builds(
    Grant, st.sampled_from(ROLES), windows, st.sampled_from(["", "amt-1", "amt-2", "amt-3"])
)
delegations = st.builds(
    Delegated,
    st.sampled_from(["a", "b"]),
    st.frozensets(st.sampled_from(["", "amt-1", "amt-2"])),
    windows,
    st.tuples(grants, grants),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (date(2026, 12, 1), date(2026, 12, 15), date(2026, 11, 30), False),
        (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 1), True),
        (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 15), True),
        (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 16), False),
        (date(2026, 12, 1), None, date(2036, 1, 1), True),
        (date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 1), True),
    ],
)
def test_window(since: date, until: date | None, day: date, holds: bool) -> None:
    assert Window(since, until).holds(day) is holds
    assert not Window(since, until, revoked=True).holds(day)


def delegated(departments: set[str], *giver: Grant, active: bool = True) -> Delegated:
    """A delegation in force."""
    return Delegated("giver", frozenset(departments), OPEN, giver, active)


def test_everybody_with_an_account_is_a_citizen() -> None:
    assert standing([], [], DAY).roles == {"citizen"}


def test_a_delegation_passes_on_role_and_department() -> None:
    result = standing([], [delegated({"amt-1"}, Grant("department", OPEN, "amt-1"))], DAY)
    assert result.roles == {"citizen", "department"}
    assert result.departments == {"amt-1"}
    assert result.on_behalf == {"amt-1": "giver"}


def test_own_department_is_not_on_behalf_of_anybody() -> None:
    own = [Grant("department", OPEN, "amt-1")]
    result = standing(own, [delegated({"amt-1"}, *own)], DAY)
    assert result.on_behalf == {}


@pytest.mark.parametrize("role", ["strategy_office", "administrator"])
def test_city_wide_roles_are_never_passed_on(role: str) -> None:
    result = standing([], [delegated({"", "amt-1"}, Grant(role, OPEN))], DAY)
    assert result.roles == {"citizen"}


def test_a_locked_giver_passes_on_nothing() -> None:
    grant = Grant("department", OPEN, "amt-1")
    assert passed_on(delegated({"amt-1"}, grant, active=False), DAY) == ()


@given(st.lists(grants, max_size=3), st.lists(delegations, max_size=3), days)
def test_nobody_gets_more_than_giver_and_grant_allow(
    own: list[Grant], received: list[Delegated], day: date
) -> None:
    result = standing(own, received, day)
    allowed = [grant for grant in own if grant.window.holds(day)]
    for item in received:
        if item.window.holds(day) and item.giver_active:
            allowed += [
                grant
                for grant in item.giver_grants
                if grant.department_id
                and grant.department_id in item.departments
                and grant.window.holds(day)
            ]
    assert result.roles == {"citizen"} | {grant.role for grant in allowed}
    assert result.departments == {grant.department_id for grant in allowed} - {""}
    assert set(result.on_behalf) <= result.departments


@given(st.lists(grants, max_size=3), st.lists(delegations, max_size=3), days)
def test_revoking_everything_leaves_a_citizen(
    own: list[Grant], received: list[Delegated], day: date
) -> None:
    def end(window: Window) -> Window:
        return Window(window.since, window.until, revoked=True)

    result = standing(
        [Grant(item.role, end(item.window), item.department_id) for item in own],
        [
            Delegated(item.giver, item.departments, end(item.window), item.giver_grants)
            for item in received
        ],
        day,
    )
    assert result.roles == {"citizen"}
    assert not result.departments
