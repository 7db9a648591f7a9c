"""Claims of a login service become roles; what is not ours is left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.identity.rules.claims import ClaimedRole, claimed_roles


@pytest.mark.parametrize(
    ("claims", "path", "expected"),
    [
        ({}, "roles", set()),
        ({"roles": None}, "roles", set()),
        ({"roles": "strategy_office"}, "roles", {ClaimedRole("strategy_office")}),
        ({"roles": ["rathaus:administrator"]}, "roles", {ClaimedRole("administrator")}),
        ({"roles": ["department:amt-17"]}, "roles", {ClaimedRole("department", "amt-17")}),
        ({"roles": ["caseworker:amt 3"]}, "roles", {ClaimedRole("caseworker", "amt 3")}),
        ({"roles": ["department", "department:"]}, "roles", set()),
        ({"roles": ["administrator:amt-1"]}, "roles", set()),
        ({"roles": ["citizen", "visitor", "root", 7, None]}, "roles", set()),
        ({"roles": ["department:" + "x" * 101]}, "roles", set()),
        (
            {"realm_access": {"roles": ["strategy_office"]}},
            "realm_access.roles",
            {ClaimedRole("strategy_office")},
        ),
        ({"realm_access": ["strategy_office"]}, "realm_access.roles", set()),
    ],
)
def test_claims(claims: dict[str, Any], path: str, expected: set[ClaimedRole]) -> None:
    assert claimed_roles(claims, path) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from(["roles", "other"]), JSON))
def test_no_claim_breaks_the_login(claims: dict[str, Any]) -> None:
    assert isinstance(claimed_roles(claims), frozenset)
