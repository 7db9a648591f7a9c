"""The pages of the plan: who may do what, what they say, and what broken requests get."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rathaus.audit.api import Actor, entries
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.planning.model import Start
from rathaus.strategy.schedule.errors import EditConflict
from rathaus.strategy.schedule.models import AgreedPlan, PlanRun, PlanSetup, PlanVariant
from rathaus.strategy.schedule.store import agreeing, runs
from tests.integration.strategy.schedule.planned_city import load_planned, planned_run
from tests.integration.strategy.small_city import OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]

SYSTEM = Actor.system("test")
STARTS = {"p-1": Start(0), "p-2": Start(0), "p-3": Start(2), "p-4": Start(4)}


def _client(role: Role, name: str, department: str = "") -> Client:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    identity.grant_role(SYSTEM, account.id, role, department)
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def office() -> Client:
    load_planned()
    return _client(Role.STRATEGY_OFFICE, "office")


@pytest.fixture
def run(office: Client) -> PlanRun:
    """A plan as a search would have left it."""
    row = planned_run()
    runs.claim(row.pk)
    runs.keep(row.pk, runs.Found(3.0, STARTS, 1000, 950, 400, 400))
    runs.end(row.pk, PlanRun.State.DONE, proof={"quarter": 3, "plan": 4, "pools": []})
    row.refresh_from_db()
    return row


def url(name: str, *arguments: Any) -> str:
    return reverse(f"strategy:office:schedule:{name}", args=arguments)


def test_before_the_first_plan_the_page_offers_to_compute_one(office: Client) -> None:
    page = office.get(url("plan")).content.decode()
    assert "Noch ist kein Plan gerechnet" in page
    assert url("compute") in page


def test_asking_for_a_plan_leads_to_its_progress(office: Client) -> None:
    answer = office.post(url("compute"))
    row = PlanRun.objects.get()
    assert answer.headers["Location"] == url("run", row.pk)
    progress = office.get(url("run", row.pk))
    assert progress.headers["Refresh"]
    assert "Wartet auf den Rechner" in progress.content.decode()


def test_the_plan_shows_bars_waiting_and_what_is_proven(office: Client, run: PlanRun) -> None:
    page = office.get(url("plan")).content.decode()
    assert "Was bewiesen ist" in page
    assert "kein Plan besser als dieser" in page
    assert "höchstens 1 Quartal später" in page
    assert "5,0" in page
    assert "tl-wish" in page
    assert "Archiv öffnen" in page
    assert "style=" not in page


@pytest.mark.parametrize("query", ["gruppe=directorate", "gruppe=category", "zoom=quarter"])
def test_the_plan_can_be_grouped_and_zoomed(office: Client, run: PlanRun, query: str) -> None:
    assert office.get(url("plan") + "?" + query).status_code == 200


def test_the_plan_is_a_table_as_well(office: Client, run: PlanRun) -> None:
    page = office.get(url("plan") + "?ansicht=tabelle").content.decode()
    assert "Plan als Tabelle" in page
    assert "=HYPERLINK(Sammlung)" in page


def test_why_names_the_team_the_quarter_and_a_change(office: Client, run: PlanRun) -> None:
    page = office.get(url("why", "p-4")).content.decode()
    assert "Frühester Beginn" in page
    assert "Zentrale IT" in page
    assert "Als Variante rechnen" in page
    assert "Kein anderes Projekt verschiebt sich." in page


@pytest.mark.parametrize("key", ["p-1", "p-2", "p-3", "p-5", "p-6"])
def test_why_answers_for_every_project(office: Client, run: PlanRun, key: str) -> None:
    assert office.get(url("why", key)).status_code == 200


def test_an_unknown_project_is_not_found(office: Client, run: PlanRun) -> None:
    assert office.get(url("why", "nobody")).status_code == 404


def test_a_proposal_becomes_a_variant_that_is_computed(office: Client, run: PlanRun) -> None:
    answer = office.post(url("try-proposal", "p-4"), {"plan": run.pk, "vorschlag": 0})
    variant = PlanVariant.objects.get()
    assert answer.headers["Location"] == url("run", variant.runs.get().pk)
    assert variant.changes


@pytest.mark.parametrize("vorschlag", ["99", "x", "-1", ""])
def test_a_proposal_that_does_not_exist_is_not_found(
    office: Client, run: PlanRun, vorschlag: str
) -> None:
    data = {"plan": run.pk, "vorschlag": vorschlag}
    assert office.post(url("try-proposal", "p-4"), data).status_code == 404


def test_half_a_person_more_is_a_variant(office: Client, run: PlanRun) -> None:
    office.post(url("new-variant"), {"name": "Halbe Stelle", "base": run.pk})
    variant = PlanVariant.objects.get()
    first = str(runs.unpack_task(run.task).first)
    data = {
        "act": "staff",
        "version": 1,
        "pool": "central-it",
        "people": "0,5",
        "first": first,
        "last": first,
    }
    assert office.post(url("variant", variant.pk), data).status_code == 302
    variant.refresh_from_db()
    assert variant.changes == [
        {"kind": "add_capacity", "pool": "central-it", "amount": 150, "first": 0, "last": 0}
    ]
    assert "0,5 volle Stellen" in office.get(url("variant", variant.pk)).content.decode()
    stale = office.post(url("variant", variant.pk), data)
    assert stale.status_code == 422
    assert "inzwischen geändert" in stale.content.decode()


def test_a_running_project_cannot_be_delayed_in_a_variant(office: Client, run: PlanRun) -> None:
    office.post(url("new-variant"), {"name": "V", "base": run.pk})
    variant = PlanVariant.objects.get()
    first = str(runs.unpack_task(run.task).first)
    data = {"act": "delay", "version": 1, "project": "p-1", "quarter": first}
    assert office.post(url("variant", variant.pk), data).status_code == 422


def test_a_new_project_can_be_tried(office: Client, run: PlanRun) -> None:
    office.post(url("new-variant"), {"name": "V", "base": run.pk})
    variant = PlanVariant.objects.get()
    data = {
        "act": "new",
        "version": 1,
        "title": "Neues Archiv",
        "pool": "central-it",
        "months": "4",
        "duration": "2",
        "quarter": str(runs.unpack_task(run.task).first),
    }
    assert office.post(url("variant", variant.pk), data).status_code == 302
    assert office.post(url("variant", variant.pk), {"act": "compute"}).status_code == 302
    row = variant.runs.get()
    assert "neues-archiv" in runs.unpack_task(row.task).projects


def test_two_plans_are_compared(office: Client, run: PlanRun) -> None:
    page = office.get(url("difference")).content.decode()
    assert "Kein Projekt beginnt zu einer anderen Zeit." in page


def test_a_plan_is_released_with_a_reason_and_the_former_one_stays(
    office: Client, run: PlanRun
) -> None:
    page = office.get(url("release", run.pk))
    assert page.status_code == 200
    assert office.post(url("release", run.pk), {"reason": "", "instead_of": 0}).status_code == 422
    office.post(url("release", run.pk), {"reason": "Beschluss", "instead_of": 0})
    assert AgreedPlan.objects.get().number == 1
    with pytest.raises(EditConflict):
        agreeing.release(run, "anderer Beschluss", instead_of=0, actor=OFFICE)
    assert agreeing.release(run, "neuer Beschluss", instead_of=1, actor=OFFICE).number == 2
    assert AgreedPlan.objects.count() == 2
    assert runs.agreed_quarters()["p-4"] == runs.unpack_task(run.task).first + 4
    assert entries()[0].action == "strategy.plan_released"


def test_a_rule_is_relaxed_only_with_a_reason(office: Client) -> None:
    given = {"rule": "when-free", "version": 0}
    assert office.post(url("relax"), {**given, "reason": " "}).status_code == 422
    assert office.post(url("relax"), {**given, "reason": "Versuch"}).status_code == 302
    page = office.get(url("rules")).content.decode()
    assert "Versuch" in page
    assert runs.present_task(_settings()).early == frozenset()
    assert office.post(url("relax"), {**given, "reason": "Zweiter"}).status_code == 422
    assert office.post(url("restore"), {"place": 0, "version": 1}).status_code == 302
    assert runs.present_task(_settings()).early


def _settings() -> Any:
    from rathaus.strategy.schedule.store.setup import setup

    return setup().settings


def _fields(office: Client) -> dict[str, Any]:
    form = office.get(url("settings")).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_settings_are_saved_and_a_later_edit_of_an_old_state_is_refused(office: Client) -> None:
    fields = _fields(office)
    first = {**fields, "absences": "central-it; 2027-Q1; 2027-Q2; 1,5; Elternzeit"}
    assert office.post(url("settings"), first).status_code == 302
    refused = office.post(url("settings"), {**fields, "quarters": 20})
    assert refused.status_code == 422
    assert "inzwischen von" in refused.content.decode()
    assert PlanSetup.objects.get().version == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("absences", "nobody; 2027-Q1; 2027-Q2; 1; x", "gibt es nicht"),
        ("absences", "central-it; 2027-Q2; 2027-Q1; 1; x", "vor dem Beginn"),
        ("absences", "central-it; 2027-5; 2027-Q1; 1; x", "wie 2027-Q1"),
        ("absences", "central-it", "fehlen Angaben"),
        ("ramp_ups", "central-it; 2027-Q1; NaN; 2; x", "zwischen 0 und 1000"),
        ("ramp_ups", "central-it; 2027-Q1; 3; 2.5; x", "zwischen 1 und 40"),
        ("dimension_weights", "nothing; 3", "keine Zieldimension"),
        ("first", "Sommer", "wie 2027-Q1"),
    ],
)
def test_settings_name_the_line_that_cannot_be_read(
    office: Client, field: str, value: str, words: str
) -> None:
    answer = office.post(url("settings"), {**_fields(office), field: value})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_what_is_missing_is_listed_with_its_project(office: Client) -> None:
    page = office.get(url("findings")).content.decode()
    assert "Ohne Angaben" in page
    assert "Aufwand und Team" in page


def test_csv_is_harmless_and_whole(office: Client, run: PlanRun) -> None:
    body = office.get(url("csv", run.pk)).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body), delimiter=";"))
    assert len(rows) == 5
    assert "'=HYPERLINK(Sammlung)" in {row[1] for row in rows}
    loads = office.get(url("load-csv", run.pk)).content.decode("utf-8-sig")
    assert len(loads.splitlines()) == 13


def test_the_calendar_holds_every_planned_project(office: Client, run: PlanRun) -> None:
    found = Calendar.from_ical(office.get(url("ics", run.pk)).content)
    events = [part for part in found.walk() if part.name == "VEVENT"]
    assert len(events) == 4
    task = runs.unpack_task(run.task)
    begins = {str(e["summary"]): e["dtstart"].dt for e in events}
    assert begins["C Archiv öffnen"] == (task.first + 4).start


def test_ms_project_gets_tasks_resources_and_work(office: Client, run: PlanRun) -> None:
    root = ElementTree.fromstring(office.get(url("xml", run.pk)).content)
    space = "{http://schemas.microsoft.com/project}"
    assert len(root.findall(f"{space}Tasks/{space}Task")) == 4
    works = [node.text for node in root.iter(f"{space}Work")]
    assert "PT1440H0M0S" in works


def test_departments_read_the_plan_and_change_nothing(run: PlanRun) -> None:
    department = _client(Role.DEPARTMENT, "streets", "streets")
    for name, arguments in [("plan", ()), ("why", ("p-4",)), ("run", (run.pk,)), ("rules", ())]:
        assert department.get(url(name, *arguments)).status_code == 200
    for name, arguments in [
        ("compute", ()),
        ("stop", (run.pk,)),
        ("go-on", (run.pk,)),
        ("release", (run.pk,)),
        ("relax", ()),
        ("restore", ()),
        ("settings", ()),
        ("new-variant", ()),
        ("try-proposal", ("p-4",)),
    ]:
        assert department.post(url(name, *arguments)).status_code == 403
