"""Tables that are no project lists, and lists without anything in them."""

import pytest

from rathaus.strategy.lists.errors import LayoutError
from tests.unit.strategy.lists.list_files import csv_text, load, plan, xlsx

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
