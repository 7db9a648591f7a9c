"""Categories O, A, B, C: tables of cases, and what holds for every project."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import (
    Category,
    Effort,
    Evidence,
    Mandate,
    Project,
    QuarterEffort,
    SizeClass,
    Status,
)
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.decision import Answer, ConflictKind, Decision, RuleId, count
from rathaus.strategy.rules.quality import missing
from tests.unit.strategy.rules.making import law, needs, override, project, strategy


def decide(one: Project, *others: Project) -> Decision:
    return categorise_all(strategy(one, *others))[one.id]


@pytest.mark.parametrize(
    ("facts", "category", "rule"),
    [
        ({}, "C", RuleId.REST),
        ({"running_at_publication": True}, "O", RuleId.RUNNING),
        ({"running_at_publication": True, "mandates": (law(),)}, "O", RuleId.RUNNING),
        ({"running_at_publication": False, "mandates": (law(),)}, "A", RuleId.COMPELLED),
        ({"mandates": (Evidence(Mandate.TECHNICAL, "Support endet"),)}, "A", RuleId.COMPELLED),
        ({"mandates": (Evidence(Mandate.MAYOR, "Verfügung 7"),)}, "A", RuleId.ORDERED),
        ({"mandates": (Evidence(Mandate.RESOLUTION, "RAT/1/2024"),)}, "A", RuleId.ORDERED),
        ({"mandates": (law(" "),)}, "C", RuleId.REST),
        ({"legal_basis": "§ 3 OZG"}, "C", RuleId.REST),
        ({"lead_project": True}, "A", RuleId.LEAD),
        ({"lead_project": True, "department": "10"}, "C", RuleId.REST),
        ({"lead_project": True, "department": ""}, "C", RuleId.REST),
        ({"central_help": Decimal("2")}, "B", RuleId.ALONE),
        ({"central_help": Decimal("2.1")}, "C", RuleId.REST),
        ({"central_help": Decimal("0")}, "B", RuleId.ALONE),
        ({"central_help": Decimal("0"), "department": ""}, "C", RuleId.REST),
        ({"efforts": (needs("1"), needs("1", "netze"))}, "B", RuleId.ALONE),
        ({"efforts": (needs("1"), needs("1.5", "netze"))}, "C", RuleId.REST),
        ({"efforts": (needs("9", "amt40"),)}, "C", RuleId.REST),
        ({"efforts": (needs("9", "amt40"),), "central_help": Decimal(1)}, "B", RuleId.ALONE),
        ({"efforts": (needs("4"),), "central_help": Decimal(1)}, "C", RuleId.REST),
        ({"efforts": (Effort("online", SizeClass.S),)}, "B", RuleId.ALONE),
        ({"efforts": (Effort("online", SizeClass.M),)}, "C", RuleId.REST),
        ({"efforts": (needs("1"), Effort("netze", SizeClass.XXL))}, "C", RuleId.REST),
        ({"efforts": (needs("1", "gibt-es-nicht"), needs("1"))}, "C", RuleId.REST),
    ],
)
def test_the_first_yes_decides(facts: dict[str, Any], category: str, rule: RuleId) -> None:
    decision = decide(project(**facts))

    assert (decision.category, decision.rule) == (category, rule)
    assert [check.applies for check in decision.checks].count(True) == 1


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"status": Status.RUNNING, "start": date(2024, 1, 31)}, Answer.YES),
        ({"status": Status.RUNNING, "start": date(2024, 2, 1)}, Answer.NO),
        ({"status": Status.RUNNING}, Answer.UNKNOWN),
        ({"status": Status.PLANNED, "start": date(2023, 1, 1)}, Answer.NO),
        ({"status": Status.IDEA}, Answer.NO),
        (
            {"status": Status.DONE, "start": date(2023, 1, 1), "end": date(2024, 2, 1)},
            Answer.YES,
        ),
        (
            {"status": Status.DONE, "start": date(2023, 1, 1), "end": date(2024, 1, 31)},
            Answer.NO,
        ),
        ({"status": Status.DONE, "start": date(2023, 1, 1)}, Answer.UNKNOWN),
        (
            {"status": Status.STOPPED, "start": date(2023, 1, 1), "end": date(2025, 1, 1)},
            Answer.YES,
        ),
        (
            {
                "status": Status.RUNNING,
                "start": date(2020, 1, 1),
                "running_at_publication": False,
            },
            Answer.NO,
        ),
    ],
)
def test_running_at_publication_by_fact_then_by_dates(
    facts: dict[str, Any], answer: Answer
) -> None:
    assert decide(project(**facts)).checks[0].answer is answer


def test_quarters_count_before_total_before_size() -> None:
    effort = Effort(
        "online",
        SizeClass.M,
        Decimal(3),
        (
            QuarterEffort(Quarter(2027, 1), Decimal("0.5")),
            QuarterEffort(Quarter(2027, 2), Decimal("0.7")),
        ),
    )

    assert decide(project(efforts=(effort,))).central_help == Decimal("1.2")
    assert decide(project(efforts=(replace(effort, quarters=()),))).central_help == Decimal(3)


def test_a_known_part_above_the_limit_is_enough_to_say_no() -> None:
    decision = decide(project(efforts=(needs("3"), Effort("netze"))))

    assert decision.checks[4].answer is Answer.NO
    assert "mindestens 3,0" in decision.checks[4].explanation.de
    assert decision.central_help is None
    assert decision.certain


def test_unknown_help_is_never_zero() -> None:
    decision = decide(project())

    assert decision.checks[4].answer is Answer.UNKNOWN
    assert decision.central_help is None
    assert not decision.certain


def test_two_lead_projects_block_each_other_and_both_are_told() -> None:
    first, second = (
        project("a", lead_project=True),
        project("b", lead_project=True, department="41"),
    )
    decisions = categorise_all(strategy(first, second))

    for key in "ab":
        assert decisions[key].category is Category.C
        assert decisions[key].checks[3].answer is Answer.UNKNOWN
        conflict = decisions[key].conflicts[0]
        assert conflict.kind is ConflictKind.TWO_LEAD_PROJECTS
        assert set(conflict.projects) == {"a", "b"}
        assert not decisions[key].certain


def test_an_ended_lead_project_gives_its_seat_back() -> None:
    ended = project("a", lead_project=True, status=Status.DONE, end=date(2025, 1, 1))
    decisions = categorise_all(strategy(ended, project("b", lead_project=True)))

    assert decisions["b"].rule is RuleId.LEAD
    assert decisions["b"].conflicts == ()


def test_another_ground_decides_in_spite_of_the_conflict() -> None:
    decision = decide(
        project("a", lead_project=True, mandates=(law(),)), project("b", lead_project=True)
    )

    assert decision.rule is RuleId.COMPELLED
    assert decision.conflicts
    assert decision.certain


def test_the_rival_is_named() -> None:
    decision = decide(project("a"), project("b", lead_project=True))

    assert decision.checks[3].explanation.de == "Nein. Das Dezernat hat „Projekt b“ benannt."


def test_start_against_the_fact_is_a_conflict() -> None:
    decision = decide(project(running_at_publication=True, start=date(2025, 1, 1)))

    assert decision.conflicts[0].kind is ConflictKind.RUNNING_AGAINST_START


def test_an_override_changes_the_category_and_leaves_the_rule_visible() -> None:
    decision = decide(project(mandates=(law(),), override=override(Category.C)))

    assert (decision.category, decision.computed) == (Category.C, Category.A)
    assert decision.overridden_by is not None
    assert decision.rule is RuleId.COMPELLED


@pytest.mark.parametrize("fault", [{"reason": " "}, {"person": ""}])
def test_an_override_without_reason_or_person_does_not_count(fault: dict[str, str]) -> None:
    decision = decide(project(override=override(Category.A, **fault)))

    assert decision.category is Category.C
    assert decision.overridden_by is None


def test_ended_projects_keep_o_and_count_as_ended() -> None:
    ended = project("a", status=Status.DONE, start=date(2023, 1, 1), end=date(2025, 1, 1))
    counts = count(categorise_all(strategy(ended, project("b"))).values())

    assert (counts[Category.O].total, counts[Category.O].open, counts[Category.O].ended) == (
        1,
        0,
        1,
    )
    assert [str(category) for category in counts] == ["O", "A", "B", "C"]


def test_what_would_change_names_the_smallest_step_first() -> None:
    change = decide(project(efforts=(needs("4"),))).would_change[0]

    assert change.category is Category.B
    assert "2,0 Personenmonate weniger" in change.text.de
    assert change.field == "efforts"


def test_evidence_is_cited() -> None:
    mandate = Evidence(Mandate.RESOLUTION, "RAT/12/2024", date(2024, 5, 16))
    decision = decide(project(mandates=(mandate,)))

    assert decision.evidence == (mandate,)
    assert decision.checks[2].explanation.de == "Ja. Beschluss: RAT/12/2024 vom 16. Mai 2024."


_months = st.none() | st.decimals(0, 9, places=1)
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
_projects = st.builds(
    project,
    key=st.just("p"),
    department=st.sampled_from(["40", "41", "10", "", "?"]),
    status=st.sampled_from(Status),
    start=st.none() | st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    end=st.none() | st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    running_at_publication=st.none() | st.booleans(),
    mandates=st.lists(
        st.builds(Evidence, st.sampled_from(Mandate), st.sampled_from(["", "§ 1"])), max_size=2
    ).map(tuple),
    lead_project=st.booleans(),
    central_help=_months,
    efforts=st.lists(
        st.builds(
            Effort,
            st.sampled_from(["online", "netze", "amt40", "?"]),
            st.none() | st.sampled_from(SizeClass),
            _months,
        ),
        max_size=3,
    ).map(tuple),
)


@_patient
@given(_projects, st.booleans())
def test_every_decision_is_whole(one: Project, rival: bool) -> None:
    others = [project("r", lead_project=True)] if rival else []
    decision = decide(one, *others)
    applied = [check for check in decision.checks if check.applies]

    assert len(applied) == 1
    assert applied[0].category is decision.computed
    assert applied[0].answer is Answer.YES
    earlier = decision.checks[: decision.checks.index(applied[0])]
    assert all(check.answer is not Answer.YES for check in earlier)
    assert all(each.category is not decision.computed for each in decision.would_change) or (
        decision.rule in (RuleId.RUNNING, RuleId.COMPELLED, RuleId.ORDERED, RuleId.LEAD)
    )
    for check in decision.checks:
        assert check.explanation.de
        assert check.explanation.en


@_patient
@given(_projects)
def test_what_would_change_is_true(one: Project) -> None:
    """Each fact named leads to the category named, once it is changed."""
    for change in decide(one).would_change:
        changed = {
            "running_at_publication": {"running_at_publication": change.category is Category.O},
            "mandates": {"mandates": (law(),) if change.category is Category.A else ()},
            "lead_project": {"lead_project": change.category is Category.A},
            "efforts": {"efforts": (), "central_help": Decimal(2 if change.category == "B" else 3)},
            "central_help": {"efforts": (), "central_help": Decimal(2)},
            "department": {},
        }[change.field]
        if change.category is Category.B and one.department in ("", "?"):
            changed = {**changed, "department": "40"}
        if change.field == "mandates" and decide(one).rule is not RuleId.COMPELLED:
            continue
        after = decide(replace(one, override=None, **changed))
        lead_again = after.rule is RuleId.LEAD and change.category is Category.B
        assert (
            after.computed is change.category
            or lead_again
            or (change.field == "mandates" and after.computed is Category.A)
        )


@_patient
@given(_projects)
def test_less_central_help_never_moves_a_project_back(one: Project) -> None:
    order = list(Category)
    freed = replace(one, efforts=(), central_help=Decimal(0))

    assert order.index(decide(freed).category) <= order.index(decide(one).category)


def test_many_lead_projects_of_one_directorate_all_see_the_conflict() -> None:
    projects = tuple(
        project(str(i), lead_project=True, efforts=(needs("1"), needs("2", "netze")))
        for i in range(500)
    )
    decisions = categorise_all(strategy(*projects))
    assert len(decisions) == 500
    assert all(decisions[each.id].conflicts for each in projects)
    assert not any(missing(each, decisions[each.id]) == () for each in projects)
