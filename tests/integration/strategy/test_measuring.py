"""Goals are computed from rows, and a changed row changes its goal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from rathaus.kernel import measures
from rathaus.kernel.measures import Measure, Result
from rathaus.kernel.models import StoredReading
from rathaus.kernel.text import Localized
from rathaus.kernel.time import clock_at, now
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Origin, Provenance, Status
from rathaus.strategy.evaluation import current
from rathaus.strategy.jobs import measure_goals
from rathaus.strategy.measuring import measure
from rathaus.strategy.rules.state import Light
from rathaus.strategy.store import projects
from rathaus.strategy.store.state import revision
from rathaus.strategy.store.structure import save_element
from rathaus.strategy.trace import trace
from tests.integration.strategy.small_city import GOALS, OFFICE, PROJECTS, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MOMENT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _city() -> None:
    load_small()


def value_of(goal: str) -> Decimal | None:
    return current().evaluation.goals[goal].value


def waiting() -> int:
    return ProcrastinateJob.objects.filter(
        task_name="strategy.measure_goals", status="todo"
    ).count()


def test_changing_a_project_changes_its_goal_through_the_job() -> None:
    measure_goals.run_now()
    assert value_of("fibre") == 0

    projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
    assert value_of("fibre") == 0, "the job has not run yet"
    measure_goals.run_now()

    assert value_of("fibre") == 50
    state = current().evaluation.goals["fibre"]
    assert state.provenance is Provenance.MEASURED


def test_a_changed_row_enqueues_one_measuring() -> None:
    before = waiting()
    for status in (Status.RUNNING, Status.DONE, Status.STOPPED):
        projects.save([replace(PROJECTS[1], status=status)], actor=OFFICE)
    assert (before, waiting()) == (1, 1), "loading enqueued it; waiting runs are merged"


def test_a_sample_row_makes_a_sample_without_light() -> None:
    sample = replace(PROJECTS[1], id="p-9", number="9", origin=Origin.SAMPLE, status=Status.DONE)
    projects.save([sample], actor=OFFICE)
    measure()

    state = current().evaluation.goals["fibre"]
    assert state.provenance is Provenance.SAMPLE
    assert state.value == Decimal("33.3")
    assert state.light is Light.NONE


def test_unchanged_values_are_not_stored_again_on_the_same_day() -> None:
    with clock_at(MOMENT):
        assert measure() == 1
        before = revision().number
        assert measure() == 0
        assert revision().number == before
    with clock_at(MOMENT + timedelta(days=1)):
        assert measure() == 1


def test_a_measure_that_is_still_to_come_leaves_no_reading() -> None:
    measure()
    assert not StoredReading.objects.filter(series="goal/sensors").exists()
    assert current().evaluation.goals["sensors"].waiting_for == "citydata"
    assert not trace(GOALS[1]).measures[0].running


def test_a_measure_that_goes_leaves_a_gap_and_the_last_value() -> None:
    offer("citydata.streams.live", lambda _: Result(Decimal(7), now()))
    try:
        assert measure() == 2
    finally:
        measures.unregister("citydata.streams.live")
    measure()
    measure()

    assert current().gaps["sensors"] == "Wird gemessen, sobald citydata läuft."
    assert value_of("sensors") == 7
    assert StoredReading.objects.filter(series="goal/sensors").count() == 2


def test_a_broken_measure_does_not_stop_the_others() -> None:
    def broken(_: str) -> Result:
        StoredReading.objects.raw("SELECT nonsense FROM nowhere")[0]
        raise AssertionError

    offer("citydata.streams.live", broken)
    try:
        assert measure() == 2
    finally:
        measures.unregister("citydata.streams.live")
    assert value_of("fibre") == 0
    assert "fehlgeschlagen" in current().gaps["sensors"]


def test_an_absurd_value_is_a_gap() -> None:
    offer("citydata.streams.live", lambda _: Result(Decimal("1e30"), now()))
    try:
        measure()
    finally:
        measures.unregister("citydata.streams.live")
    assert "unglaubhaft" in current().gaps["sensors"]


def test_a_value_leads_back_to_its_rows() -> None:
    projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
    measure()

    found = trace(GOALS[0])
    assert found.value == 50
    assert [(row.id, row.value) for row in found.measures[0].rows] == [
        ("p-1", "done"),
        ("p-2", "planned"),
    ]
    assert found.measures[0].row_count == 2


def offer(name: str, compute: object) -> None:
    measures.register(
        Measure(name, Localized("Test"), Unit.COUNT, "test", Localized(""), compute)  # type: ignore[arg-type]
    )


def test_a_changed_formula_is_measured() -> None:
    measure()
    formula = "strategy.action_plan.projects_done_count[cables]"
    save_element("goals", replace(GOALS[0], formula=formula), expected=1, actor=OFFICE)
    projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
    measure_goals.run_now()
    assert value_of("fibre") == 1
