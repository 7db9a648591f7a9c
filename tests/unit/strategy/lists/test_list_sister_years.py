"""The years of a list that change layout, orientation and code page, made from one real year."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rathaus.strategy.lists.reader import read_workbook
from rathaus.strategy.lists.values import as_text
from tests.unit.strategy.lists.list_files import csv_text, ods, ods_row, plan, projects, xlsx

ROOT = Path(__file__).parents[4]
FOLDER = ROOT.parent / "shared/data/portfolio/rauschgold__ds-bootcamp-capstone-project/raw_data"
# Headings of the first years, from mapping_columns.csv beside the lists.
FORMER = {
    "project_name": "Project Name",
    "department": "Department",
    "colour_rating": "MPA RAG rating",
    "description_aims": "Description / Aims ",
    "rating_comment": "Departmental commentary on actions planned or taken on the MPA RAG rating.",
    "start_date": "Project - Start Date",
    "end_date": "Project - End Date ",
    "schedule_comment": "Departmental narrative on schedule, including any deviation from planned "
    "schedule (if necessary)",
    "yearly_budget": "2013/2014 Budget (£million)",
    "yearly_forecast": "2013/2014 Forecast (£million)",
    "wlc_baseline_incl_NCG": "Total budgeted whole life costs (£million)",
    "variance_comment": "Departmental narrative on  budget/forecast variance for 2013/14",
    "budget_comment": "Departmental Narrative on Budgeted Whole Life Costs",
}
Rows = list[list[str]]


def turned(rows: Rows) -> Rows:
    return [list(row) for row in zip(*rows, strict=True)]


def titled(rows: Rows) -> Rows:
    return [["Government Major Projects Portfolio"], ["Data as at 30 September 2013"], [""], *rows]


def as_ods(rows: Rows) -> bytes:
    return ods(
        f'<table:table table:name="Data">{"".join(ods_row(*row) for row in rows)}</table:table>'
    )


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "tabs in UTF-16": lambda rows: csv_text(rows, "\t").encode("utf-16"),
    "commas in cp1252": lambda rows: csv_text(rows, ",").encode("cp1252", "replace"),
    "semicolons in Mac Roman": lambda rows: csv_text(rows, ";").encode("mac-roman", "replace"),
    "side by side, semicolons": lambda rows: csv_text(turned(rows), ";").encode(
        "cp1252", "replace"
    ),
    "side by side, UTF-8": lambda rows: csv_text(turned(rows), ",", "\n").encode("utf-8-sig"),
    "side by side, tabs": lambda rows: csv_text(turned(rows), "\t").encode("utf-16-le"),
    "side by side, XLSX": lambda rows: xlsx(("GMPP", turned(rows))),
    "side by side with title": lambda rows: xlsx(("GMPP", titled(turned(rows)))),
    "XLSX with title": lambda rows: xlsx(("Notes", [["Read me"]]), ("GMPP", titled(rows))),
    "ODS": as_ods,
    "numbered columns above": lambda rows: csv_text(
        [["", *(str(i) for i in range(len(rows) - 1))], *turned(rows)], ","
    ).encode(),
    "a number before each row": lambda rows: csv_text(
        [[str(i - 1) if i else "", *row] for i, row in enumerate(rows)], ";"
    ).encode("cp1252", "replace"),
    "title heading left blank": lambda rows: csv_text(
        [["", *rows[0][1:]], *rows[1:]], ","
    ).encode(),
}


@pytest.fixture(scope="module", params=[2018, 2021])
def year(request: pytest.FixtureRequest) -> Rows:
    path = FOLDER / f"uk_{request.param}.csv"
    if not path.is_file():
        pytest.skip("the real lists are not beside the checkout (../shared/data/portfolio)")
    grid = read_workbook(path.read_bytes()).grids[0]
    width = max(len(row.cells) for row in grid.rows)
    rows = [[as_text(cell) for cell in row.cells] for row in grid.rows[:51]]
    rows = [row + [""] * (width - len(row)) for row in rows]
    first = rows[0].index("project_name")  # the former years begin with the name
    return [[row[first], *row[:first], *row[first + 1 :]] for row in rows]


@pytest.mark.parametrize("former", [True, False], ids=["former headings", "present headings"])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_a_year_in_another_shape_gives_the_same_projects(
    year: Rows, writer: Callable[[Rows], bytes], former: bool
) -> None:
    expected = projects(plan(csv_text(year).encode("utf-8-sig"), "uk.csv"))
    names = [FORMER.get(heading, heading) if former else heading for heading in year[0]]
    made = plan(writer([names, *year[1:]]), "uk_2013.csv")
    assert not made.to_plain(dry_run=True)["rejected"]
    found = projects(made)
    assert [project.title for project in found] == [project.title for project in expected]
    for mine, theirs in zip(found, expected, strict=True):
        assert (mine.start, mine.end, mine.rating) == (theirs.start, theirs.end, theirs.rating)
        assert (mine.cost_cents, mine.currency) == (theirs.cost_cents, theirs.currency)
        assert mine.number == theirs.number
