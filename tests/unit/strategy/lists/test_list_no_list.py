"""Tables that are no project lists, and lists without anything in them."""

import pytest

from rathaus.strategy.lists.errors import LayoutError, ListError
from tests.unit.strategy.lists.list_files import csv_text, load, plan, projects, xlsx

RENAMED = [
    ["old_name", "new_name"],
    ["MPA RAG rating", "colour_rating"],
    ["Description / Aims", "description_aims"],
    ["Project - Start Date", "start_date"],
    ["Project - End Date", "end_date"],
    ["2013/2014 Budget (£million)", "yearly_budget"],
    ["2013/2014 Variance %age", "delete, we can derive this"],
    ["Total budgeted whole life costs (£million)", "wlc_budget"],
]


def test_a_table_of_renamed_columns_is_no_project_list() -> None:
    with pytest.raises(LayoutError, match="keine Projektliste"):
        load(csv_text(RENAMED, "\t").encode(), "mapping_columns.csv")


def test_a_table_of_headings_by_year_is_no_project_list() -> None:
    heads = ["project_name", "department", "colour_rating", "start_date", "end_date"]
    sheet = [heads, heads, ["project_name", "department", "rag_rating", "start_date", "end"]]
    with pytest.raises(LayoutError, match="ordnet sie Spalten"):
        load(xlsx(("Tabelle1", sheet), ("mapping_columns", RENAMED)), "mapping_columns.xlsx")


def test_projects_named_like_headings_are_projects() -> None:
    rows = [["Titel", "Amt", "Status"], ["Daten", "Amt 10", "geplant"], ["Software", "Amt", "neu"]]
    assert len(plan(csv_text(rows).encode()).rows) == 2


def test_headings_without_rows_are_noted() -> None:
    made = plan(b"Titel;Amt\n")
    assert not made.rows
    assert any("keine Datenzeilen" in note for note in made.notes)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
        b"\x89PNG\r\n\x1a\nTitel;Amt\nA;1\n",
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    ],
)
def test_the_message_for_a_picture_prints_none_of_its_bytes(data: bytes) -> None:
    with pytest.raises(ListError) as caught:
        load(data, "liste.csv")
    assert caught.value.message.isprintable()
    assert "IHDR" not in caught.value.message


def test_single_zero_bytes_are_left_out_and_their_place_is_noted() -> None:
    made = plan(b"Titel;Amt\nAk\x00te;b\nPortal;c\n")
    assert [project.title for project in projects(made)] == ["Akte", "Portal"]
    assert any("Textzeile 2 (Byte 13)" in note for note in made.notes)


def test_many_zero_bytes_are_refused_with_the_place_of_the_first() -> None:
    with pytest.raises(ListError, match=r"Zeile 2 \(Byte 13\)"):
        load(b"Titel;Amt\nAk\x00te;b\n" + b"x\x00\x00y;z\n" * 20)


def test_cells_beyond_the_headings_are_kept_and_named() -> None:
    made = plan(b"Titel;Amt\na;b;c;d;e\nf;g\n")
    (warning,) = [w for w in made.warnings if "Mehr Zellen" in w.reason]
    assert (warning.row, warning.cell) == (2, "C2")
    assert "C2 „c“, D2 „d“, E2 „e“" in warning.reason
    source = projects(made)[0].list_source
    assert source
    assert list(source.cells.values()) == ["a", "b", "c", "d", "e"]


def test_all_lines_above_a_list_are_counted_in_the_notes() -> None:
    above = [[f"Zeile {number} über der Liste"] for number in range(8)]
    made = plan(xlsx(("Liste", [*above, ["Titel", "Amt"], ["Akte", "Amt 1"]])), "l.xlsx")
    assert len(made.rows) == 1
    assert any("und 3 weitere" in note for note in made.notes)
