"""The HTTP interface for programs: reading for everybody, writing by role, errors as problems."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from rathaus.audit.api import Actor, Subject, entries
from rathaus.identity.api import create_account, grant_role
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.measuring import measure
from rathaus.strategy.models import ProjectRow
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BASE = "/api/strategy"
LISTS = {
    "clusters": 1,
    "dimensions": 2,
    "programmes": 2,
    "goals": 3,
    "action-plans": 1,
    "undertakings": 1,
    "projects": 3,
    "directorates": 1,
    "departments": 2,
    "pools": 1,
}


@pytest.fixture(autouse=True)
def _city() -> None:
    load_small()
    measure()


@pytest.fixture
def anyone() -> Client:
    return Client()


def signed_in(role: Role, department: str = "") -> Client:
    actor = Actor.system("test")
    info = create_account(actor, f"{role}@example.org", str(role), password=None)
    grant_role(actor, info.id, role, department)
    client = Client()
    client.force_login(Account.objects.get(pk=info.id))
    return client


@pytest.fixture
def office() -> Client:
    return signed_in(Role.STRATEGY_OFFICE)


def send(client: Client, method: str, path: str, body: Any, **headers: str) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body)
    return client.generic(
        method, f"{BASE}{path}", content, content_type="application/json", headers=headers
    )


def problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize(("path", "count"), LISTS.items())
def test_every_list_answers_count_and_results(anyone: Client, path: str, count: int) -> None:
    response = anyone.get(f"{BASE}/{path}")
    body = response.json()
    assert response.status_code == 200
    assert set(body) == {"count", "results"}
    assert body["count"] == len(body["results"]) == count
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    for item in body["results"]:
        assert anyone.get(item["url"]).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_lists_and_items_are_not_sent_twice(anyone: Client, path: str) -> None:
    listed = anyone.get(f"{BASE}/{path}")
    for address in (f"{BASE}/{path}", listed.json()["results"][0]["url"]):
        first = anyone.get(address)
        assert first.headers["Last-Modified"]
        assert not first.headers["ETag"].startswith("W/")
        again = anyone.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert again.content == b""


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_table_too(anyone: Client, path: str) -> None:
    response = anyone.get(f"{BASE}/{path}?format=csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == LISTS[path]
    assert all(row["id"] for row in rows)
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_title_is_never_a_formula_in_a_table(anyone: Client) -> None:
    text = anyone.get(f"{BASE}/projects?format=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(Sammlung)" in text
    assert ";=HYPERLINK" not in text


def test_a_list_changes_its_tag_with_any_change(anyone: Client, office: Client) -> None:
    first = anyone.get(f"{BASE}/projects").headers["ETag"]
    read = office.get(f"{BASE}/projects/p-1")
    send(office, "PATCH", "/projects/p-1", {"title": "Neu"}, if_match=read.headers["ETag"])
    response = anyone.get(f"{BASE}/projects", headers={"If-None-Match": first})
    assert response.status_code == 200


def test_pages_link_to_their_neighbours(anyone: Client) -> None:
    response = anyone.get(f"{BASE}/projects?limit=1&offset=1")
    assert [item["id"] for item in response.json()["results"]] == ["p-2"]
    link = response.headers["Link"]
    assert "limit=1&offset=2" in link
    assert "limit=1&offset=0" in link


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("category=A", ["p-2"]),
        ("category=A&category=O", ["p-1", "p-2"]),
        ("status=idea", ["p-3"]),
        ("q=Schule", ["p-2"]),
        ("dimension=culture", ["p-3"]),
        ("goal=fibre", ["p-1"]),
        ("directorate=d-1&order=-number", ["p-3", "p-2", "p-1"]),
        ("programme=networks&programme=", ["p-1", "p-2"]),
    ],
)
def test_projects_can_be_filtered(anyone: Client, query: str, found: list[str]) -> None:
    body = anyone.get(f"{BASE}/projects?{query}").json()
    assert [item["id"] for item in body["results"]] == found
    assert body["count"] == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("programme=networks", ["fibre", "sensors"]),
        ("year=2025", ["office-paperless"]),
        ("state=reached-date-unknown", ["office-paperless"]),
        ("light=green", ["office-paperless"]),
    ],
)
def test_goals_can_be_filtered(anyone: Client, query: str, found: list[str]) -> None:
    body = anyone.get(f"{BASE}/goals?{query}").json()
    assert [item["id"] for item in body["results"]] == found


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=1001",
        "limit=x",
        "offset=-1",
        "offset=99999999999999999999",
        "catgory=A",
        "category=Z",
        "order=; drop table",
        "q=%00",
        "format=xml",
        "status=%ff",
    ],
)
def test_a_wrong_parameter_is_named(anyone: Client, query: str) -> None:
    body = problem(anyone.get(f"{BASE}/projects?{query}"), 422)
    assert query.split("=", maxsplit=1)[0] == body["errors"][0]["field"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("projects", "programme action_plan dimension department directorate goal missing"),
        ("goals", "programme dimension action_plan"),
        ("action-plans", "programme dimension"),
        ("undertakings", "programme dimension"),
        ("dimensions", "cluster"),
        ("departments", "directorate"),
        ("pools", "directorate"),
    ],
)
def test_a_filter_by_something_unknown_is_refused(anyone: Client, path: str, names: str) -> None:
    for name in names.split():
        body = problem(anyone.get(f"{BASE}/{path}?{name}=nix"), 422)
        assert [each["field"] for each in body["errors"]] == [name]
        assert "„nix“" in body["errors"][0]["message"]


@pytest.mark.parametrize(
    ("query", "german", "english"),
    [
        ("limit=0", "mindestens 1", "at least 1"),
        ("limit=1001", "höchstens 1000", "at most 1000"),
        ("limit=x", "ganze Zahl", "whole number"),
        ("category=Z", "Möglich sind: O, A, B, C.", "Possible are: O, A, B, C."),
        ("format=xml", "Möglich sind: json, csv.", "Possible are: json, csv."),
        ("order=bogus", "nicht die erwartete Form", "expected form"),
        ("q=%00", "nicht die erwartete Form", "expected form"),
        ("conflict=vielleicht", "true oder false", "true or false"),
    ],
)
def test_what_is_wrong_is_said_in_one_language(
    anyone: Client, query: str, german: str, english: str
) -> None:
    name = query.split("=", maxsplit=1)[0]
    for language, sentence in (("de", german), ("en", english)):
        response = anyone.get(f"{BASE}/projects?{query}", headers={"accept-language": language})
        (error,) = problem(response, 422)["errors"]
        assert (error["field"], sentence in error["message"]) == (name, True), error


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"dimensions": []}, "Zu wenige Einträge, nötig: mindestens 1."),
        ({"dimensions": "access"}, "Hier wird eine Liste erwartet."),
        ({"title": "x" * 501}, "Der Text darf höchstens 500 Zeichen haben."),
        ({"title": 7}, "Hier wird ein Text erwartet."),
        ({"start": "gestern"}, "Hier wird ein Datum wie 2027-06-30 erwartet."),
        ({"central_help": "viel"}, "Hier wird eine Zahl erwartet."),
        ({"risks": ["x"]}, "Hier wird ein Objekt erwartet."),
        ({"currency": "euro"}, "Der Text hat nicht die erwartete Form."),
        ({"titel": "X"}, "Dieses Feld gibt es nicht."),
        ({"data": "x"}, "Hier wird eine Liste erwartet."),
    ],
)
def test_a_wrong_field_is_explained_in_german(
    office: Client, change: dict[str, Any], message: str
) -> None:
    body = problem(send(office, "PATCH", "/projects/p-1", change, if_match='"x"'), 422)
    (error,) = body["errors"]
    assert (error["field"].split(".")[0], error["message"]) == (next(iter(change)), message)


def test_a_goal_shows_value_light_history_and_rows(anyone: Client) -> None:
    goal = anyone.get(f"{BASE}/goals/fibre").json()
    assert goal["value"] == 0
    assert goal["provenance"] == "measured"
    assert goal["light"] is None, "one reading is no outlook"
    assert goal["outlook"]["absent"]["de"]

    history = anyone.get(goal["readings_url"]).json()
    assert history["count"] == 1
    trace = anyone.get(goal["trace_url"]).json()
    assert [row["id"] for row in trace["measures"][0]["rows"]] == ["p-1", "p-2"]

    waiting = anyone.get(f"{BASE}/goals/sensors").json()
    assert (waiting["value"], waiting["awaits"]) == (None, "citydata")


def test_a_project_shows_its_decision(anyone: Client) -> None:
    decision = anyone.get(f"{BASE}/projects/p-2").json()["decision"]
    assert decision["category"] == "A"
    assert decision["rule"] == "A-compelled"
    assert [check["rule"] for check in decision["checks"]][:2] == ["O-running", "A-compelled"]
    assert decision["would_change"][0]["category"] in "BC"


def test_names_of_colleagues_stay_inside(anyone: Client, office: Client) -> None:
    assert anyone.get(f"{BASE}/projects/p-1").json()["lead"] == ""
    assert "Erika" not in anyone.get(f"{BASE}/projects").content.decode()
    inside = office.get(f"{BASE}/projects/p-1")
    assert inside.json()["lead"] == "Erika Muster"
    assert "private" in inside.headers["Cache-Control"]


def test_writing_needs_the_state_it_is_based_on(office: Client) -> None:
    read = office.get(f"{BASE}/projects/p-1")
    problem(send(office, "PATCH", "/projects/p-1", {"title": "Eins"}), 428)
    for method in ("PATCH", "PUT"):
        body = {"title": "Eins", "dimensions": ["access"]}
        refused = problem(send(office, method, "/projects/p-1", body, if_match="*"), 428)
        assert "senden Sie sein ETag" in refused["detail"]
    first = send(office, "PATCH", "/projects/p-1", {"title": "Eins"}, if_match=read.headers["ETag"])
    assert first.status_code == 200
    assert first.json()["title"] == "Eins"
    assert first.json()["version"] == 2
    stale = send(office, "PATCH", "/projects/p-1", {"title": "Zwei"}, if_match=read.headers["ETag"])
    problem(stale, 412)
    tag = first.headers["ETag"]
    assert send(office, "PATCH", "/projects/p-1", {"number": "7"}, if_match=tag).status_code == 200
    weak = send(office, "PATCH", "/projects/p-1", {"number": "8"}, if_match=f"W/{tag}")
    problem(weak, 412)


def test_a_write_leaves_a_trace_and_keeps_what_it_does_not_name(office: Client) -> None:
    tag = office.get(f"{BASE}/projects/p-1").headers["ETag"]
    changed = send(office, "PATCH", "/projects/p-1", {"cost_cents": 100}, if_match=tag).json()
    assert (changed["lead"], changed["cost_cents"]) == ("Erika Muster", 100)
    trace = entries(Subject("strategy.project", "p-1"))[0]
    assert trace.actor.label == "citizen+strategy_office"
    assert trace.after["cost_cents"] == 100


def test_putting_empties_what_is_left_out(office: Client) -> None:
    tag = office.get(f"{BASE}/projects/p-1").headers["ETag"]
    body = {"title": "Nur Titel", "dimensions": ["access"]}
    replaced = send(office, "PUT", "/projects/p-1", body, if_match=tag).json()
    assert (replaced["lead"], replaced["department"], replaced["status"]) == ("", "", "idea")


def test_a_new_project_gets_an_address_and_a_category(office: Client) -> None:
    body = {
        "title": "Straßen & Wege",
        "dimensions": ["access"],
        "department": "streets",
        "efforts": [{"pool": "central-it", "quarters": [
            {"quarter": "2027-Q2", "person_months": 0.25}]}],
        "running_at_publication": False,
    }  # fmt: skip
    response = send(office, "POST", "/projects", body)
    assert response.status_code == 201
    assert response.headers["Location"] == f"{BASE}/projects/strassen-wege"
    created = response.json()
    assert (created["category"], created["effort_months"]) == ("B", 0.25)
    assert created["origin"] == "entered"
    assert send(office, "POST", "/projects", body).json()["id"] == "strassen-wege-2"
    problem(send(office, "POST", "/projects", {**body, "id": "strassen-wege"}), 409)


CONTRADICTIONS: list[dict[str, Any]] = [
    {"dimensions": ["nowhere"]},
    {"programme": "nothing"},
    {"start": "0001-01-01"},
    {"start": "2027-01-02", "end": "2027-01-01"},
    {"depends_on": ["p-1"]},
    {"depends_on": ["nothing"]},
]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"titel": "X"}, "titel"),
        ({"title": ""}, "title"),
        ({"title": None}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "\ud800"}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"dimensions": []}, "dimensions"),
        ({"dimensions": ["nowhere"]}, "dimensions"),
        ({"programme": "nothing"}, "programme"),
        ({"status": "finished"}, "status"),
        ({"start": "2027-02-30"}, "start"),
        ({"start": "0001-01-01"}, "start"),
        ({"start": "2027-01-02", "end": "2027-01-01"}, "end"),
        ({"cost_cents": 10**30}, "cost_cents"),
        ({"central_help": -1}, "central_help"),
        ({"central_help": "NaN"}, "central_help"),
        ({"currency": "euro"}, "currency"),
        ({"depends_on": ["p-1"]}, "depends_on"),
        ({"depends_on": ["nothing"]}, "depends_on"),
        ({"risks": [{"text": "x", "likelihood": 9}]}, "risks.0.likelihood"),
        ({"efforts": [{"pool": "central-it", "quarters": [
            {"quarter": "2027-Q5", "person_months": 1}]}]}, "efforts.0.quarters.0.quarter"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(office: Client, change: dict[str, Any], field: str) -> None:
    tag = office.get(f"{BASE}/projects/p-1").headers["ETag"]
    status = 409 if change in CONTRADICTIONS else 422
    body = problem(send(office, "PATCH", "/projects/p-1", change, if_match=tag), status)
    assert body["errors"][0]["field"] == field, body
    assert body["errors"][0]["message"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"title": NaN}', 400),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400),
        (b"[]", 422),
        (b"", 422),
        (b'"text"', 422),
        (b"{" + b" " * (1024 * 1024) + b"}", 413),
    ],
)
def test_hostile_bodies_are_refused(office: Client, content: bytes, status: int) -> None:
    problem(send(office, "POST", "/projects", content), status)


def test_ten_megabytes_are_too_many(office: Client) -> None:
    problem(send(office, "POST", "/projects", b" " * 10_000_000), 413)


def test_only_json_is_read(office: Client) -> None:
    for kind, status in (("text/plain", 415), ("multipart/form-data", 415)):
        problem(office.post(f"{BASE}/projects", "title=x", content_type=kind), status)


def test_visitors_do_not_write(anyone: Client) -> None:
    body = {"title": "X", "dimensions": ["access"]}
    response = send(anyone, "POST", "/projects", body)
    problem(response, 401)
    assert "WWW-Authenticate" in response.headers
    problem(send(anyone, "PATCH", "/projects/p-1", {"title": "X"}, if_match="*"), 401)
    problem(send(anyone, "POST", "/goals/fibre/readings", {}), 401)
    problem(send(anyone, "POST", "/versions", {"name": "X"}), 401)


def test_caseworkers_do_not_write() -> None:
    client = signed_in(Role.CASEWORKER, "streets")
    problem(send(client, "POST", "/projects", {"title": "X", "dimensions": ["access"]}), 403)


def test_a_department_writes_its_own_projects_only() -> None:
    client = signed_in(Role.DEPARTMENT, "streets")
    tag = client.get(f"{BASE}/projects/p-1").headers["ETag"]
    own = send(client, "PATCH", "/projects/p-1", {"number": "9"}, if_match=tag)
    assert own.status_code == 200
    tag = own.headers["ETag"]
    away = send(client, "PATCH", "/projects/p-1", {"department": "archive"}, if_match=tag)
    assert problem(away, 403)["errors"][0]["field"] == "department"
    tag = client.get(f"{BASE}/projects/p-3").headers["ETag"]
    problem(send(client, "PATCH", "/projects/p-3", {"number": "9"}, if_match=tag), 403)
    problem(send(client, "POST", "/projects", {"title": "X", "dimensions": ["access"]}), 403)
    reading = {"on": "2026-01-01", "value": 1, "evidence": "Bericht"}
    problem(send(client, "POST", "/goals/fibre/readings", reading), 403)


def test_a_session_alone_does_not_write() -> None:
    office = signed_in(Role.STRATEGY_OFFICE)
    client = Client(enforce_csrf_checks=True)
    client.cookies = office.cookies
    body = {"title": "X", "dimensions": ["access"]}
    problem(send(client, "POST", "/projects", body), 403)
    token = client.get("/api/session").json()["csrf_token"]
    assert send(client, "POST", "/projects", body, x_csrftoken=token).status_code == 201


def test_a_person_states_a_reading_with_evidence(office: Client, anyone: Client) -> None:
    body = {"on": "2026-01-31", "value": 12.5, "evidence": "Jahresbericht, Seite 3"}
    response = send(office, "POST", "/goals/fibre/readings", body)
    assert response.status_code == 201
    assert response.json()["provenance"] == "manual"
    shown = anyone.get(f"{BASE}/goals/fibre/readings?provenance=manual").json()["results"]
    assert [(item["value"], item["person"]) for item in shown] == [(12.5, "")]


@pytest.mark.parametrize(
    ("change", "field", "status"),
    [
        ({"evidence": "   "}, "evidence", 422),
        ({"value": 101}, "value", 409),
        ({"on": "2999-01-01"}, "on", 409),
        ({"value": None}, "value", 422),
    ],
)
def test_an_impossible_reading_is_refused(
    office: Client, change: dict[str, Any], field: str, status: int
) -> None:
    body = {"on": "2026-01-31", "value": 12, "evidence": "Bericht", **change}
    refused = problem(send(office, "POST", "/goals/fibre/readings", body), status)
    assert refused["errors"][0]["field"] == field


@pytest.mark.parametrize(
    "path", [f"/{name}/nothing" for name in LISTS] + ["/nothing", "/goals/x/y"]
)
def test_unknown_addresses_are_problems(anyone: Client, path: str) -> None:
    problem(anyone.get(BASE + path), 404)


@pytest.mark.parametrize("key", ["%00", "%ff", "a" * 5000, "..%2f", "%F0%9F%8F%9B"])
def test_hostile_keys_are_unknown(anyone: Client, key: str) -> None:
    for path in (*LISTS, "versions"):
        assert anyone.get(f"{BASE}/{path}/{key}").status_code == 404


def test_unknown_methods_are_problems(anyone: Client) -> None:
    response = anyone.delete(f"{BASE}/goals")
    problem(response, 405)
    assert "GET" in response.headers["Allow"]


def test_head_and_preflight(anyone: Client) -> None:
    head, get = anyone.head(f"{BASE}/goals"), anyone.get(f"{BASE}/goals")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.content))
    assert anyone.options(f"{BASE}/goals").headers["Access-Control-Allow-Methods"]


def test_measures_are_listed_with_their_goals(anyone: Client) -> None:
    found = {item["id"]: item for item in anyone.get(f"{BASE}/measures").json()["results"]}
    assert found["strategy.action_plan.projects_done_share"]["goals"] == ["fibre"]


def test_an_error_of_ours_is_a_problem(
    anyone: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("rathaus.strategy.rest.projects.revision", broken)
    body = problem(anyone.get(f"{BASE}/projects"), 500)
    assert "secret" not in json.dumps(body)
    assert "secret" in caplog.text


def test_before_a_city_is_loaded_lists_say_so(anyone: Client) -> None:
    from rathaus.strategy.models import Element, StrategyState

    Element.objects.all().delete()
    ProjectRow.objects.all().delete()
    StrategyState.objects.all().delete()
    problem(anyone.get(f"{BASE}/goals"), 404)
    assert anyone.get(f"{BASE}/projects").json() == {"count": 0, "results": []}


def test_versions_are_frozen_compared_and_replayed(office: Client, anyone: Client) -> None:
    frozen = send(office, "POST", "/versions", {"name": "Erste Fassung"})
    assert frozen.status_code == 201
    assert frozen.headers["Location"] == f"{BASE}/versions/erste-fassung"
    problem(send(office, "POST", "/versions", {"name": "erste fassung"}), 409)
    tag = office.get(f"{BASE}/projects/p-2").headers["ETag"]
    send(office, "PATCH", "/projects/p-2", {"mandates": [], "lead": "Max"}, if_match=tag)

    shown = anyone.get(f"{BASE}/versions/erste-fassung").json()
    assert shown["categories"] == {"O": 1, "A": 1, "B": 0, "C": 1}
    assert (shown["projects"], shown["frozen_by"]) == (3, "")
    found = anyone.get(f"{BASE}/versions/erste-fassung/compare/jetzt").json()
    assert [(each["project"], each["new"]) for each in found["categories"]] == [("p-2", "C")]
    assert [each["field"] for each in found["changed"][0]["fields"]] == ["mandates"]
    assert "Max" not in json.dumps(found)
    inside = office.get(f"{BASE}/versions/erste-fassung/compare/jetzt").json()
    assert "Max" in json.dumps(inside)
    assert anyone.get(f"{BASE}/versions/erste-fassung/replay").json()["exact"] is True
    problem(anyone.get(f"{BASE}/versions/erste-fassung/compare/nothing"), 404)


def test_only_the_strategy_office_freezes() -> None:
    problem(send(signed_in(Role.ADMINISTRATOR), "POST", "/versions", {"name": "X"}), 403)
