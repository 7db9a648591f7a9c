"""Every route says whom it answers, and refuses everybody else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from rathaus.identity.models import Account
from rathaus.kernel.access import Access, Role, declared_access
from rathaus.kernel.access_rest import operation_accesses

SAMPLES = {"int": "1", "uuid": "00000000-0000-7000-8000-000000000000"}


@dataclass(frozen=True)
class Route:
    """One way into the system: an address, a method ("" is any) and what it declares."""

    address: str
    method: str
    access: Access | None
    callback: Callable[..., Any]

    @property
    def name(self) -> str:
        """For the test report."""
        return f"{self.method or 'ANY'} {self.address}"


def sample_address(pattern: Any) -> str:
    """An address that the pattern may match, without its leading slash."""
    route = getattr(pattern, "_route", None)
    if route is None:
        form, names = normalize(str(pattern).rstrip("$").removesuffix(r"\Z"))[0]
        return str(form) % dict.fromkeys(names, "x")
    for name, converter in pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        sample = getattr(converter, "sample", SAMPLES.get(kind, "x"))
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, sample)
        start = route.find(f":{name}>")
        if start >= 0:
            route = route[: route.rfind("<", 0, start)] + sample + route[start + len(name) + 2 :]
    return str(route)


def walk(patterns: list[Any], prefix: str = "/") -> Iterator[Route]:
    """All routes below a list of patterns, those of third parties too."""
    for entry in patterns:
        address = prefix + sample_address(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, address)
        elif isinstance(entry, URLPattern):
            operations = operation_accesses(entry.callback)
            for method, access in (operations or {"": declared_access(entry.callback)}).items():
                yield Route(address, method, access, entry.callback)


ROUTES = list(walk(get_resolver().url_patterns))
GUARDED = [route for route in ROUTES if route.access and not route.access.anyone]
OFFICE = [
    route
    for route in GUARDED
    if route.access and route.access.roles and Role.CITIZEN not in route.access.roles
]


def ask(client: Client, route: Route) -> Any:
    """Call a route with a method that it knows."""
    for method in [route.method] if route.method else ["GET", "POST"]:
        answer = client.generic(method, route.address)
        if answer.status_code != 405:
            return answer
    return answer


def test_there_are_routes_of_every_kind() -> None:
    addresses = {route.address for route in ROUTES}
    assert {"/konto/anmelden/", "/konto/verwaltung/"} <= addresses
    assert len(GUARDED) > 20


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_every_route_declares_its_access(route: Route) -> None:
    assert route.access is not None, (
        f"{route.name} ({route.callback!r}) says nothing about whom it answers: "
        "use @public, @signed_in or @requires(...) of rathaus.kernel.access"
    )


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.name)
def test_anonymous_people_must_sign_in(route: Route, client: Client) -> None:
    answer = ask(client, route)
    if route.address.startswith("/api/"):
        assert answer.status_code == 401
        assert answer["Content-Type"].startswith("application/problem+json")
        assert answer.json()["status"] == 401
    else:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/anmelden/")


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("route", OFFICE, ids=lambda route: route.name)
def test_citizens_are_refused_in_the_office(route: Route, client: Client) -> None:
    client.force_login(Account.objects.create_user("citizen@example.org", None))
    answer = ask(client, route)
    assert answer.status_code == 403
    if route.address.startswith("/api/"):
        assert answer["Content-Type"].startswith("application/problem+json")
