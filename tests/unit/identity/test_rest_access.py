"""REST operations: the same declarations, and the CSRF token for changes by session."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.middleware.csrf import _get_new_csrf_string  # the only way to a valid token
from django.test import RequestFactory
from ninja.errors import AuthenticationError, AuthorizationError, HttpError

from rathaus.kernel.access import PUBLIC, Role
from rathaus.kernel.access_rest import (
    operation_accesses,
    rest_public,
    rest_requires,
    rest_signed_in,
)

OFFICE = rest_requires(Role.STRATEGY_OFFICE)


def request(method: str, *roles: Role, token: bool = False, nobody: bool = False) -> Any:
    """A request of somebody with roles, perhaps with a CSRF token."""
    secret = _get_new_csrf_string()
    headers = {"X-CSRFToken": secret} if token else {}
    made: Any = RequestFactory().generic(method, "/api/x", headers=headers)
    if token:
        made.COOKIES["csrftoken"] = secret
    made.user = SimpleNamespace(is_authenticated=not nobody, roles=frozenset(roles))
    return made


def test_reading_needs_the_role() -> None:
    assert OFFICE(request("GET", Role.STRATEGY_OFFICE))
    with pytest.raises(AuthorizationError):
        OFFICE(request("GET", Role.CITIZEN))
    with pytest.raises(AuthenticationError):
        OFFICE(request("GET", nobody=True))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_changing_needs_the_token_too(method: str) -> None:
    assert OFFICE(request(method, Role.STRATEGY_OFFICE, token=True))
    with pytest.raises(HttpError) as caught:
        OFFICE(request(method, Role.STRATEGY_OFFICE))
    assert caught.value.status_code == 403


def test_signed_in_and_public() -> None:
    assert rest_signed_in(request("GET", Role.CITIZEN))
    assert rest_public(request("GET", nobody=True))
    assert rest_public.access is PUBLIC
    assert operation_accesses(lambda: None) is None
