"""XLSX and ODS: values, merged cells, several sheets, hostile sizes."""

from datetime import date, datetime

import pytest

from rathaus.strategy.lists.errors import FileTooLargeError, UnreadableFileError
from rathaus.strategy.lists.reader import packages, read_workbook
from tests.unit.strategy.lists.list_files import (
    PORTFOLIO,
    inline_row,
    load,
    ods,
    ods_row,
    plan,
    projects,
    raw_xlsx,
    xlsx,
)

NOON = datetime.fromisoformat("2024-02-01T12:30")


def test_values_keep_their_types() -> None:
    rows = [
        ["Titel", "Beginn", "Stunde", "Kosten", "Ja", "Text"],
        ["A", date(2024, 2, 1), NOON, 12.5, True, "x\ny"],
    ]
    cells = read_workbook(xlsx(("Liste", rows))).grids[0].rows[1].cells
    assert cells == ("A", date(2024, 2, 1), NOON, 12.5, True, "x\ny")


def test_formulas_give_the_saved_value_or_a_note() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Titel</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Kosten</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c><c r="B2"><f>1+1</f><v>2</v>'
        '</c></row><row r="3"><c r="A3" t="inlineStr"><is><t>C</t></is></c><c r="B3"><f>1+2</f>'
        "</c></row></sheetData>"
    )
    grid = read_workbook(raw_xlsx(sheet)).grids[0]
    assert grid.rows[1].cells == ("AB", 2)
    assert grid.rows[2].cells == ("C", "=1+2")
    assert "Formeln ohne gespeicherten Wert" in grid.notes[0]


def test_shared_strings_escapes_and_phonetic_readings() -> None:
    shared = "<si><r><t>Digi</t></r><r><t>tal_x000D_</t></r><rPh><t>NO</t></rPh></si>"
    other = '<c t="inlineStr"><is><t>x</t></is></c>'
    sheet = f'<sheetData><row><c t="s"><v>0</v></c>{other}</row></sheetData>'
    assert read_workbook(raw_xlsx(sheet, shared=shared)).grids[0].rows[0].cells == (
        "Digital\n",
        "x",
    )


def test_a_million_empty_rows_are_passed_over() -> None:
    empty = "".join(f'<row r="{i}" spans="1:3" ht="15"/>' for i in range(4, 1_000_000))
    sheet = (
        f"<sheetData>{inline_row(1, 'Titel', 'Amt')}{inline_row(2, 'A', '1')}{empty}"
        f"{inline_row(1_000_001, 'B', '2')}</sheetData>"
    )
    loaded = load(raw_xlsx(sheet), "liste.xlsx")
    assert [record.number for record in loaded.table.records] == [2, 1_000_001]


def test_styled_empty_cells_far_right_are_no_content() -> None:
    sheet = (
        f"<sheetData>{inline_row(1, 'Titel', 'Amt')}"
        '<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="XFD2" s="1"/></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    assert len(load(raw_xlsx(sheet)).table.columns) == 2


def test_content_far_right_is_named() -> None:
    sheet = '<sheetData><row r="2"><c r="XFD2"><v>1</v></c></row></sheetData>'
    with pytest.raises(FileTooLargeError, match="Zeile 2"):
        read_workbook(raw_xlsx(sheet))


def test_a_zip_bomb_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED_BYTES", 5_000_000)
    sheet = f"<sheetData>{'<row/>' * 2_000_000}</sheetData>"
    with pytest.raises(FileTooLargeError, match="entpackt"):
        read_workbook(raw_xlsx(sheet))


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    data = raw_xlsx("<sheetData/>", extra={"xl/sharedStrings.xml": laughs})
    with pytest.raises(UnreadableFileError, match="beschädigt"):
        read_workbook(data)


def test_merged_headings_over_two_rows_and_merged_departments() -> None:
    rows = [
        ["Projektliste 2024", None, None, None, None, None],
        ["Titel", "Amt", "Kosten (T€)", None, "Termine", None],
        [None, None, "Plan", "Ist", "Beginn", "Ende"],
        ["Akte", "Amt 10", 12, 3, date(2024, 1, 1), date(2025, 1, 1)],
        ["Portal", None, 5, 1, date(2024, 2, 1), date(2025, 2, 1)],
    ]
    merged = ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "B4:B5")
    data = xlsx(("Liste", rows), merged=merged)
    loaded = load(data, "liste.xlsx")
    assert [column.heading for column in loaded.table.columns] == [
        "Titel", "Amt", "Kosten (T€) – Plan", "Kosten (T€) – Ist", "Termine – Beginn",
        "Termine – Ende",
    ]  # fmt: skip
    assert loaded.table.above == ["Projektliste 2024"]
    made = plan(data, "liste.xlsx")
    akte, portal = projects(made)
    assert (akte.cost_cents, akte.spent_cents, akte.end) == (1_200_000, 300_000, date(2025, 1, 1))
    assert portal.list_source is not None
    assert portal.list_source.cells["Amt"] == "Amt 10"


