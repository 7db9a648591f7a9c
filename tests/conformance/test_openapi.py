"""The HTTP interface keeps what its OpenAPI document says, for visitors and for the office."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from rathaus.app.wsgi import application
from rathaus.audit.api import Actor
from rathaus.identity.api import create_account, grant_role
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.measuring import measure
from rathaus.strategy.versions.store import freeze
from tests.integration.strategy.small_city import OFFICE, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.slow]
PLACE = "/api/openapi.json"
SEARCH = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class InTheNameOf:
    """The application as a signed-in program meets it: cookie and token come with each call.

    An invented ETag would never fit, so that no edit would get through: the present one is sent.
    """

    def __init__(self) -> None:
        self.cookies = ""
        self.token = ""

    def sign_in(self, role: Role) -> None:
        actor = Actor.system("test")
        info = create_account(actor, f"{role}@example.org", str(role))
        grant_role(actor, info.id, role)
        client = Client()
        client.force_login(Account.objects.get(pk=info.id))
        request = RequestFactory().get("/")
        self.token = get_token(request)
        secret = request.META["CSRF_COOKIE"]
        self.cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={secret}"

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        signed = {"HTTP_COOKIE": self.cookies, "HTTP_X_CSRFTOKEN": self.token}
        if "HTTP_IF_MATCH" in environ and environ["REQUEST_METHOD"] in ("PATCH", "PUT"):
            signed["HTTP_IF_MATCH"] = self._tag(environ, signed)
        return application({**environ, **signed}, start_response)

    def _tag(self, environ: dict[str, Any], signed: dict[str, str]) -> str:
        """Read the present ETag of what is to be changed."""
        found: dict[str, str] = {}

        def keep(_status: str, headers: list[tuple[str, str]]) -> None:
            found.update(headers)

        read = {**environ, **signed, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
        for name in ("CONTENT_LENGTH", "HTTP_IF_MATCH"):
            read.pop(name, None)
        application(read, keep).close()
        return found.get("ETag", environ["HTTP_IF_MATCH"])


office = InTheNameOf()
open_schema = schemathesis.openapi.from_wsgi(PLACE, application)
office_schema = schemathesis.openapi.from_wsgi(PLACE, office)
for path in office_schema.raw_schema["paths"].values():
    for operation in path.values():
        operation.pop("security", None)  # every call is signed in already


WORD = re.compile(r"[^\x00-\x1f\x7f]{0,200}")
EXISTING = {
    "cluster": "service",
    "programme": "networks",
    "action_plan": "cables",
    "dimension": "access",
    "goal": "fibre",
    "department": "streets",
    "directorate": "d-1",
    "missing": "any",
}
"""Parts of the small city, by the filter that names them."""


@schemathesis.hook
def before_call(
    _context: schemathesis.HookContext, case: schemathesis.Case, _options: dict[str, Any]
) -> None:
    """Let filters name what exists: no schema can tell which parts a strategy has."""
    for name, value in (case.query or {}).items():
        if name in EXISTING and isinstance(value, list):
            case.query[name] = [_existing(name, each) for each in value]
        elif name in EXISTING:
            case.query[name] = _existing(name, value)
    if case.meta and case.meta.generation.mode.is_positive:
        case.body = _named(case.body)  # a fault that was put in on purpose has to stay in


def _existing(name: str, value: Any) -> Any:
    fits = isinstance(value, str) and WORD.fullmatch(value)
    return EXISTING[name] if fits else value


@office_schema.hook
def map_path_parameters(
    context: schemathesis.HookContext, path_parameters: dict[str, Any] | None
) -> dict[str, Any] | None:
    """Now and then name something that exists, so that writes are not all lost on the way."""
    if not path_parameters or context.operation is None:
        return path_parameters
    known = {"goals": "fibre", "projects": "p-1", "versions": "erste"}
    kind = context.operation.path.split("/")[3]
    key = path_parameters.get("key")
    if kind in known and isinstance(key, str) and len(key) % 2:
        return {**path_parameters, "key": known[kind]}
    return path_parameters


def _named(body: Any) -> Any:
    """Let references point at parts of the strategy that exist."""
    if not isinstance(body, dict) or not isinstance(body.get("dimensions"), list):
        return body
    known = {"programme": "networks", "action_plan": "cables", "department": "streets"}
    body = {key: known.get(key, value) for key, value in body.items()}
    if body["dimensions"]:
        body["dimensions"] = ["access"]
    emptied = ("goals", "depends_on", "efforts")
    return {key: [] if key in emptied and value else value for key, value in body.items()}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterable[None]:
    """Keep the test's transaction: a server closes connections around requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _city(_one_connection: None) -> None:
    load_small()
    measure()
    freeze("Erste", actor=OFFICE)


def test_the_document_is_openapi() -> None:
    document = open_schema.raw_schema
    open_schema.validate()
    assert document["openapi"].startswith("3.1")
    names = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(names) == len(set(names))


def test_every_address_is_explained() -> None:
    told = (Path(__file__).parents[2] / "docs" / "reference" / "api.md").read_text("utf-8")
    for path, operations in open_schema.raw_schema["paths"].items():
        assert f"`{path}`" in told, path
        for method in set(operations) - {"get"}:
            assert f"`{method.upper()} {path}`" in told, (method, path)


@open_schema.parametrize()
@SEARCH
def test_visitors(case: schemathesis.Case) -> None:
    case.call_and_validate()


@office_schema.parametrize()
@SEARCH
def test_the_office(case: schemathesis.Case) -> None:
    if not office.cookies:
        office.sign_in(Role.STRATEGY_OFFICE)
    case.call_and_validate()


def test_chains_of_calls() -> None:
    office.sign_in(Role.STRATEGY_OFFICE)

    class Chains(office_schema.as_state_machine()):  # type: ignore[misc]
        """Every chain begins with the same city."""

        def setup(self) -> None:
            self.before = transaction.savepoint()

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.before)
            super().teardown()

    run_state_machine_as_test(
        Chains, settings=settings(SEARCH, stateful_step_count=5, phases=[Phase.generate])
    )


@pytest.fixture(autouse=True)
def _signed_out() -> Iterable[None]:
    yield
    office.cookies = office.token = ""
