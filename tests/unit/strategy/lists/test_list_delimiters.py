"""Delimiters that are none of the usual ones, and marks that only look like one."""

import pytest

from rathaus.strategy.lists.mapping import Mapping
from tests.unit.strategy.lists.list_files import csv_text, load, plan, projects

ROWS = [
    ["Projekttitel", "Amt", "Beschreibung"],
    ["Digitale Akte", "Amt 10", "Papier, und mehr"],
    ["Glasfaser für Schulen", "Amt 40", "Ausbau; in 2 Stufen"],
    ["Terminbuchung", "Amt 33", "eilig"],
]
MARKS = [
    "~", "^", "¦", ":", "#", "!", "*", "&", "\x1f", "\x1e", "\x01", "::", "||", "~|~", "|;|", "^^",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_any_mark_that_splits_all_lines_alike_is_the_delimiter(mark: str, encoding: str) -> None:
    data = "\r\n".join(mark.join(row) for row in ROWS).encode(encoding)
    loaded = load(data)
    assert loaded.delimiter == mark
    assert [list(record.cells) for record in loaded.table.records] == ROWS[1:]


@pytest.mark.parametrize("mark", ["~", "::", "¦"])
def test_uncommon_delimiters_inside_quotation_marks_are_text(mark: str) -> None:
    rows = [*ROWS, ["Portal", "Amt 1", f"eins{mark}zwei\ndrei"]]
    made = plan(csv_text(rows, mark).encode())
    assert projects(made)[-1].description == f"eins{mark}zwei\ndrei"


@pytest.mark.parametrize("mark", [" ", "  ", "     ", "/", "-"])
def test_blanks_and_marks_of_words_need_headings_as_witnesses(mark: str) -> None:
    rows = [["Titel", "Amt", "Status"], ["Akte", "10", "geplant"], ["Portal", "20", "fertig"]]
    loaded = load("\n".join(mark.join(row) for row in rows).encode())
    assert [record.cells for record in loaded.table.records] == [tuple(r) for r in rows[1:]]


@pytest.mark.parametrize("mark", ["$", "%", "/", "\\", "="])
def test_two_columns_with_known_headings_may_stand_at_any_mark(mark: str) -> None:
    loaded = load(f"Titel{mark}Amt\nAkte{mark}10\nPortal{mark}20\n".encode())
    assert [record.cells for record in loaded.table.records] == [("Akte", "10"), ("Portal", "20")]


@pytest.mark.parametrize(
    "text",
    [
        "Projekt-ID\nP-1\nP-2\nP-3\n",
        "Titel des Projekts\nDigitale Akte neu\nDas kleine Portal\n",
        "Projekttitel\nAkte: neu\nPortal: alt\n",
    ],
)
def test_one_column_stays_one_column(text: str) -> None:
    try:
        loaded = load(text.encode())
    except Exception as error:  # a list without a title is refused, not split
        assert "Titel" in str(error)
    else:
        assert len(loaded.table.columns) == 1


def test_usual_delimiters_win_over_marks_in_the_cells() -> None:
    loaded = load(b"Titel;Kosten :: Plan;Amt\nA::B;1;2\nC::D;3\nE::F;4;5;6\n")
    assert loaded.delimiter == ";"


def test_a_mapping_may_name_a_delimiter_of_several_characters() -> None:
    data = b"Titel--Amt\nA-1--B\n"
    loaded = load(data, mapping=Mapping(source="x", delimiter="--"))
    assert [record.cells for record in loaded.table.records] == [("A-1", "B")]
