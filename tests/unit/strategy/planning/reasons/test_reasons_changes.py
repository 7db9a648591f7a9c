"""Changes to a task: made in order, all or none, refused by name; and kept as JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Project, Start
from rathaus.strategy.planning.reasons.change import (
    CHANGES,
    AddCapacity,
    AddProject,
    Change,
    ChooseMode,
    DelayProject,
    DropProject,
    MoveAfter,
    ReduceNeed,
    RelaxDependency,
    SetDeadline,
    SetRequired,
)
from rathaus.strategy.planning.reasons.change_json import from_json, to_json
from rathaus.strategy.planning.reasons.errors import ChangesRefused
from rathaus.strategy.planning.reasons.making import MOST, apply, apply_all
from rathaus.strategy.planning.validate import faults_of_instance
from tests.unit.strategy.planning.reasons.tiny import instances, simple, task

RUNNING = simple("run", fixed_start=0)
FIRST = simple("first", 2)
SECOND = simple("second", after=("first",), deadline=3)
TASK = replace(task(RUNNING, FIRST, SECOND), previous={"first": Start(1), "second": Start(3)})


def project(instance: Instance, name: str) -> Project:
    return next(each for each in instance.projects if each.id == name)


def refused(*changes: Change) -> list[tuple[int | None, str, str, str]]:
    with pytest.raises(ChangesRefused) as caught:
        apply_all(changes, TASK)
    return [(each.index, each.field, each.code, each.given) for each in caught.value.faults]


def test_each_change_does_what_it_says_and_nothing_else() -> None:
    assert apply(AddCapacity("it", 2, 1, 2), TASK).pools[0].capacity == (2, 4, 4, 2)
    assert apply(AddCapacity("it", -2, 3, 3), TASK).pools[0].capacity == (2, 2, 2, 0)
    assert project(apply(DelayProject("first", 2), TASK), "first").earliest == 2
    assert apply(DelayProject("first", 0), TASK) == TASK
    assert project(apply(SetDeadline("second", None), TASK), "second").deadline is None
    assert project(apply(RelaxDependency("second", "first"), TASK), "second").after == ()
    assert project(apply(MoveAfter("first", "run"), TASK), "first").after == ("run",)
    assert apply(MoveAfter("second", "first"), TASK) == TASK
    assert project(apply(SetRequired("first", True), TASK), "first").required
    less = apply(ReduceNeed("first", 0, "it", (0, 1)), TASK)
    assert project(less, "first").modes[0].need == {"it": (1, 0)}
    assert project(TASK, "first").modes[0].need == {"it": (1, 1)}


def test_a_chosen_mode_becomes_the_only_one() -> None:
    two = replace(FIRST, modes=(FIRST.modes[0], Mode(3, {})))
    assert apply(ChooseMode("first", 1), task(two)).projects[0].modes == (Mode(3, {}),)


def test_a_dropped_project_leaves_the_previous_plan_too() -> None:
    changed = apply_all([DropProject("first"), RelaxDependency("second", "first")], TASK)
    assert [each.id for each in changed.projects] == ["run", "second"]
    assert changed.previous == {"second": Start(3)}


def test_a_project_may_be_exchanged_for_another_of_its_id() -> None:
    changed = apply_all([DropProject("first"), AddProject(simple("first", 3))], TASK)
    assert project(changed, "first").modes[0].quarters == 3


@pytest.mark.parametrize(
    ("change", "field", "code", "given"),
    [
        (AddCapacity("hr", 1, 0, 0), "pool", "unknown_pool", "hr"),
        (AddCapacity("it", 1, 4, 4), "first", "outside", "4"),
        (AddCapacity("it", 1, -1, 0), "first", "outside", "-1"),
        (AddCapacity("it", 1, 2, 1), "last", "outside", "1"),
        (AddCapacity("it", 1, 2, 4), "last", "outside", "4"),
        (AddCapacity("it", 0, 0, 1), "amount", "zero", "0"),
        (AddCapacity("it", MOST + 1, 0, 1), "amount", "absurd", str(MOST + 1)),
        (AddCapacity("it", -3, 0, 0), "amount", "below_zero", "-3"),
        (DropProject("ghost"), "project", "unknown_project", "ghost"),
        (DropProject("first"), "project", "needed", "second"),
        (DelayProject("run", 1), "project", "running", "run"),
        (DelayProject("first", 4), "quarter", "outside", "4"),
        (SetDeadline("first", -1), "quarter", "outside", "-1"),
        (RelaxDependency("first", "run"), "before", "unknown_dependency", "run"),
        (MoveAfter("run", "first"), "project", "running", "run"),
        (MoveAfter("first", "ghost"), "before", "unknown_project", "ghost"),
        (MoveAfter("first", "first"), "project", "circle", "first first"),
        (ReduceNeed("first", 1, "it", (1, 1)), "mode", "unknown_mode", "1"),
        (ReduceNeed("first", 0, "it", (1,)), "amounts", "length", "1"),
        (ReduceNeed("first", 0, "it", (0, 0)), "amounts", "zero", "0"),
        (ReduceNeed("first", 0, "it", (2, -1)), "amounts", "zero", "-1"),
        (ReduceNeed("first", 0, "it", (2, 0)), "amounts", "below_zero", "2"),
        (ChooseMode("run", 0), "project", "running", "run"),
        (ChooseMode("first", -1), "mode", "unknown_mode", "-1"),
        (SetRequired("ghost", True), "project", "unknown_project", "ghost"),
        (AddProject(simple("first")), "project.id", "exists", "first"),
        (AddProject(simple("new", need=MOST + 1)), "project", "absurd", str(MOST + 1)),
        (AddProject(simple("new", after=("x",))), "project", "unknown_predecessor", "x"),
        (AddProject(simple("new", need=-1)), "project", "negative", "it"),
        (AddProject(Project("new", 1, (Mode(1, {"hr": (1,)}),))), "project", "unknown_pool", "hr"),
        (AddProject(Project("new", 1, ())), "project", "no_mode", "new"),
    ],
)
def test_a_change_that_cannot_be_made_names_the_field(
    change: Change, field: str, code: str, given: str
) -> None:
    assert refused(change) == [(0, field, code, given)]


def test_a_circle_is_shown_as_the_circle_and_laid_to_the_change_that_closed_it() -> None:
    faults = refused(SetDeadline("first", 2), MoveAfter("first", "second"))
    assert faults == [(1, "project", "circle", faults[0][3])]
    assert set(faults[0][3].split()) == {"first", "second"}


def test_all_faults_are_told_at_once_and_nothing_is_changed() -> None:
    before = repr(TASK)
    faults = refused(DelayProject("run", 1), DropProject("ghost"), SetDeadline("first", 9))
    assert [(index, code) for index, _, code, _ in faults] == [
        (0, "running"),
        (1, "unknown_project"),
        (2, "outside"),
    ]
    assert repr(TASK) == before


def test_a_fault_that_the_task_had_before_is_not_laid_to_a_change() -> None:
    odd = task(simple("a", after=("b",)), simple("b", after=("a",)), simple("c"))
    assert faults_of_instance(odd)
    assert project(apply(DelayProject("c", 1), odd), "c").earliest == 1


NAMES = st.sampled_from(["p0", "p1", "ghost", "new"])
NUMBERS = st.integers(-2, 5)
DRAWN: st.SearchStrategy[Change] = st.one_of(
    st.builds(AddCapacity, st.sampled_from(["it", "hr", "x"]), NUMBERS, NUMBERS, NUMBERS),
    st.builds(DropProject, NAMES),
    st.builds(
        AddProject,
        st.builds(
            simple,
            NAMES,
            st.integers(1, 3),
            st.integers(0, 2),
            after=NAMES.map(lambda each: (each,)),
        ),
    ),
    st.builds(DelayProject, NAMES, NUMBERS),
    st.builds(SetDeadline, NAMES, st.none() | NUMBERS),
    st.builds(RelaxDependency, NAMES, NAMES),
    st.builds(MoveAfter, NAMES, NAMES),
    st.builds(
        ReduceNeed,
        NAMES,
        NUMBERS,
        st.sampled_from(["it", "hr"]),
        st.lists(NUMBERS, max_size=2).map(tuple),
    ),
    st.builds(ChooseMode, NAMES, NUMBERS),
    st.builds(SetRequired, NAMES, st.booleans()),
)


@given(instances(), st.lists(DRAWN, max_size=4))
@settings(deadline=None, max_examples=30)
def test_changes_end_in_a_sound_task_or_in_named_faults(
    instance: Instance, changes: list[Change]
) -> None:
    try:
        changed = apply_all(changes, instance)
    except ChangesRefused as refusal:
        assert refusal.faults
        assert all(each.field and each.code for each in refusal.faults)
    else:
        assert not faults_of_instance(changed)
        assert changed.previous.keys() <= {each.id for each in changed.projects}


@given(DRAWN)
@settings(deadline=None, max_examples=40)
def test_a_change_survives_json(change: Change) -> None:
    assert from_json(json.loads(json.dumps(to_json(change)))) == change


def test_every_kind_of_change_has_a_name_of_its_own() -> None:
    assert len({each.kind for each in CHANGES}) == len(CHANGES) == 10


ADDED = to_json(AddProject(simple("new")))


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        ([], "change", "not_object"),
        ({}, "kind", "unknown_kind"),
        ({"kind": ["x"]}, "kind", "unknown_kind"),
        ({"kind": "explode"}, "kind", "unknown_kind"),
        ({"kind": "drop_project"}, "project", "missing"),
        ({"kind": "drop_project", "project": "a", "x": 1}, "x", "unknown_field"),
        ({"kind": "drop_project", "project": ""}, "project", "not_text"),
        ({"kind": "drop_project", "project": 7}, "project", "not_text"),
        ({"kind": "delay_project", "project": "a", "quarter": True}, "quarter", "not_whole"),
        ({"kind": "delay_project", "project": "a", "quarter": 1.0}, "quarter", "not_whole"),
        ({"kind": "delay_project", "project": "a", "quarter": None}, "quarter", "not_whole"),
        ({"kind": "set_deadline", "project": "a", "quarter": "1"}, "quarter", "not_whole"),
        ({"kind": "set_deadline", "project": "a", "quarter": 10**13}, "quarter", "absurd"),
        ({"kind": "set_required", "project": "a", "required": 1}, "required", "not_bool"),
        (
            {"kind": "reduce_need", "project": "a", "mode": 0, "pool": "it", "amounts": "11"},
            "amounts",
            "not_list",
        ),
        (
            {"kind": "reduce_need", "project": "a", "mode": 0, "pool": "it", "amounts": [1, None]},
            "amounts.1",
            "not_whole",
        ),
        ({"kind": "add_project", "project": {"id": "a"}}, "project.weight", "missing"),
        (ADDED | {"project": ADDED["project"] | {"after": [1]}}, "project.after.0", "not_text"),
        (
            ADDED | {"project": ADDED["project"] | {"modes": [{"quarters": 1}]}},
            "project.modes.0.need",
            "missing",
        ),
        (
            ADDED | {"project": ADDED["project"] | {"modes": [{"quarters": 1, "need": {"it": 3}}]}},
            "project.modes.0.need.it",
            "not_list",
        ),
    ],
)
def test_json_that_is_no_change_names_the_field(value: object, field: str, code: str) -> None:
    with pytest.raises(ChangesRefused) as caught:
        from_json(value)
    assert [(each.field, each.code) for each in caught.value.faults] == [(field, code)]
