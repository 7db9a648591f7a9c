"""Formulas that were saved without their value: said, never dropped."""

from typing import Any

from tests.unit.strategy.lists.list_files import ods, ods_row, plan, projects, raw_xlsx, xlsx

LIST: list[list[Any]] = [
    ["Titel", "Kosten"], ["Alpha", 1], ["=A2", "=B2"], ["Gamma", "=1+1"], ["Delta", 3],
]  # fmt: skip


def test_a_row_of_bare_formulas_is_rejected_and_named() -> None:
    plain = plan(xlsx(("S", LIST)), "l.xlsx").to_plain(dry_run=True)
    assert (plain["rows"], plain["created"]) == (4, 3)
    (rejected,) = plain["rejected"]
    assert rejected["row"] == 3
    assert rejected["reason"].startswith("Formel ohne gespeicherten Wert: „=A2“")
    assert "A3" in rejected["reason"]
    assert "speichern Sie die Datei einmal" in rejected["reason"]


def test_a_bare_formula_for_a_value_is_warned_of_and_kept_as_text() -> None:
    made = plan(xlsx(("S", LIST)), "l.xlsx")
    (warning,) = [w for w in made.warnings if w.row == 4]
    assert (warning.cell, warning.column) == ("B4", "Kosten")
    assert "„=1+1“" in warning.reason
    gamma = projects(made)[1]
    assert gamma.cost_cents is None
    assert gamma.list_source
    assert gamma.list_source.cells["Kosten"] == "=1+1"


def test_a_bare_formula_does_not_empty_a_value_that_was_read_before() -> None:
    first = projects(plan(xlsx(("S", [["Titel", "Kosten"], ["Gamma", 2]])), "l.xlsx"))
    made = plan(xlsx(("S", [["Titel", "Kosten"], ["Gamma", "=1+1"]])), "l.xlsx", first)
    assert projects(made)[0].cost_cents == 200


def test_a_bare_formula_as_id_rejects_its_row() -> None:
    rows = [["Projekt-ID", "Titel"], ["P1", "Alpha"], ["=A2", "Beta"]]
    plain = plan(xlsx(("S", rows)), "l.xlsx").to_plain(dry_run=True)
    assert [(r["row"], r["column"]) for r in plain["rejected"]] == [(3, "Projekt-ID")]


def test_a_formula_whose_saved_value_is_the_empty_text_is_an_empty_cell() -> None:
    cells = '<c r="A1" t="inlineStr"><is><t>Titel</t></is></c>'
    rows = (
        f'<row r="1">{cells}</row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Alpha</t></is></c>'
        '<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c></row>'
    )
    made = plan(raw_xlsx(f"<sheetData>{rows}</sheetData>"), "l.xlsx")
    assert len(made.rows) == 1
    assert not made.warnings


def test_ods_formulas_without_value_are_named_too() -> None:
    bare = '<table:table-cell table:formula="of:=[.A2]"/>'
    table = (
        '<table:table table:name="S">' + ods_row("Titel", "Amt") + ods_row("Alpha", "Amt 1")
        + f"<table:table-row>{bare}{bare}</table:table-row>" + "</table:table>"
    )  # fmt: skip
    plain = plan(ods(table), "l.ods").to_plain(dry_run=True)
    assert plain["rows"] == 2
    assert "=[.A2]" in plain["rejected"][0]["reason"]
