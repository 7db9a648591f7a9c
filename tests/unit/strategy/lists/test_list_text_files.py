"""Text tables: code pages, delimiters, quotation marks, line ends."""

import pytest

from rathaus.strategy.lists.errors import ListError, MappingError
from rathaus.strategy.lists.layout import lay_out
from rathaus.strategy.lists.reader import read_workbook
from tests.unit.strategy.lists.list_files import PORTFOLIO, csv_text, load, plan, projects

ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_code_page_delimiter_and_line_end(encoding: str, delimiter: str, end: str) -> None:
    made = plan(csv_text(PORTFOLIO, delimiter, end).encode(encoding))
    assert [project.title for project in projects(made)] == [row[1] for row in PORTFOLIO[1:]]
    assert [project.remarks for project in projects(made)] == ["für Bürger", "größer", "„eilig“"]
    assert projects(made)[0].cost_cents == 123456


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Kosten £2,013 – “big” and ‘small’ ’s", "cp1252"),
        ("Kosten £2,013 – “big” and ‘small’ ’s", "mac-roman"),
        ("Straße für Ämter, größer, Öl, Übung", "cp1252"),
        ("Straße für Ämter, größer, Öl, Übung", "mac-roman"),
        ("Straße für Ämter, größer, Öl, Übung", "cp850"),
        ("Straße für Ämter kostet 100 €", "cp1252"),
        ("Straße für Ämter kostet 100 €", "iso8859-15"),
        ("naïve café, élève, garçon", "cp1252"),
        ("only £ signs £5 £6", "cp1252"),
    ],
)
def test_special_characters_come_out_right(text: str, encoding: str) -> None:
    rows = [["Titel", "Beschreibung"], ["A", text], ["B", f"{text} noch einmal"]]
    grid = read_workbook(csv_text(rows).encode(encoding)).grids[0]
    assert grid.rows[1].cells[1] == text


def test_utf8_with_a_few_stray_windows_bytes_keeps_both() -> None:
    data = "Titel;Notiz\n" + "".join(f"Projekt {i};für Ämter äöü\n" for i in range(30))
    grid = read_workbook(data.encode() + b"Letztes;Stra\xdfe \x96 \x80\n").grids[0]
    assert grid.rows[1].cells[1] == "für Ämter äöü"
    assert grid.rows[-1].cells[1] == "Straße – €"


def test_a_separator_line_decides_and_is_no_row() -> None:
    workbook = read_workbook(b"sep=;\r\nTitel;Amt\r\nA,b;1\r\n")
    assert workbook.delimiter == ";"
    assert [row.number for row in workbook.grids[0].rows] == [2, 3]


def test_line_ends_delimiters_and_quotes_inside_quotes() -> None:
    rows = [["Titel", "Text"], ["A", 'eins;zwei\ndrei "vier"'], ["B", "x"]]
    grid = read_workbook(csv_text(rows).encode()).grids[0]
    assert grid.rows[1].cells[1] == 'eins;zwei\ndrei "vier"'
    assert [row.number for row in grid.rows] == [1, 2, 3]


def test_blanks_after_delimiters_and_single_zeros_do_no_harm() -> None:
    grid = read_workbook(
        b'Titel, Amt, Text\nAk\x00te, "Amt, 1", x\n' + b"Portal, 2, y\n" * 50
    ).grids[0]
    assert grid.rows[1].cells == ("Akte", "Amt, 1", "x")


def test_an_unclosed_quotation_mark_swallows_no_row() -> None:
    lines = ["Titel;Amt;Text"] + [f"Projekt {i};Amt {i};Text {i}" for i in range(1, 40)]
    lines[5] = 'Projekt 5;Amt 5;"offen'
    lines[20] = 'Projekt 20;Amt 20;"zu; mit Semikolon"'
    loaded = load("\n".join(lines).encode())
    titles = {record.cells[0] for record in loaded.table.records}
    assert titles == {f"Projekt {i}" for i in range(1, 40)}
    assert any("Anführungszeichen" in note for note in loaded.table.notes)


def test_lines_that_were_quoted_as_a_whole() -> None:
    data = b'"Titel\tAmt\tBeginn"\n"Akte\tAmt 1\t01.01.2024"\n"Portal\tAmt 2\t01.02.2024"\n'
    loaded = load(data)
    assert [column.heading for column in loaded.table.columns] == ["Titel", "Amt", "Beginn"]
    assert len(loaded.table.records) == 2


def test_ragged_rows_keep_all_their_cells() -> None:
    table = lay_out(read_workbook(b"Titel;Amt\nA;1\nB\nC;3;zuviel\n"))
    assert [record.cells for record in table.records] == [
        ("A", "1", None), ("B", None, None), ("C", "3", "zuviel"),
    ]  # fmt: skip
    assert table.columns[2].heading == "Spalte C"


def test_a_cell_that_starts_with_an_equals_sign_is_text() -> None:
    made = plan(b'Titel;Bemerkung\n=1+1;=HYPERLINK("http://x")\n@WENN(A1);-5\n')
    assert [project.title for project in projects(made)] == ["=1+1", "@WENN(A1)"]
    assert projects(made)[0].remarks == '=HYPERLINK("http://x")'


def test_empty_rows_between_and_behind_are_not_counted() -> None:
    data = b"Titel;Amt\r\nA;1\r\n" + b";\r\n" * 1000 + b"B;2\r\n" + b";\r\n" * 200_000
    loaded = load(data)
    assert [record.number for record in loaded.table.records] == [2, 1003]


def test_an_unknown_code_page_is_named() -> None:
    with pytest.raises(MappingError, match="klingon"):
        read_workbook(b"Titel\nA\n", encoding="klingon")


def test_a_given_code_page_and_delimiter_win() -> None:
    workbook = read_workbook("Titel|ä;b\nA|1\n".encode("cp850"), encoding="cp850", delimiter="|")
    assert workbook.grids[0].rows[0].cells == ("Titel", "ä;b")


def test_a_file_without_content_is_refused_kindly() -> None:
    for data in (b"", b"\n\n\n", b";;;\n;;;\n", b"\xef\xbb\xbf", b" \t \r\n"):
        with pytest.raises(ListError) as caught:
            read_workbook(data)
        assert caught.value.message.endswith((".", "wählten."))


def test_an_unclosed_mark_in_a_row_that_looks_whole_swallows_no_row() -> None:
    made = plan(b'Titel;Beschreibung\n"A ""b"" c";"zeile1\nzeile2"\nx;"unclosed\ny;z\n')
    assert [project.title for project in projects(made)] == ['A "b" c', "x", "y"]
    assert projects(made)[1].description == '"unclosed'
    assert any("Zeile 3 (Textzeile 4)" in note for note in made.notes)


def test_two_unclosed_marks_that_close_each_other_swallow_no_row() -> None:
    lines = ["Titel;Amt;Text", 'A;1;"auf', "B;2;x", 'C;3;"wieder auf', "D;4;y"]
    made = plan("\n".join(lines).encode())
    assert [project.title for project in projects(made)] == ["A", "B", "C", "D"]
    assert len([note for note in made.notes if "nicht geschlossen" in note]) == 2


def test_a_cell_of_several_lines_with_stray_marks_stays_one_and_is_noted() -> None:
    made = plan(b'Titel;Text\nA;"eins\nzwei" drei\nB;x\n')
    assert [project.title for project in projects(made)] == ["A", "B"]
    assert any("passen nicht zusammen" in note for note in made.notes)
