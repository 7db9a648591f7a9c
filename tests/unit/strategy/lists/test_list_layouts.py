"""Where a list begins and which way round it stands."""

import pytest

from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.layout import LayoutChoice, lay_out, transpose
from rathaus.strategy.lists.reader import read_workbook
from tests.unit.strategy.lists.list_files import PORTFOLIO, csv_text, load, plan, projects, xlsx

TITLES = ["Digitale Akte", "Glasfaser für Schulen", "Terminbuchung"]


def turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(row) for row in zip(*rows, strict=True)]


def titles(rows: list[list[str]], name: str = "liste.csv") -> list[str]:
    return [project.title for project in projects(plan(csv_text(rows).encode(), name))]


def test_title_lines_above_are_named_and_no_rows() -> None:
    above = [["Projektportfolio 2024"], ["Stand: 31.12.2024", "", "vertraulich"], [""]]
    loaded = load(csv_text([*above, *PORTFOLIO]).encode())
    assert loaded.table.heading_rows == [4]
    assert loaded.table.above == ["Projektportfolio 2024", "Stand: 31.12.2024 | vertraulich"]
    assert [record.number for record in loaded.table.records] == [5, 6, 7]


def test_projects_side_by_side_are_recognised() -> None:
    assert titles(turned(PORTFOLIO)) == TITLES
    assert titles([["Portfolio 2013"], [""], *turned(PORTFOLIO)]) == TITLES
    made = plan(csv_text(turned(PORTFOLIO)).encode())
    assert [row.place for row in made.rows] == ["Spalte B", "Spalte C", "Spalte D"]


def test_addresses_in_a_turned_list_are_those_of_the_file() -> None:
    rows = turned(PORTFOLIO)
    rows[3][2] = "irgendwann"
    made = plan(csv_text(rows).encode())
    (warning,) = (w for w in made.warnings if w.column == "Beginn")
    assert (warning.cell, warning.row) == ("C4", 3)


def test_a_list_with_one_project_and_one_with_only_titles() -> None:
    assert titles(PORTFOLIO[:2]) == TITLES[:1]
    assert titles([["Titel"], *[[title] for title in TITLES]]) == TITLES


def test_a_list_without_headings_keeps_its_first_row() -> None:
    rows = [[row[1], row[3], row[4]] for row in PORTFOLIO[1:]]
    loaded = load(csv_text(rows).encode())
    assert len(loaded.table.records) == 3
    assert loaded.table.columns[0].heading == "Spalte A"
    assert titles(rows) == TITLES


def test_prose_and_tables_without_any_known_heading_need_a_person_to_say_the_title() -> None:
    for text in ("Building\nCollecting\nLoading\n", "Wert,2010,2011\nSteuern,5,6\nErlöse,7,8\n"):
        with pytest.raises(MappingError, match="Titel"):
            plan(text.encode())


def test_headings_over_two_rows_without_merged_cells() -> None:
    rows = [
        ["Titel", "Amt", "Kosten", "", "Termine", ""],
        ["", "", "Plan", "Ist", "Beginn", "Ende"],
        ["Akte", "10", "12", "3", "01.01.2024", "01.01.2025"],
    ]
    assert [column.heading for column in load(csv_text(rows).encode()).table.columns] == [
        "Titel", "Amt", "Kosten – Plan", "Kosten – Ist", "Termine – Beginn", "Termine – Ende",
    ]  # fmt: skip


def test_duplicate_and_missing_headings_get_names_of_their_own() -> None:
    rows = [["Titel", "Kommentar", "Kommentar", ""], ["A", "x", "y", "z"], ["B", "x", "y", ""]]
    loaded = load(csv_text(rows).encode())
    assert [column.heading for column in loaded.table.columns] == [
        "Titel", "Kommentar", "Kommentar (2)", "Spalte D",
    ]  # fmt: skip


def test_empty_columns_are_left_out() -> None:
    rows = [["", "Titel", "", "Amt"], ["", "A", "", "1"], ["", "B", "", "2"]]
    columns = load(csv_text(rows).encode()).table.columns
    assert [(column.number, column.heading) for column in columns] == [(2, "Titel"), (4, "Amt")]


def test_a_mapping_decides_over_the_layout() -> None:
    workbook = read_workbook(xlsx(("A", [["x"], *PORTFOLIO]), ("B", PORTFOLIO)))
    assert lay_out(workbook, LayoutChoice(("B",))).sheets == ["B"]
    table = lay_out(workbook, LayoutChoice(("A",), heading_row=0))
    assert len(table.records) == 5
    with pytest.raises(MappingError, match="kein Blatt „C“"):
        lay_out(workbook, LayoutChoice(("C",)))
    with pytest.raises(MappingError, match="Zeile 99"):
        lay_out(workbook, LayoutChoice(("A",), heading_row=99, orientation="rows"))


def test_turning_twice_changes_nothing() -> None:
    grid = read_workbook(csv_text(PORTFOLIO).encode()).grids[0]
    again = transpose(transpose(grid))
    assert [(row.number, row.cells) for row in again.rows] == [
        (row.number, row.cells) for row in grid.rows
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "Summe", "", "", "3.535,06 €", ""], "Summenzeile"),
        (["Gesamt:", "", "", "", "3535", ""], "Summenzeile"),
        (["* geschätzt", "", "", "", "", ""], "Anmerkung"),
        (["Quelle: Kämmerei", "", "", "", "", ""], "Anmerkung"),
        (PORTFOLIO[0], "Wiederholung der Überschriften"),
        (["P-9", "", "Amt 1", "", "", ""], "Titel fehlt"),
        (["P-9", "---", "Amt 1", "", "", ""], "Titel fehlt"),
        (["p-1 ", "Noch einmal", "", "", "", ""], "steht schon in Zeile 2"),
    ],
)
def test_lines_that_are_no_project_are_rejected_with_a_reason(row: list[str], reason: str) -> None:
    made = plan(csv_text([*PORTFOLIO, row]).encode())
    (rejected,) = made.to_plain(dry_run=True)["rejected"]
    assert rejected["row"] == 5
    assert reason in rejected["reason"]


def test_a_project_that_is_called_like_a_total_is_one() -> None:
    rows = [*PORTFOLIO, ["P-9", "Gesamtstrategie Mobilität", "Amt 1", "", "5", ""]]
    assert "Gesamtstrategie Mobilität" in titles(rows)
