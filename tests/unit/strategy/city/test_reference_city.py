"""The reference city holds exactly what its sources say."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from rathaus.kernel.units import Unit
from rathaus.strategy.city.check import check_city
from rathaus.strategy.document import Category, Goal, Origin, PlanKind, Provenance, Strategy
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.formula import parse
from tests.unit.strategy.city.folders import REFERENCE, SMALL, strategy_of

AWAITED = {"services", "coverage", "citydata", "records", "process", "documents", "twin"}
AWAITED |= {"bookings", "participation", "monitoring"}


@pytest.fixture(scope="module")
def city() -> Strategy:
    return strategy_of(REFERENCE)


@pytest.fixture(scope="module")
def demo() -> Strategy:
    return strategy_of(REFERENCE, demo=True)


def goal(city: Strategy, number: str) -> Goal:
    return next(each for each in city.goals if each.number == number)


def test_clusters_and_dimensions(city: Strategy) -> None:
    assert len(city.clusters) == 4
    assert len(city.dimensions) == 17
    sizes = Counter(each.cluster for each in city.dimensions)
    assert [sizes[cluster.id] for cluster in city.clusters] == [4, 6, 4, 3]


def test_goals_by_programme_and_year(city: Strategy) -> None:
    assert len(city.programmes) == 4
    assert len(city.goals) == 26
    counted = Counter((each.programme, each.year) for each in city.goals)
    pairs = [(counted[each.id, 2025], counted[each.id, 2030]) for each in city.programmes]
    assert pairs == [(4, 2), (3, 4), (2, 3), (5, 3)]


def test_action_plans_and_undertakings(city: Strategy) -> None:
    counted = Counter((each.programme, each.kind) for each in city.action_plans)
    pairs = [
        (counted[each.id, PlanKind.ACTION_PLAN], counted[each.id, PlanKind.UNDERTAKING])
        for each in city.programmes
    ]
    assert pairs == [(3, 0), (15, 3), (7, 4), (7, 5)]


def test_what_is_counted_but_not_named_stays_a_visible_placeholder(city: Strategy) -> None:
    last = city.programmes[3].id
    placeholders = [each for each in city.action_plans if each.placeholder]
    assert {each.programme for each in placeholders} == {last}
    assert len(placeholders) == 11
    assert all("Platzhalter" in each.text.de for each in placeholders)
    named = [e for e in city.action_plans if e.programme == last and not e.placeholder]
    assert [each.title.de for each in named] == ["Urban Data Platform"]


@pytest.mark.parametrize(
    ("number", "unit", "target"),
    [
        ("1.1", Unit.PERCENT, 50),
        ("1.2", Unit.PERCENT, 100),
        ("1.3", Unit.PERCENT, 100),
        ("1.4", Unit.PERCENT, 95),
        ("1.5", Unit.PERCENT, 100),
        ("2.1", Unit.COUNT, 15),
        ("2.2", Unit.YES_NO, 1),
        ("3.1", Unit.COUNT, 75),
        ("4.2", Unit.YES_NO, 1),
    ],
)
def test_targets(city: Strategy, number: str, unit: Unit, target: int) -> None:
    found = goal(city, number)
    assert (found.unit, found.target) == (unit, Decimal(target))


def test_the_two_goals_that_a_source_marks_as_reached_have_no_date(city: Strategy) -> None:
    claimed = [each for each in city.goals if each.claim is not None]
    assert [each.number for each in claimed] == ["1.2", "1.4"]
    assert all(each.claim and each.claim.on is None for each in claimed)


def test_every_goal_has_exactly_one_way_to_a_value(city: Strategy) -> None:
    for each in city.goals:
        assert bool(each.formula) != bool(each.manual), each.number
        if each.formula:
            domains = {name.split(".")[0] for name in parse(each.formula).measures}
            assert domains <= AWAITED | {"strategy"}
            assert domains == {each.awaits or "strategy"}


def test_some_goals_are_measured_from_the_portfolio_today(city: Strategy) -> None:
    today = [each.number for each in city.goals if each.formula and not each.awaits]
    assert today == ["2.3", "2.6", "2.7", "3.2"]


@pytest.mark.parametrize(
    ("plan", "dimensions"),
    [
        ("glasfaser", {"proaktiv", "nutzerorientiert", "modern", "effektiv"}),
        (
            "ki-in-der-verwaltung",
            {"proaktiv", "nutzerorientiert", "modern", "souveraen", "wirtschaftlich", "effektiv"},
        ),
        (
            "digitale-services-zu-lebenslagen",
            {"nutzerorientiert", "barrierearm-und-zugaenglich", "wirtschaftlich", "effektiv"},
        ),
        (
            "urban-data-platform",
            {
                "proaktiv",
                "modern",
                "transparent-und-offen",
                "souveraen",
                "verantwortungsbewusst",
                "effektiv",
            },
        ),
    ],
)
def test_dimensions_of_the_examples(city: Strategy, plan: str, dimensions: set[str]) -> None:
    found = next(each for each in city.action_plans if each.id == plan)
    assert set(found.dimensions) == dimensions


def test_projects_of_the_sources_say_so_and_guess_nothing(city: Strategy) -> None:
    assert len(city.projects) == 35
    for project in city.projects:
        assert project.origin is Origin.SOURCE
        assert project.source in city.sources
        assert project.dimensions
        assert "Zieldimension" in project.remarks
        guesses = (project.start, project.end, project.cost_cents, project.lead, project.efforts)
        assert not any(guesses), project.id


def test_the_demonstration_portfolio_is_large_and_marked(demo: Strategy) -> None:
    sample = [each for each in demo.projects if each.origin is Origin.SAMPLE]
    assert len(demo.projects) >= 334
    assert len(sample) >= 300
    assert len({each.title for each in demo.projects}) == len(demo.projects)
    assert all(each.description or each.remarks or each.lead for each in sample)
    shapes = Counter(
        "size" if effort.size else "total" if effort.total is not None else "quarters"
        for project in sample
        for effort in project.efforts
    )
    assert min(shapes.values()) > 20
    assert len(shapes) == 3


def test_categories_are_spread_as_in_the_strategy(demo: Strategy) -> None:
    counted = Counter(each.category for each in categorise_all(demo).values())
    assert counted[Category.O] > 100
    assert counted[Category.A] + counted[Category.B] > 100
    assert counted[Category.C] > 100


def test_two_directorates_name_more_than_one_lead_project(demo: Strategy) -> None:
    homes = {each.id: each.directorate for each in demo.departments}
    leads = Counter(homes[each.department] for each in demo.projects if each.lead_project)
    assert sum(count > 1 for count in leads.values()) == 2


def test_sample_readings_cover_five_years_of_most_goals(demo: Strategy) -> None:
    assert {each.provenance for each in demo.readings} == {Provenance.SAMPLE}
    days = Counter(each.goal for each in demo.readings)
    assert len(days) > 20
    assert set(days.values()) == {20}


@pytest.mark.parametrize("city", [REFERENCE, SMALL], ids=lambda path: path.name)
def test_cities_have_no_mistakes(city: Path) -> None:
    assert check_city(city) == []


def test_the_small_city_shares_nothing_with_the_reference_city() -> None:
    small = strategy_of(SMALL)
    assert [len(small.clusters), len(small.dimensions), len(small.programmes)] == [2, 3, 2]
    assert [len(small.goals), len(small.action_plans), len(small.projects)] == [3, 2, 3]
    assert small.facts[0].value != 12000
