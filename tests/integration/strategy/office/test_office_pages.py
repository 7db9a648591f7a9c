"""The office as its users meet it: reading, editing, two people at once, other departments."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from rathaus.audit.api import Actor, Subject, entries, verify
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.lists.service import preview
from rathaus.strategy.models import ProjectRow, Reminder, SavedView
from rathaus.strategy.office.reminders import send_reminder
from rathaus.strategy.store.projects import get
from rathaus.strategy.store.readings import series
from tests.integration.strategy.small_city import SMALL, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

SYSTEM = Actor.system("test")
PAGES = ["portfolio", "board", "quality", "new-project"]
STEERING_PAGES = ["goals", "structure", "head", "versions", "import"]


def _client(role: Role, department: str = "", name: str = "Test") -> Client:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    identity.grant_role(SYSTEM, account.id, role, department)
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def city() -> Any:
    load_small()
    return SMALL


@pytest.fixture
def office(city: Any) -> Client:
    return _client(Role.STRATEGY_OFFICE)


def _url(name: str, *args: object) -> str:
    return reverse(f"strategy:office:{name}", args=args)


def _row(**wanted: object) -> ProjectRow:
    found = ProjectRow.objects.filter(**wanted).order_by("key").first()
    assert found is not None
    return found


@pytest.mark.parametrize("page", [*PAGES, *STEERING_PAGES])
def test_every_page_opens(office: Client, page: str) -> None:
    assert office.get(_url(page)).status_code == 200


@pytest.mark.parametrize("page", STEERING_PAGES)
def test_a_department_does_not_steer(city: Any, page: str) -> None:
    client = _client(Role.DEPARTMENT, city.departments[0].id)
    assert client.get(_url(page)).status_code == 403


def test_a_cell_is_changed_and_leaves_a_trace(office: Client) -> None:
    row = _row()
    answer = office.post(_url("cell", row.key, "lead"), {"value": "Yilmaz", "version": row.version})
    assert answer.status_code == 200
    assert "Yilmaz" in answer.content.decode()
    assert get(row.key).project.lead == "Yilmaz"
    trace = entries(Subject("strategy.project", row.key))[0]
    assert trace.after["lead"] == "Yilmaz"
    assert verify().whole


def test_of_two_edits_of_one_row_the_second_is_told(office: Client) -> None:
    row = _row()
    first = office.post(_url("cell", row.key, "lead"), {"value": "A", "version": row.version})
    second = office.post(_url("cell", row.key, "lead"), {"value": "B", "version": row.version})
    assert (first.status_code, second.status_code) == (200, 409)
    told = second.json()
    assert "„A“" in told["detail"]
    assert (told["version"], "data-row" in told["row"]) == (row.version + 1, True)
    assert get(row.key).project.lead == "A"


def test_a_wrong_cell_is_refused_with_its_field(office: Client) -> None:
    row = _row()
    answer = office.post(_url("cell", row.key, "end"), {"value": "x", "version": row.version})
    assert answer.status_code == 422
    body = answer.json()
    assert [each["field"] for each in body["errors"]] == ["end"]
    assert body["detail"] == body["errors"][0]["message"]


def test_a_department_edits_its_own_projects_only(city: Any) -> None:
    own = _row(department=city.departments[0].id)
    foreign = ProjectRow.objects.exclude(department=own.department).first()
    client = _client(Role.DEPARTMENT, own.department)
    data = {"value": "Yilmaz", "version": own.version}
    assert client.post(_url("cell", own.key, "lead"), data).status_code == 200
    assert foreign is not None
    data = {"value": "Yilmaz", "version": foreign.version}
    assert client.post(_url("cell", foreign.key, "lead"), data).status_code == 403
    bulk = {"key": [foreign.key], "action": "lead", "value": "Yilmaz"}
    assert client.post(_url("bulk-preview"), bulk).status_code == 403
    moved = {"value": foreign.department or "", "version": get(own.key).version}
    assert client.post(_url("cell", own.key, "department"), moved).status_code in (403, 422)


def test_a_bulk_change_is_previewed_then_written_once(office: Client) -> None:
    keys = list(ProjectRow.objects.values_list("key", flat=True))
    chosen = {"key": keys, "action": "lead", "value": "Gemeinsam"}
    preview = office.post(_url("bulk-preview"), chosen)
    assert preview.status_code == 200
    assert not ProjectRow.objects.filter(lead="Gemeinsam").exists()
    versions = [ProjectRow.objects.get(key=key).version for key in keys]
    office.post(_url("bulk-apply"), {**chosen, "version": versions})
    assert ProjectRow.objects.filter(lead="Gemeinsam").count() == len(keys)
    office.post(_url("bulk-apply"), {**chosen, "value": "Spät", "version": versions})
    assert not ProjectRow.objects.filter(lead="Spät").exists()


def test_a_category_against_the_rule_needs_a_reason_and_stays_visible(office: Client) -> None:
    row = _row(category="C")
    office.post(_url("override", row.key), {"category": "A", "reason": ""})
    assert get(row.key).project.override is None
    office.post(_url("override", row.key), {"category": "A", "reason": "Eilauftrag"})
    page = office.get(_url("project", row.key)).content.decode()
    assert "Eilauftrag" in page
    assert _row(key=row.key).category == "A"
    office.post(_url("override", row.key), {"withdraw": "1"})
    assert _row(key=row.key).category == "C"


def test_an_established_value_is_kept_with_its_evidence(office: Client, city: Any) -> None:
    goal = city.goals[1]
    wrong = office.post(_url("goal", goal.id), {"on": "1.1.2999", "value": "x", "evidence": ""})
    assert wrong.status_code == 422
    right = {"on": "30.9.2026", "value": "7", "evidence": "Gezählt am Mast"}
    assert office.post(_url("goal", goal.id), right).status_code == 302
    kept = series([goal.id])[goal.id][-1]
    assert (kept.value, kept.evidence) == (7, "Gezählt am Mast")


def test_an_element_in_use_cannot_be_removed_and_says_why(office: Client, city: Any) -> None:
    plan = city.action_plans[0].id
    answer = office.post(_url("remove-element", "action_plans", plan), follow=True)
    assert "wird noch gebraucht" in answer.content.decode()


def test_a_view_is_saved_for_its_owner(office: Client, city: Any) -> None:
    office.post(_url("save-view"), {"name": "Meine", "query": "category=A"})
    assert SavedView.objects.get().query == "category=A"
    other = _client(Role.STRATEGY_OFFICE, name="andere")
    assert "Meine" not in other.get(_url("portfolio")).content.decode()


def test_a_reminder_reaches_the_department_once_per_account(office: Client, city: Any) -> None:
    row = ProjectRow.objects.exclude(missing=[]).exclude(department="").first()
    assert row is not None
    _client(Role.DEPARTMENT, row.department, name="fachamt")
    office.post(_url("remind"), {"key": [row.key]})
    assert Reminder.objects.get().recipient == "fachamt@example.org"
    send_reminder.run_now(email="fachamt@example.org", keys=[row.key])
    assert row.title in mail.outbox[0].body


@pytest.mark.parametrize(
    "query",
    [
        "sortierung=nichts",
        "seite=99999999999",
        "seite=-1",
        "q=%00",
        "category=Z",
        "q=" + "x" * 5000,
    ],
)
def test_a_strange_address_still_shows_the_table(office: Client, query: str) -> None:
    assert office.get(f"{_url('portfolio')}?{query}").status_code == 200


def test_hostile_text_is_shown_as_text(office: Client) -> None:
    row = _row()
    attack = "<script>alert(1)</script>"
    office.post(_url("cell", row.key, "title"), {"value": attack, "version": row.version})
    for page in ("portfolio", "board"):
        content = office.get(_url(page)).content.decode()
        assert attack not in content
        assert "&lt;script&gt;" in content


def test_a_new_limit_of_the_rules_judges_every_project_anew(office: Client) -> None:
    row = ProjectRow.objects.filter(category="C", category_rule="C-rest").first()
    assert row is not None
    page = office.get(_url("head"))
    version = page.context["version"]
    data = {**page.context["form"].initial, "version": version, "central_help_limit": "999"}
    assert office.post(_url("head"), data).status_code == 302
    assert ProjectRow.objects.get(key=row.key).category == "B"
    stale = office.post(_url("head"), {**data, "title_de": "Zu spät"})
    assert stale.status_code == 422
    assert "inzwischen" in stale.content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_exported_list_can_be_read_in_again(office: Client, kind: str) -> None:
    answer = office.get(_url("list-file", kind))
    assert answer.status_code == 200
    told = preview(answer.content, f"projekte.{kind}").plan.to_plain(dry_run=True)
    assert told["rejected"] == []
    assert told["rows"] == ProjectRow.objects.count()


def test_an_export_follows_the_filter_and_knows_its_kinds(office: Client) -> None:
    none = office.get(_url("list-file", "csv") + "?q=gibtesnicht")
    assert none.content.decode("utf-8-sig").count("\r\n") == 1
    assert office.get(_url("list-file", "exe")).status_code == 404
