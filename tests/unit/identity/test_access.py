"""The role matrix: who passes which declaration, and what everybody else is told."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, RequestFactory
from django.views.generic import View

from rathaus.kernel.access import (
    PUBLIC,
    SIGNED_IN,
    Access,
    Decision,
    Role,
    declare,
    declared_access,
    departments_of,
    public,
    requires,
    roles_of,
    signed_in,
)

ACCOUNTS = [role for role in Role if role is not Role.VISITOR]


def person(*roles: Role) -> Any:
    """Somebody with an account."""
    return SimpleNamespace(
        is_authenticated=True,
        roles=frozenset({Role.CITIZEN, *roles}),
        department_ids=frozenset({"amt-1"}),
    )


NOBODY = SimpleNamespace(is_authenticated=False)


def request(user: Any, path: str = "/x/", method: str = "GET", **headers: str) -> HttpRequest:
    """A request of somebody."""
    made = getattr(RequestFactory(), method.lower())(path, headers=headers)
    made.user = user
    return made


def view(request: HttpRequest) -> HttpResponse:
    """Answer."""
    return HttpResponse("in")


@pytest.mark.parametrize("role", ACCOUNTS)
@pytest.mark.parametrize("needed", ACCOUNTS)
def test_role_matrix(role: Role, needed: Role) -> None:
    passes = role is needed or needed is Role.CITIZEN
    decision = Access(roles=frozenset({needed})).decide(person(role))
    assert decision is (Decision.GRANTED if passes else Decision.REFUSED)
    assert Access(roles=frozenset({needed})).decide(NOBODY) is Decision.SIGN_IN


def test_public_and_signed_in() -> None:
    assert PUBLIC.decide(NOBODY) is Decision.GRANTED
    assert SIGNED_IN.decide(NOBODY) is Decision.SIGN_IN
    assert SIGNED_IN.decide(person()) is Decision.GRANTED


def test_nobody_is_a_visitor_without_departments() -> None:
    assert roles_of(NOBODY) == {Role.VISITOR}
    assert roles_of(None) == {Role.VISITOR}
    assert departments_of(NOBODY) == frozenset()
    assert departments_of(person()) == {"amt-1"}


@pytest.mark.parametrize("roles", [(), (Role.VISITOR,), (Role.CITIZEN, Role.VISITOR)])
def test_requires_needs_roles_of_accounts(roles: tuple[Role, ...]) -> None:
    with pytest.raises(ValueError, match="roles"):
        requires(*roles)


def test_pages_lead_to_sign_in_and_back() -> None:
    answer = signed_in(view)(request(NOBODY, "/x/?a=1&b=2"))
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/anmelden/?next=%2Fx%2F%3Fa%3D1%26b%3D2"
    assert signed_in(view)(request(NOBODY, method="POST"))["Location"] == "/konto/anmelden/"


def test_fragments_send_the_whole_page_to_sign_in() -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/seite/"}
    answer = signed_in(view)(request(NOBODY, **headers))
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/konto/anmelden/?next=%2Fseite%2F"


def test_wrong_role_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        requires(Role.ADMINISTRATOR)(view)(request(person()))


@pytest.mark.parametrize(("user", "status"), [(NOBODY, 401), (person(), 403)])
def test_interfaces_answer_with_a_problem(user: Any, status: int) -> None:
    answer = requires(Role.ADMINISTRATOR)(view)(request(user, "/api/x"))
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_function_keeps_its_declaration_and_answers() -> None:
    guarded = requires(Role.STRATEGY_OFFICE)(view)
    assert declared_access(guarded) == Access(roles=frozenset({Role.STRATEGY_OFFICE}))
    assert guarded(request(person(Role.STRATEGY_OFFICE))).content == b"in"
    assert declared_access(view) is None
    assert declared_access(declare(view, PUBLIC)) is PUBLIC
    assert guarded.__name__ == "view"


class Page(View):
    """A page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return HttpResponse("in")


def test_class_is_guarded_and_subclass_may_declare_anew() -> None:
    office = requires(Role.ADMINISTRATOR)(type("Office", (Page,), {}))
    opened = public(type("Opened", (office,), {}))
    assert declared_access(office.as_view()) == Access(roles=frozenset({Role.ADMINISTRATOR}))
    assert declared_access(opened.as_view()) is PUBLIC
    with pytest.raises(PermissionDenied):
        office.as_view()(request(person()))
    assert opened.as_view()(request(NOBODY)).content == b"in"
    assert declared_access(Page.as_view()) is None


def test_only_views_are_guarded() -> None:
    with pytest.raises(TypeError):
        public(SimpleNamespace)


async def answer_later(request: HttpRequest) -> HttpResponse:
    """Answer, asynchronously."""
    return HttpResponse("in")


@pytest.mark.parametrize(("user", "status"), [(NOBODY, 302), (person(), 200)])
def test_asynchronous_views(user: Any, status: int) -> None:
    from asgiref.sync import async_to_sync

    made = AsyncRequestFactory().get("/x/")

    async def auser() -> Any:
        return user

    made.auser = auser
    guarded = signed_in(answer_later)
    assert async_to_sync(guarded)(made).status_code == status
    assert declared_access(guarded) is SIGNED_IN
