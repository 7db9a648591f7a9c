"""From projects, efforts and pools to the numbers of a planning task."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import (
    Capacity,
    Category,
    Effort,
    Evidence,
    Mandate,
    Pool,
    PoolKind,
    SizeClass,
    Status,
)
from rathaus.strategy.planning.model import Project, Start
from rathaus.strategy.planning.validate import check, faults_of_instance
from rathaus.strategy.schedule.rules.demand import spread
from rathaus.strategy.schedule.rules.settings import (
    Absence,
    PlanSettings,
    RampUp,
    Relaxation,
    RuleName,
)
from rathaus.strategy.schedule.rules.stages import first_stage, second_stage, whole_starts
from rathaus.strategy.schedule.rules.supply import capacity
from rathaus.strategy.schedule.rules.task import Task
from tests.unit.strategy.schedule.portfolio import (
    FIRST,
    POOL,
    SETTINGS,
    by_quarter,
    project,
    relaxed,
    task,
    total,
)


def only(made: Task) -> Project:
    (found,) = made.instance.projects
    return found


def test_a_profile_is_one_mode_whose_amounts_are_hundredths() -> None:
    made = only(task(project("a", efforts=by_quarter(("2027-Q1", "1.25"), ("2027-Q3", "2")))))
    assert [(m.quarters, m.need) for m in made.modes] == [(3, {"it": (125, 0, 200)})]


def test_a_total_may_take_longer_than_its_shortest_duration() -> None:
    made = only(task(project("a", efforts=total("10"))))
    assert [m.quarters for m in made.modes] == [2, 3, 4]
    assert all(sum(m.need["it"]) == 1000 for m in made.modes)


def test_a_stated_span_is_the_shortest_duration_of_a_total() -> None:
    made = only(
        task(project("a", efforts=total("3"), start=date(2027, 1, 1), end=date(2027, 9, 30)))
    )
    assert made.modes[0].quarters == 3
    assert made.earliest == 1


def test_a_size_class_counts_the_months_of_the_city() -> None:
    made = only(task(project("a", efforts=(Effort("it", size=SizeClass.M),))))
    assert sum(made.modes[0].need["it"]) == 300


@pytest.mark.parametrize(
    ("efforts", "missing"),
    [
        ((), "Aufwand und Team"),
        ((Effort("it"),), "Aufwand für Zentrale IT"),
        ((Effort("it", size=SizeClass.XL),), "Aufwand für Zentrale IT"),
        ((Effort("gone", total=Decimal(1)),), "ein Team statt „gone“, das es nicht mehr gibt"),
        (total("-1"), "ein Aufwand ab 0 für Zentrale IT"),
        (total("5000"), "ein glaubhafter Aufwand für Zentrale IT"),
    ],
)
def test_what_is_not_known_is_named_and_never_guessed(
    efforts: tuple[Effort, ...], missing: str
) -> None:
    made = task(project("a", efforts=efforts), project("b"))
    assert [p.id for p in made.instance.projects] == ["b"]
    assert [(u.project, [m.de for m in u.missing]) for u in made.unready] == [("a", [missing])]


def test_a_pool_without_capacity_keeps_its_projects_out() -> None:
    silent = Pool("silent", Localized("Stilles Team"), PoolKind.CENTRAL)
    made = task(project("a", efforts=total("1", "silent")), pools=(POOL, silent))
    assert [m.de for m in made.unready[0].missing] == ["Kapazität von Stilles Team"]


def test_a_running_project_keeps_its_place_and_its_remaining_work() -> None:
    made = only(
        task(
            project(
                "a",
                status=Status.RUNNING,
                start=date(2026, 1, 1),
                end=date(2027, 6, 30),
                efforts=total("6"),
            )
        )
    )
    assert made.fixed_start == 0
    assert made.modes[0].need == {"it": (100, 100, 100)}


def test_finished_and_stopped_projects_are_out() -> None:
    made = task(project("a", status=Status.DONE), project("b", status=Status.STOPPED), project("c"))
    assert [p.id for p in made.instance.projects] == ["c"]


def test_only_a_mandate_makes_an_end_a_deadline() -> None:
    span = {"start": date(2027, 1, 1), "end": date(2027, 6, 30)}
    made = task(
        project("a", **span, mandates=(Evidence(Mandate.LEGAL, "§ 1"),)),
        project("b", **span),
        categories={"a": Category.A, "b": Category.B},
    )
    assert [(p.id, p.deadline, p.required) for p in made.instance.projects] == [
        ("a", 2, True),
        ("b", None, True),
    ]


def test_a_category_counts_more_than_one_goal() -> None:
    made = task(project("a"), project("c", goals=("g",)), categories={"a": Category.A})
    weights = {p.id: p.weight for p in made.instance.projects}
    assert weights == {"a": 32, "c": 6}


def test_absences_and_new_staff_change_what_a_pool_gives() -> None:
    set_up = replace(
        SETTINGS,
        quarters=5,
        absences=(Absence("it", FIRST + 1, FIRST + 2, Decimal(4), "Elternzeit"),),
        ramp_ups=(RampUp("it", FIRST + 2, Decimal(3), 3),),
    )
    pool = replace(POOL, capacity=(*POOL.capacity, Capacity(FIRST + 4, Decimal(12))))
    assert capacity(pool, FIRST, set_up) == (1000, 600, 700, 1200, 1500)


def test_c_waits_for_what_the_others_leave_unless_the_rule_is_let_go() -> None:
    projects = (project("a"), project("c"))
    categories = {"a": Category.A}
    assert task(*projects, categories=categories).early == {"a"}
    free = Relaxation(RuleName.WHEN_FREE, "Versuch", "Erika", datetime(2026, 1, 1, tzinfo=UTC))
    assert task(*projects, categories=categories, settings=relaxed(SETTINGS, free)).early == set()


def test_letting_go_of_a_rule_can_mean_one_project() -> None:
    one = Relaxation(
        RuleName.AT_ONCE, "Mittel fehlen", "Erika", datetime(2026, 1, 1, tzinfo=UTC), ("a",)
    )
    made = task(
        project("a"),
        project("b"),
        categories={"a": Category.A, "b": Category.A},
        settings=relaxed(SETTINGS, one),
    )
    assert [(p.id, p.required) for p in made.instance.projects] == [("a", False), ("b", True)]


def test_a_running_project_may_rest_when_its_rule_is_let_go() -> None:
    rest = Relaxation(RuleName.RUNNING_FIRST, "Pause", "Erika", datetime(2026, 1, 1, tzinfo=UTC))
    runs = project("a", status=Status.RUNNING, start=date(2026, 1, 1), end=date(2027, 6, 30))
    assert only(task(runs)).fixed_start == 0
    assert only(task(runs, settings=relaxed(SETTINGS, rest))).fixed_start is None


def test_the_second_search_holds_what_the_first_found() -> None:
    made = task(
        project("a", efforts=total("10")),
        project("c", depends_on=("a",)),
        categories={"a": Category.A},
    )
    assert [p.id for p in first_stage(made).projects] == ["a"]
    second = second_stage(made, {"a": Start(1, 2)})
    held = second.projects[0]
    assert (held.fixed_start, held.modes[0].quarters) == (1, 4)
    whole = whole_starts({"a": Start(1, 2)}, {"a": Start(1), "c": Start(5)}, made.early)
    assert check(made.instance, whole) == []


def test_only_plannable_projects_of_the_agreed_plan_count_for_stability() -> None:
    made = task(project("a"), previous={"a": FIRST + 2, "gone": FIRST})
    assert made.instance.previous == {"a": Start(2)}


@given(st.integers(0, 5000), st.integers(1, 40))
@settings(deadline=None)
def test_spreading_keeps_every_hundredth(amount: int, quarters: int) -> None:
    parts = spread(amount, quarters)
    assert sum(parts) == amount
    assert max(parts) - min(parts) <= 1


efforts = st.one_of(
    st.decimals(-2, 30, places=2).map(lambda d: total(str(d))),
    st.lists(
        st.tuples(st.sampled_from(["2026-Q1", "2026-Q4", "2027-Q2"]), st.decimals(0, 12, places=1)),
        max_size=3,
    ).map(lambda parts: by_quarter(*((q, str(d)) for q, d in parts))),
)
dates = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2030, 12, 31)))


@given(
    st.lists(st.tuples(efforts, st.sampled_from(Status), dates, dates), max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6),
)
@settings(deadline=None)
def test_whatever_is_stated_gives_a_sound_task(
    rows: list[tuple[tuple[Effort, ...], Status, date | None, date | None]],
    waits: list[tuple[int, int]],
) -> None:
    projects = [
        project(
            f"p{n}",
            efforts=work,
            status=status,
            start=begin,
            end=end,
            depends_on=tuple(f"p{b}" for a, b in waits if a == n),
        )
        for n, (work, status, begin, end) in enumerate(rows)
    ]
    made = task(*projects, settings=PlanSettings(quarters=8))
    assert faults_of_instance(made.instance) == []
    still_open = [p.id for p in projects if p.status not in (Status.DONE, Status.STOPPED)]
    planned = [p.id for p in made.instance.projects]
    assert sorted([*planned, *(u.project for u in made.unready)]) == sorted(still_open)
    assert all(Quarter(2026, 4) == made.first for _ in planned)
