"""Numbers as the stable ids of lists that have no better ones."""

import pytest

from rathaus.strategy.lists.plan import Action
from tests.unit.strategy.lists.list_files import csv_text, load, plan, projects

HEADS = ["Titel", "Amt"]


def _list(heading: str, *rows: tuple[str, str]) -> bytes:
    return csv_text([[heading, *HEADS], *([n, title, "Amt 1"] for n, title in rows)]).encode()


@pytest.mark.parametrize("heading", ["Nummer", "Nr.", "Projektnummer", "Projekt-Nr."])
def test_a_renamed_project_is_recognised_by_its_number(heading: str) -> None:
    first = projects(plan(_list(heading, ("10", "Alpha"), ("20", "Beta"))))
    made = plan(_list(heading, ("10", "Alpha neu"), ("20", "Beta")), existing=first)
    assert [row.action for row in made.rows] == [Action.UPDATED, Action.UNCHANGED]
    assert projects(made)[0].id == first[0].id
    assert not made.missing


def test_a_better_id_wins_over_the_number() -> None:
    loaded = load(b"Nr.;Projekt-ID;Titel\n1;P-1;Alpha\n2;P-2;Beta\n")
    assert loaded.mapping.headings("id") == ("Projekt-ID",)


def test_running_numbers_are_no_ids() -> None:
    loaded = load(_list("Lfd. Nr.", ("1", "Alpha"), ("2", "Beta")))
    assert loaded.mapping.id_rule == "title+department"


def test_a_row_put_in_above_renames_no_project() -> None:
    first = projects(plan(_list("Nr.", ("1", "Alpha"), ("2", "Beta"))))
    again = _list("Nr.", ("1", "Neu"), ("2", "Alpha"), ("3", "Beta"))
    made = plan(again, existing=first)
    assert [row.title for row in made.rows if row.action is Action.CREATED] == ["Neu"]
    assert [project.id for project in projects(made)][1:] == [p.id for p in first]
    assert not made.missing


def test_a_number_that_stands_twice_is_rejected_or_warned_of() -> None:
    many = [(str(i), f"Projekt {i}") for i in range(1, 20)]
    plain = plan(_list("Nummer", *many, ("7", "Doppelt"))).to_plain(dry_run=True)
    assert [(entry["row"], entry["column"]) for entry in plain["rejected"]] == [(21, "Nummer")]
    made = plan(_list("Nummer", ("1", "Alpha"), ("1", "Beta")))
    assert len(projects(made)) == 2
    assert any("„1“ steht schon in Zeile 2" in warning.reason for warning in made.warnings)