def test_a_project_over_two_merged_rows_is_one_project() -> None:
    rows = [["Titel", "Amt", "Kosten"], ["Akte", "10", 1], [None, "11", 2], ["Portal", "12", 3]]
    made = plan(xlsx(("Liste", rows), merged=("A2:A3",)), "liste.xlsx")
    assert [project.title for project in projects(made)] == ["Akte", "Portal"]
    rejected = made.to_plain(dry_run=True)["rejected"]
    assert rejected[0]["row"] == 3
    assert "verbunden" in rejected[0]["reason"]


def test_banners_over_the_whole_width_are_reported_and_kept_as_group() -> None:
    rows = [
        ["Titel", "Amt", "Beginn", "Kosten"],
        ["Handlungsfeld Schule", None, None, None],
        ["Akte", "10", date(2024, 1, 1), 1],
        ["Handlungsfeld Verkehr", None, None, None],
        ["Portal", "12", date(2024, 1, 1), 3],
    ]
    made = plan(xlsx(("Liste", rows), merged=("A2:D2", "A4:D4")), "liste.xlsx")
    assert len(made.to_plain(dry_run=True)["rejected"]) == 2
    cells = [p.list_source.cells for p in projects(made) if p.list_source]
    assert [cell["Zwischenüberschrift"] for cell in cells] == [
        "Handlungsfeld Schule", "Handlungsfeld Verkehr",
    ]  # fmt: skip


def test_the_sheet_with_the_list_is_found_and_others_are_named() -> None:
    data = xlsx(
        ("Deckblatt", [["Projektportfolio der Stadt"], ["Stand 2024"]]),
        ("Geheim", PORTFOLIO),
        ("Liste", PORTFOLIO),
        hidden=("Geheim",),
    )
    loaded = load(data, "liste.xlsx")
    assert loaded.table.sheets == ["Liste"]
    assert any("Geheim" in note and "ausgeblendet" in note for note in loaded.table.notes)
    assert any("Deckblatt" in note for note in loaded.table.notes)


def test_sheets_with_the_same_headings_are_one_list() -> None:
    other = [PORTFOLIO[0], ["P-9", "Chatbot", "Amt 13", "01.01.2025", "5 €", ""]]
    made = plan(xlsx(("2023", PORTFOLIO), ("2024", other)), "liste.xlsx")
    assert len(projects(made)) == 4
    assert made.rows[-1].place == "Blatt „2024“, Zeile 2"


def test_ods_repeats_spans_and_annotations() -> None:
    table = (
        '<table:table table:name="Liste">'
        + ods_row("Titel", "Amt")
        + '<table:table-row><table:table-cell office:value-type="string"><office:annotation>'
        "<text:p>Notiz</text:p></office:annotation><text:p>Digi<text:s text:c='2'/>tal</text:p>"
        "<text:p>zwei</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2024-03-01"/>'
        '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
        + ods_row("B", "2")
        + "</table:table>"
    )
    grid = read_workbook(ods(table)).grids[0]
    assert [row.number for row in grid.rows] == [1, 2, 1_048_003]
    assert grid.rows[1].cells == ("Digi  tal\nzwei", date(2024, 3, 1))


def test_ods_with_a_row_repeated_a_million_times_is_stopped() -> None:
    with pytest.raises(FileTooLargeError):
        read_workbook(
            ods(f'<table:table table:name="L">{ods_row("A", repeat=1_000_000)}</table:table>')
        )


def test_old_xls_is_read_by_its_content() -> None:
    with pytest.raises(UnreadableFileError):
        read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
