"""What an editor proposes: founded values first, each with where it comes from."""

from dataclasses import replace
from datetime import date

import pytest

from rathaus.strategy.office.edits import FACTS
from rathaus.strategy.office.suggest import Neighbour, suggestions
from rathaus.strategy.office.table import COLUMNS, bar, chosen_columns, now_line
from tests.integration.strategy.small_city import SMALL

TODAY = date(2026, 9, 30)
PROJECT = replace(SMALL.projects[1], start=date(2027, 1, 1), end=None, depends_on=("p-9",))


def _neighbour(key: str, start: date | None, end: date | None, lead: str = "") -> Neighbour:
    return Neighbour(key, f"Projekt {key}", "cables", "streets", start, end, lead)


NEAR = [
    _neighbour("a", date(2024, 1, 1), date(2024, 12, 31), "Celik"),
    _neighbour("b", date(2024, 1, 1), date(2025, 12, 31), "Celik"),
    _neighbour("c", date(2024, 1, 1), date(2026, 12, 31), "Lenz"),
    _neighbour("p-9", None, date(2026, 12, 31)),
]


def _values(name: str, **changes: object) -> list[tuple[str, str]]:
    project = replace(PROJECT, **changes)  # type: ignore[arg-type]
    found = suggestions(FACTS[name], project, SMALL, NEAR, TODAY)
    return [(each.value, str(each.origin)) for each in found]


def test_an_end_follows_the_usual_duration_of_the_action_plan() -> None:
    assert _values("end")[0] == (
        "4/28",
        "so lange dauern Projekte dieses Aktionsplans (Mitte von 3)",
    )


def test_a_usual_end_in_the_past_is_not_proposed() -> None:
    assert "so lange" not in _values("end", start=date(2022, 1, 1))[0][1]


def test_a_start_waits_for_what_the_project_depends_on() -> None:
    assert _values("start", start=None)[0] == ("1/27", "wenn „Projekt p-9“ endet")


def test_leads_of_the_department_come_by_the_number_of_their_projects() -> None:
    assert [value for value, _ in _values("lead")] == ["Celik", "Lenz"]


def test_a_choice_proposes_every_value() -> None:
    assert [value for value, _ in _values("action_plan")] == ["cables", "moving"]


@pytest.mark.parametrize("names", [[], ["nothing"]])
def test_without_a_known_column_the_usual_ones_stand(names: list[str]) -> None:
    assert chosen_columns(names) == [column for column in COLUMNS if column.usual]


def test_the_strip_shows_what_is_past_and_where_today_is() -> None:
    placed = bar(date(2026, 1, 1), date(2027, 1, 1), TODAY)
    assert placed is not None
    assert float(placed.x) + float(placed.past) == pytest.approx(float(now_line(TODAY)), abs=0.2)
    assert bar(date(2020, 1, 1), date(2021, 1, 1), TODAY) is None
