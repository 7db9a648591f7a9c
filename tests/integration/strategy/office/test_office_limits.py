"""Who may do what in the office, and what hostile or broken requests get: never an error 500."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.models import ProjectRow, SavedView
from rathaus.strategy.store.projects import get
from tests.integration.strategy.small_city import SMALL, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

SYSTEM = Actor.system("test")
KEY, GOAL = SMALL.projects[0].id, SMALL.goals[0].id
READ = [
    ("portfolio", ()),
    ("new-project", ()),
    ("board", ()),
    ("quality", ()),
    ("project", (KEY,)),
    ("cell", (KEY, "lead")),
]
STEERING_READ = [
    ("goals", ()),
    ("goal", (GOAL,)),
    ("structure", ()),
    ("element", ("goals", GOAL)),
    ("new-element", ("pools",)),
    ("export", ()),
    ("versions", ()),
    ("import", ()),
]
STEERING_WRITE = [
    ("override", (KEY,)),
    ("remind", ()),
    ("goal", (GOAL,)),
    ("versions", ()),
    ("element", ("goals", GOAL)),
    ("new-element", ("pools",)),
    ("remove-element", ("pools", "central-it")),
]
WRITE = [
    ("save-view", ()),
    ("delete-view", (1,)),
    ("bulk-preview", ()),
    ("bulk-apply", ()),
    ("bulk-check", ()),
    ("project", (KEY,)),
    ("new-project", ()),
    ("cell", (KEY, "lead")),
]
MEGABYTE = "ä" * 1_000_000


def _client(role: Role | None, department: str = "") -> Client:
    client = Client()
    if role is not None:
        account = identity.create_account(SYSTEM, f"{role}@example.org", "Test")
        if role is not Role.CITIZEN:  # which everybody has
            identity.grant_role(SYSTEM, account.id, role, department)
        client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture(autouse=True)
def city() -> None:
    load_small()


@pytest.fixture
def office() -> Client:
    return _client(Role.STRATEGY_OFFICE)


def _url(name: str, *args: object) -> str:
    return reverse(f"strategy:office:{name}", args=args)


@pytest.mark.parametrize("role", [None, Role.CITIZEN, Role.CASEWORKER])
def test_others_reach_nothing(role: Role | None) -> None:
    client = _client(role, SMALL.departments[0].id if role is Role.CASEWORKER else "")
    for name, args in READ + STEERING_READ:
        assert client.get(_url(name, *args)).status_code in (302, 403), name
    for name, args in WRITE + STEERING_WRITE:
        answer = client.post(_url(name, *args), {"name": "x", "value": "x", "key": KEY})
        assert answer.status_code in (302, 403), name
        assert "/konto/" in answer.headers.get("Location", "/konto/"), name
    assert not SavedView.objects.exists()
    assert get(KEY).version == 1


def test_a_department_reads_all_and_steers_nothing() -> None:
    client = _client(Role.DEPARTMENT, "archive")
    for name, args in READ[:-1]:
        assert client.get(_url(name, *args)).status_code == 200, name
    for name, args in STEERING_READ:
        assert client.get(_url(name, *args)).status_code == 403, name
    for name, args in STEERING_WRITE:
        assert client.post(_url(name, *args), {"key": KEY}).status_code == 403, name


def test_a_department_cannot_open_or_write_a_foreign_project() -> None:
    client = _client(Role.DEPARTMENT, "archive")
    page = client.get(_url("project", KEY)).content.decode()
    assert "gehört zu einem anderen Amt" in page
    assert '<fieldset class="bare" disabled>' in page
    assert client.get(_url("cell", KEY, "lead")).status_code == 403
    assert client.post(_url("project", KEY), {"title": "x", "version": 1}).status_code == 403
    table = client.get(_url("portfolio")).content.decode()
    assert f'name="key" value="{KEY}"' not in table
    assert 'name="key" value="p-3"' in table


def test_a_department_cannot_give_its_project_away_in_bulk() -> None:
    client = _client(Role.DEPARTMENT, "archive")
    chosen = {"key": ["p-3"], "version": ["1"], "action": "department", "value": "streets"}
    assert client.post(_url("bulk-apply"), chosen).status_code == 403
    assert get("p-3").project.department == "archive"


@pytest.mark.parametrize(
    "value", ["\0", "a\0b", MEGABYTE, "\ud83d", "\u202e\u2066", "=1+1", "1e999999"]
)
@pytest.mark.parametrize("name", ["title", "lead", "end", "central_help", "status", "department"])
def test_no_value_of_a_cell_breaks_the_office(office: Client, name: str, value: str) -> None:
    data = {"value": value.encode("utf-8", "surrogatepass"), "version": 1}
    answer = office.post(_url("cell", KEY, name), data)
    assert answer.status_code in (200, 400, 413, 422)
    assert office.get(_url("portfolio")).status_code == 200


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 5000, "1.0", "\0"])
def test_a_wrong_version_is_a_conflict_everywhere(office: Client, version: str) -> None:
    cell = office.post(_url("cell", KEY, "lead"), {"value": "Neu", "version": version})
    assert cell.status_code == 409
    chosen = {"key": [KEY], "version": [version], "action": "lead", "value": "Neu"}
    assert office.post(_url("bulk-apply"), chosen).status_code == 302
    form = {"title": "Neu", "dimensions": "access", "status": "running", "version": version}
    for prefix in ("mandates", "efforts", "risks"):
        form |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    assert office.post(_url("project", KEY), form).status_code == 422
    element = office.post(_url("element", "goals", GOAL), {"version": version})
    assert element.status_code == 422
    assert get(KEY).project.lead == "Erika Muster"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"key": ["nothing"], "action": "lead", "value": "x"},
        {"key": ["a\0b"], "action": "lead", "value": "x"},
        {"key": [KEY, KEY], "action": "lead", "value": "x", "version": ["1", "1"]},
        {"key": [KEY], "action": "title", "value": "x", "version": "1"},
        {"key": [KEY], "action": "nothing", "value": "x", "version": "1"},
        {"key": [KEY], "action": "shift", "value": "9" * 5000, "version": "1"},
        {"key": [KEY], "action": "shift", "value": "²", "version": "1"},
        {"key": [KEY], "action": "lead", "value": "x", "version": ["1", "2", "3"]},
        {"key": [KEY], "action": "lead", "value": MEGABYTE, "version": "1"},
        {"key": [KEY] * 3000, "action": "lead", "value": "x"},
    ],
)
@pytest.mark.parametrize("name", ["bulk-preview", "bulk-apply", "bulk-check"])
def test_no_bulk_request_breaks_the_office(office: Client, name: str, data: Any) -> None:
    assert office.post(_url(name), data).status_code in (200, 302, 400, 413, 422)


def test_a_shift_beyond_the_calendar_is_refused_for_that_project(office: Client) -> None:
    far = office.post(_url("cell", KEY, "end"), {"value": "31.12.9999", "version": 1})
    assert far.status_code == 422
    office.post(_url("cell", KEY, "end"), {"value": "31.12.2199", "version": 1})
    data = {"key": [KEY], "action": "shift", "value": "40"}
    answer = office.post(_url("bulk-preview"), data).content.decode()
    assert "So weit lässt sich das Projekt nicht verschieben." in answer


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("project", ("nothing",)),
        ("cell", ("nothing", "lead")),
        ("cell", (KEY, "nothing")),
        ("goal", ("nothing",)),
        ("element", ("nothing", "x")),
        ("element", ("goals", "nothing")),
        ("new-element", ("nothing",)),
    ],
)
def test_what_does_not_exist_is_not_found(office: Client, name: str, args: Any) -> None:
    assert office.get(_url(name, *args)).status_code == 404
    assert office.post(_url(name, *args), {"value": "x"}).status_code in (404, 422)


def test_a_broken_form_of_parts_is_refused(office: Client) -> None:
    form = {"title": "x", "version": 1, "mandates-TOTAL_FORMS": "x", "risks-TOTAL_FORMS": "9" * 99}
    assert office.post(_url("project", KEY), form).status_code == 422
    assert office.post(_url("project", KEY), {"title": "\0", "version": 1}).status_code == 422


def test_a_view_is_renamed_by_saving_it_again(office: Client) -> None:
    office.post(_url("save-view"), {"name": "Eins", "query": "category=A"})
    first = SavedView.objects.get()
    again = {"name": "Zwei", "query": "category=A", "renames": first.pk}
    office.post(_url("save-view"), again)
    assert [view.name for view in SavedView.objects.all()] == ["Zwei"]
    other = {"name": "Drei", "query": "category=B", "renames": "9" * 50}
    office.post(_url("save-view"), other)
    assert SavedView.objects.count() == 2


def test_columns_are_chosen_in_the_address(office: Client) -> None:
    page = office.get(f"{_url('portfolio')}?spalte=cost&spalte=nothing").content.decode()
    assert "Kosten in Euro" in page
    assert 'data-cell="lead"' not in page
    assert ProjectRow.objects.count() == page.count("data-row=")
