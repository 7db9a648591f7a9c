"""What is wrong in the data is named with what to do, and planning goes on with the rest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Capacity, Category, Effort, Pool, Status
from rathaus.strategy.schedule.rules.finding import Code
from rathaus.strategy.schedule.rules.task import Task
from tests.unit.strategy.schedule.portfolio import POOL, by_quarter, project, task, total

RUNS = {"status": Status.RUNNING, "start": date(2026, 1, 1), "end": date(2027, 6, 30)}


def codes(made: Task) -> list[Code]:
    return [finding.code for finding in made.findings]


def planned(made: Task) -> list[str]:
    return [p.id for p in made.instance.projects]


def test_a_circle_is_shown_and_keeps_its_projects_and_those_behind_out() -> None:
    made = task(
        project("a", depends_on=("b",)),
        project("b", depends_on=("a",)),
        project("behind", depends_on=("a",)),
        project("free"),
    )
    assert codes(made) == [Code.CIRCLE]
    assert "A → B → A" in made.findings[0].text.de
    assert planned(made) == ["free"]
    assert {u.project for u in made.unready} == {"a", "b", "behind"}


def test_two_tangled_circles_are_both_named() -> None:
    made = task(
        project("a", depends_on=("b",)),
        project("b", depends_on=("a",)),
        project("c", depends_on=("d",)),
        project("d", depends_on=("c", "a")),
    )
    assert codes(made) == [Code.CIRCLE, Code.CIRCLE]


def test_a_deleted_pool_in_use_is_named_with_its_project() -> None:
    made = task(project("a", efforts=(Effort("gone", total=Decimal(1)),)), project("b"))
    (finding,) = made.findings
    assert (finding.code, finding.project, finding.pool) == (Code.POOL_GONE, "a", "gone")
    assert planned(made) == ["b"]


def test_negative_and_absurd_effort_are_named() -> None:
    made = task(project("a", efforts=total("-3")), project("b", efforts=total("99999")))
    assert codes(made) == [Code.NEGATIVE, Code.ABSURD]


def test_capacity_below_what_runs_is_lifted_and_named() -> None:
    made = task(project("a", **RUNS, efforts=total("90")))
    (finding,) = made.findings
    assert finding.code is Code.OVERLOADED
    assert "braucht 15" in finding.text.de
    assert made.instance.pools[0].capacity[0] == 1500
    assert made.pools["it"].stated[0] == 1000


def test_effort_outside_the_span_of_a_project_is_named() -> None:
    made = task(project("a", **RUNS, efforts=by_quarter(("2026-Q4", "1"), ("2029-Q1", "2"))))
    assert codes(made) == [Code.QUARTERS]
    assert made.instance.projects[0].modes[0].need == {"it": (100, 0, 0)}


def test_capacity_quarters_out_of_order_are_named_and_sorted() -> None:
    mixed = replace(
        POOL,
        capacity=(Capacity(Quarter(2027, 1), Decimal(8)), Capacity(Quarter(2022, 1), Decimal(4))),
    )
    made = task(project("a"), pools=(mixed,))
    assert codes(made) == [Code.QUARTERS]
    assert made.instance.pools[0].capacity[:2] == (400, 800)


def test_a_running_project_past_its_end_is_named() -> None:
    made = task(project("a", status=Status.RUNNING, start=date(2025, 1, 1), end=date(2026, 3, 31)))
    assert codes(made) == [Code.OVERDUE]
    assert planned(made) == []


def test_a_profile_larger_than_the_pool_never_fits() -> None:
    made = task(project("a", efforts=by_quarter(("2027-Q1", "11"))))
    assert codes(made) == [Code.NEVER_FITS]


def test_a_total_larger_than_the_pool_is_stretched_until_it_fits() -> None:
    made = task(project("a", efforts=total("66")), pools=(tight("2"),))
    assert planned(made) == []
    made = task(project("a", efforts=total("20")), pools=(tight("2"),))
    assert [m.quarters for m in made.instance.projects[0].modes] == [10]


def tight(amount: str) -> Pool:
    return replace(POOL, capacity=(Capacity(Quarter(2022, 1), Decimal(amount)),))


def test_a_stopped_or_unknown_predecessor_does_not_count_but_is_named() -> None:
    made = task(
        project("a", status=Status.STOPPED), project("b", depends_on=("a", "nowhere")), project("c")
    )
    assert codes(made) == [Code.DEPENDS_ON_STOPPED, Code.DEPENDS_ON_UNKNOWN]
    assert planned(made) == ["b", "c"]


def test_a_c_project_that_a_waits_for_is_planned_with_it() -> None:
    made = task(
        project("a", depends_on=("c",)),
        project("c"),
        project("other"),
        categories={"a": Category.A},
    )
    assert made.early == {"a", "c"}
    assert codes(made) == [Code.PULLED_FORWARD]
