"""What becomes of each row: created, updated, unchanged, rejected."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Mandate, Project, SizeClass, Status
from rathaus.strategy.lists.columns.propose import propose
from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.mapping import ColumnUse, Mapping
from rathaus.strategy.lists.plan import Action, ImportPlan
from rathaus.strategy.lists.vocabulary import Vocabulary
from tests.unit.strategy.lists.list_files import PORTFOLIO, csv_text, load, plan, projects

WORDS = Vocabulary(
    {
        "department": {"10": "amt-10", "hauptamt": "amt-10"},
        "dimensions": {"zugang": "access", "tempo": "speed"},
        "efforts": {"itk": "pool-itk", "poolitk": "pool-itk"},
    }
)


def made_from(rows: list[list[str]], existing: list[Project] | None = None) -> ImportPlan:
    return plan(csv_text(rows).encode(), "liste.csv", existing or [], vocabulary=WORDS)


def changed(row: int, column: int, text: str) -> list[list[str]]:
    rows = [list(cells) for cells in PORTFOLIO]
    rows[row][column] = text
    return rows


def actions(made: ImportPlan) -> list[str]:
    return [row.action.value for row in made.rows]


def test_the_second_import_changes_nothing() -> None:
    first = made_from(PORTFOLIO)
    assert actions(first) == ["created"] * 3
    assert actions(made_from(PORTFOLIO, projects(first))) == ["unchanged"] * 3


def test_a_changed_cell_is_shown_with_both_values() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from(changed(2, 4, "2.500 €"), first)
    assert actions(made) == ["unchanged", "updated", "unchanged"]
    (change,) = made.rows[1].changes
    assert (change.field, change.before, change.after) == ("Kosten geplant", "2.000,00", "2.500,00")


def test_rows_in_another_order_are_the_same_projects() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from([PORTFOLIO[0], *reversed(PORTFOLIO[1:])], first)
    assert actions(made) == ["unchanged"] * 3


def test_what_a_person_changed_stays_until_the_list_changes() -> None:
    first = projects(made_from(PORTFOLIO))
    edited = [replace(first[0], title="Neue Akte", status=Status.RUNNING), *first[1:]]
    assert actions(made_from(PORTFOLIO, edited)) == ["unchanged"] * 3
    made = made_from(changed(1, 1, "Akte 2.0"), edited)
    updated = projects(made)[0]
    assert (updated.title, updated.status) == ("Akte 2.0", Status.RUNNING)


def test_an_emptied_cell_takes_back_only_what_it_gave() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from(changed(1, 4, ""), first)
    assert projects(made)[0].cost_cents is None
    corrected = [replace(first[0], cost_cents=999), *first[1:]]
    assert projects(made_from(changed(1, 4, ""), corrected))[0].cost_cents == 999


def test_a_column_that_is_gone_changes_nothing() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from([row[:4] for row in PORTFOLIO], first)
    assert projects(made)[0].cost_cents == first[0].cost_cents


def test_projects_missing_from_a_newer_list_are_named_and_kept() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from(PORTFOLIO[:2], first)
    assert [project.number for project in made.missing] == ["P-2", "P-3"]
    assert not made.to_write()


def test_a_list_without_ids_is_recognised_by_title_and_department() -> None:
    rows = [row[1:] for row in PORTFOLIO]
    first = projects(made_from(rows))
    again = [
        [cell.upper() if i == 1 else f" {cell} " for i, cell in enumerate(row)] for row in rows
    ]
    again[0] = rows[0]
    assert "created" not in actions(made_from(again, first))


def test_ids_that_appear_in_a_later_year_are_taken_over() -> None:
    first = projects(made_from([row[1:] for row in PORTFOLIO]))
    second = made_from(PORTFOLIO, first)
    assert actions(second) == ["updated"] * 3
    keys = [project.list_source.key for project in projects(second) if project.list_source]
    assert keys == ["p-1", "p-2", "p-3"]
    third = made_from([row[1:] for row in PORTFOLIO], projects(second))
    assert Action.CREATED not in {row.action for row in third.rows}


def test_different_ids_are_different_projects_whatever_their_title() -> None:
    first = projects(made_from(PORTFOLIO))
    made = made_from(changed(1, 0, "P-77"), first)
    assert actions(made)[0] == "created"
    assert [project.number for project in made.missing] == ["P-1"]


def test_same_titles_without_ids_are_told_apart_by_their_order() -> None:
    rows = [["Titel", "Amt", "Kosten"], ["Akte", "1", "5"], ["Akte", "1", "6"], ["Akte", "1", "6"]]
    first = made_from(rows)
    assert actions(first) == ["created", "created", "rejected"]
    assert "gleicht in allen Zellen Zeile 3" in first.rows[2].reason
    again = made_from(rows, projects(first))
    assert actions(again) == ["unchanged", "unchanged", "rejected"]


def test_what_cannot_be_read_is_kept_and_told_with_its_cell() -> None:
    made = made_from(changed(1, 3, "nach den Ferien"))
    project = projects(made)[0]
    assert project.start is None
    assert project.list_source is not None
    assert project.list_source.cells["Beginn"] == "nach den Ferien"
    assert "Nicht übernommen – Beginn: nach den Ferien" in project.remarks
    assert [(w.cell, w.column) for w in made.warnings if w.column == "Beginn"] == [("D2", "Beginn")]


def test_an_exemption_is_a_remark_and_no_error() -> None:
    text = "Exempt under Section 43 of the Freedom of Information Act 2000 (Commercial Interests)"
    made = made_from(changed(1, 4, text))
    assert projects(made)[0].cost_cents is None
    assert text in projects(made)[0].remarks
    assert not [warning for warning in made.warnings if warning.column == "Gesamtkosten"]


def test_departments_are_found_by_number_and_title_and_unknown_ones_named_once() -> None:
    rows = [
        ["Titel", "Amt"], ["A", "Amt 10"], ["B", "Hauptamt"], ["C", "Amt 99"], ["D", "Amt 99"],
    ]  # fmt: skip
    made = made_from(rows)
    assert [project.department for project in projects(made)] == ["amt-10", "amt-10", "", ""]
    (warning,) = made.warnings
    assert "„Amt 99“" in warning.reason
    assert "2 Zeilen" in warning.reason


def test_efforts_mandates_dimensions_and_dependencies() -> None:
    rows = [
        ["Projekt-ID", "Titel", "Zieldimensionen", "Aufwand ITK Q1 2027 (PM)",
         "Aufwand ITK Q2 2027 (PM)", "Ratsbeschluss", "Abhängig von", "Risiken"],
        ["P-1", "Akte", "Zugang; Tempo", "1,5", "2", "Vorlage 12/2024", "", "Geld; Zeit"],
        ["P-2", "Portal", "Zugang", "", "XL", "nein", "Akte; P-9", ""],
    ]  # fmt: skip
    made = made_from(rows)
    akte, portal = projects(made)
    assert akte.dimensions == ("access", "speed")
    (effort,) = akte.efforts
    assert [(part.quarter, part.person_months) for part in effort.quarters] == [
        (Quarter(2027, 1), Decimal("1.5")), (Quarter(2027, 2), Decimal(2)),
    ]  # fmt: skip
    assert (akte.mandates[0].mandate, akte.mandates[0].reference) == (
        Mandate.RESOLUTION, "Vorlage 12/2024",
    )  # fmt: skip
    assert [risk.text for risk in akte.risks] == ["Geld", "Zeit"]
    assert portal.efforts[0].size is SizeClass.XL
    assert portal.mandates == ()
    assert portal.depends_on == (akte.id,)
    assert any("„P-9“" in warning.reason for warning in made.warnings)
    assert actions(made_from(rows, projects(made))) == ["unchanged", "unchanged"]


def test_an_effort_without_pool_is_told() -> None:
    made = made_from([["Titel", "Aufwand (PM)"], ["A", "5"], ["B", ""]])
    assert projects(made)[0].efforts == ()
    assert "Ressourcenpool" in made.warnings[0].reason


def test_currencies_are_never_mixed() -> None:
    rows = [["Titel", "Gesamtkosten", "Ist-Kosten"], ["A", "5 €", "£3"], ["B", "5 €", "3 €"]]
    made = made_from(rows)
    assert projects(made)[0].spent_cents is None
    assert "EUR und GBP" in made.warnings[0].reason


def test_long_titles_and_numbers_are_cut_and_kept() -> None:
    title, number = "Digital " * 100, "N" * 60
    made = made_from([["Projekt-ID", "Titel"], [number, title], ["P-2", "Kurz"]])
    project = projects(made)[0]
    assert len(project.title) == 500
    assert title.strip() in project.description
    assert len(project.number) == 40
    assert number in project.remarks


def test_constants_values_and_a_missing_column() -> None:
    mapping = Mapping(
        source="s",
        fields={
            "title": (ColumnUse("projekttitel"),),
            "department": (ColumnUse("Amt"),),
            "rating": (ColumnUse("Ampel"),),
        },
        constants={"status": "laufend"},
        values={"department": {"Amt 40": "amt-10"}},
        id_rule="title",
    )
    data = csv_text(PORTFOLIO).encode()
    made = plan(data, mapping=mapping, vocabulary=WORDS)
    assert {project.status for project in projects(made)} == {Status.RUNNING}
    assert projects(made)[1].department == "amt-10"
    assert any("„Ampel“" in note for note in made.notes)
    with pytest.raises(MappingError, match="Spalte mit dem Titel"):
        plan(data, mapping=replace(mapping, fields={"title": (ColumnUse("fehlt"),)}))


def test_each_guess_has_a_reason_in_two_languages() -> None:
    loaded = load(csv_text(PORTFOLIO).encode())
    proposal = propose(loaded.table, "liste.csv")
    assert [guess.field for guess in proposal.guesses] == [
        "id", "title", "department", "start", "cost", "remarks",
    ]  # fmt: skip
    for guess in proposal.guesses:
        assert guess.reason.de
        assert guess.reason != Localized(guess.reason.de)
