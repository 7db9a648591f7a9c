"""Assessments as the office and everybody meet them, and letters about the end of a phase."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.kernel.time import today
from rathaus.strategy.assessments import watch
from rathaus.strategy.assessments.models import (
    Assessment,
    Decision,
    Finding,
    PhaseReminder,
    PhaseSpan,
    WatchEntry,
)
from rathaus.strategy.assessments.reminders import remind_of_phases, send_phase_reminder
from rathaus.strategy.assessments.rules.effects import Effect, EffectKind
from rathaus.strategy.store.structure import forget
from tests.integration.strategy.assessments.rounds import (
    NOTHING,
    OFFICE,
    apply,
    decide,
    finish,
    fresh,
    move,
    plan,
    seen,
    until_concept,
    until_finalisation,
)
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SYSTEM = Actor.system("test")


@pytest.fixture(autouse=True)
def city() -> None:
    forget()
    load_small()


def _client(name: str, role: Role | None = Role.STRATEGY_OFFICE, department: str = "") -> Client:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    if role:
        identity.grant_role(SYSTEM, account.id, role, department)
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


def _url(name: str, *args: object) -> str:
    return reverse(f"strategy:office:{name}", args=args)


def _addresses(row: Assessment) -> list[str]:
    parts = ("assessment", "assessment-plan", "assessment-watch", "assessment-inputs")
    more = ("assessment-findings", "assessment-finding-new", "assessment-decisions")
    return [
        *(_url(name) for name in ("assessments", "assessments-calendar", "assessments-watch-list")),
        *(_url(name, row.pk) for name in (*parts, *more, "assessment-decision-new")),
        _url("assessments-watch-add"),
    ]


def test_every_page_opens_in_every_phase_and_in_english() -> None:
    office = _client("office")
    row, decision = until_finalisation(Effect(EffectKind.GOAL_TARGET, "fibre", "90"))
    watch.add(seen("Quanten", "goal:fibre", "project:p-1"), actor=OFFICE)
    for accept in ("de", "en"):
        for address in _addresses(row):
            assert office.get(address, headers={"accept-language": accept}).status_code == 200
    apply(decision)
    finding = row.findings.get()
    for address in (
        _url("assessment-finding", row.pk, finding.pk),
        _url("assessment-decision", row.pk, decision.pk),
    ):
        assert office.get(address).status_code == 200


def test_departments_and_citizens_stay_outside() -> None:
    row = plan()
    others = [_client("dept", Role.DEPARTMENT, "streets"), _client("citizen", None)]
    for other in others:
        assert other.get(_url("assessment", row.pk)).status_code == 403
        answer = other.post(_url("assessment-move", row.pk), {"version": 1})
        assert answer.status_code == 403


@pytest.mark.parametrize("name", ["assessment", "assessment-watch", "assessment-decisions"])
def test_an_unknown_round_is_not_found(name: str) -> None:
    assert _client("office").get(_url(name, 999)).status_code == 404


def test_parts_of_another_round_are_not_found() -> None:
    office = _client("office")
    row, decision = until_finalisation(NOTHING)
    apply(decision)
    done = finish(row)
    other = plan("Bewertung 2028", previous=done.pk)
    finding = Finding.objects.get()
    assert office.get(_url("assessment-finding", other.pk, finding.pk)).status_code == 404
    answer = office.post(_url("assessment-apply", other.pk, decision.pk), {"version": 1})
    assert answer.status_code == 404


def test_a_round_is_planned_on_the_page_with_errors_at_their_fields() -> None:
    office = _client("office")
    page = office.get(_url("assessments-plan"))
    data = {
        name: page.context["form"].get_initial_for_field(field, name) or ""
        for name, field in page.context["form"].fields.items()
    }
    data = {
        key: f"{value:%d.%m.%Y}" if hasattr(value, "year") else value for key, value in data.items()
    }
    bad = {**data, "title": "Bewertung", "first_ends": "1.1.2001"}
    answer = office.post(_url("assessments-plan"), bad)
    assert answer.status_code == 422
    assert "endet, bevor sie beginnt" in answer.content.decode()
    assert office.post(_url("assessments-plan"), {**data, "title": "Bewertung"}).status_code == 302
    assert PhaseSpan.objects.count() == 4


def test_of_two_edits_of_a_plan_the_second_is_told() -> None:
    office = _client("office")
    row = plan()
    page = office.get(_url("assessment-plan", row.pk))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data = {k: f"{v:%d.%m.%Y}" if hasattr(v, "year") else v for k, v in data.items()}
    data["owner"] = ""
    for phase in ("first", "concept", "consolidation", "finalisation"):
        data[f"{phase}_owner"] = ""
    data["version"] = row.version
    assert office.post(_url("assessment-plan", row.pk), data).status_code == 302
    answer = office.post(_url("assessment-plan", row.pk), {**data, "title": "Zweiter"})
    assert answer.status_code == 422
    assert "inzwischen geändert" in answer.content.decode()
    assert fresh(row).title == "Bewertung 2027"


def test_a_watch_entry_is_entered_rated_and_becomes_a_finding() -> None:
    office = _client("office")
    row = plan()
    data = {
        "kind": "society",
        "title": "<b>Ältere Menschen</b>",
        "source": "Statistikamt",
        "seen_on": "1.6.2026",
        "touches": ["goal:fibre"],
        "projects": "p-1",
    }
    wrong = office.post(_url("assessments-watch-add"), {**data, "projects": "p-1, nowhere"})
    assert wrong.status_code == 422
    assert office.post(_url("assessments-watch-add"), data).status_code == 302
    entry = WatchEntry.objects.get()
    assert entry.touches == ["goal:fibre", "project:p-1"]
    move(row)
    office.post(
        _url("assessments-watch-rate", entry.pk), {"rating": "relevant", "version": entry.version}
    )
    assert WatchEntry.objects.get().rating == "relevant"
    page = office.get(_url("assessment-watch", row.pk)).content.decode()
    assert "&lt;b&gt;Ältere" in page
    query = urlencode({"eingang": f"watch:{entry.pk}"})
    assert (
        " checked"
        in office.get(_url("assessment-finding-new", row.pk) + f"?{query}").content.decode()
    )
    office.post(
        _url("assessment-finding-new", row.pk),
        {"title": "Mehr Hilfe", "inputs": [f"watch:{entry.pk}"]},
    )
    assert Finding.objects.get().inputs == [f"watch:{entry.pk}"]


def test_a_decision_is_proposed_on_the_page_with_errors_at_their_fields() -> None:
    office = _client("office")
    row, finding = until_concept()
    data = {
        "title": "Ziel senken",
        "reason": "Zu teuer",
        "findings": [finding],
        "kind": "goal-target",
        "goal": "fibre",
        "value": "viel",
    }
    url = _url("assessment-decision-new", row.pk)
    answer = office.post(url, data)
    assert answer.status_code == 422
    assert answer.context["form"].errors["value"]
    answer = office.post(url, {**data, "kind": "project-stop", "project": "nowhere"})
    assert answer.context["form"].errors["project"]
    answer = office.post(
        url,
        {**data, "kind": "project-change", "project": "p-2", "field": "end", "value": "30.6.2028"},
    )
    assert answer.status_code == 302
    assert Decision.objects.get().effect["value"] == "2028-06-30"


def test_everybody_reads_the_dates_and_after_the_end_the_decisions(client: Client) -> None:
    row, decision = until_finalisation(Effect(EffectKind.GOAL_TARGET, "fibre", "90"))
    apply(decision)
    page = client.get(reverse("strategy:assessment", args=[row.pk])).content.decode()
    assert "Weil es so ist." not in page
    finish(row)
    page = client.get(reverse("strategy:assessment", args=[row.pk])).content.decode()
    assert "Weil es so ist." in page
    assert "vorher 100, jetzt 90" in page
    assert "Bewertung 2027" in client.get(reverse("strategy:assessments")).content.decode()


def test_a_plan_is_not_public_before_it_begins(client: Client) -> None:
    row = plan()
    assert client.get(reverse("strategy:assessment", args=[row.pk])).status_code == 404


def test_the_calendar_names_phases_and_no_people(client: Client) -> None:
    row = plan()
    answer = client.get(reverse("strategy:assessments-ical"))
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(events[0]["summary"]) == "Bewertung 2027: Ersteinschätzung"
    assert len({str(each["uid"]) for each in events}) == 4
    span = PhaseSpan.objects.filter(assessment=row).first()
    assert span is not None
    assert events[0].decoded("dtend") == span.ends + timedelta(days=1)
    assert b"office" not in answer.content


def _late_round() -> str:
    account = identity.create_account(SYSTEM, "owner@example.org", "Owner")
    identity.grant_role(SYSTEM, account.id, Role.STRATEGY_OFFICE)
    row = plan()
    move(row)
    PhaseSpan.objects.filter(phase="first").update(owner=account.id, ends=today() + timedelta(7))
    return account.id


def test_the_end_of_a_phase_is_told_once_to_whoever_looks_after_it() -> None:
    owner = _late_round()
    remind_of_phases.run_now()
    remind_of_phases.run_now()
    reminder = PhaseReminder.objects.get()
    assert (reminder.recipient, reminder.occasion) == (owner, "before-7")
    send_phase_reminder.run_now(reminder=reminder.pk)
    assert mail.outbox[0].to == ["owner@example.org"]
    assert "Ersteinschätzung" in mail.outbox[0].body


def test_a_letter_about_a_phase_that_was_left_is_not_sent() -> None:
    _late_round()
    remind_of_phases.run_now()
    Assessment.objects.update(phase="concept")
    send_phase_reminder.run_now(reminder=PhaseReminder.objects.get().pk)
    assert not mail.outbox


def test_decisions_are_settled_and_applied_by_buttons() -> None:
    office = _client("office")
    row, finding = until_concept()
    decision = decide(row, finding, Effect(EffectKind.PROJECT_STOP, "p-1"))
    move(row)
    office.post(_url("assessment-settle", row.pk, decision.pk), {"answer": "agreed", "version": 1})
    move(row)
    office.post(_url("assessment-apply", row.pk, decision.pk), {"version": 1})
    assert Decision.objects.get().state == "agreed", "an older page applies nothing"
    office.post(_url("assessment-apply", row.pk, decision.pk), {"version": 2})
    assert Decision.objects.get().state == "applied"
    answer = office.post(
        _url("assessment-finish", row.pk),
        {"name": "Fassung 2027", "summary": "Gut.", "version": fresh(row).version},
    )
    assert answer.status_code == 302
    page = office.get(_url("assessment", row.pk)).content.decode()
    assert "Was sich an der Strategie geändert hat" in page
    assert "Leerrohre" in page
    assert "Nächste Bewertung planen" in office.get(_url("assessments")).content.decode()
