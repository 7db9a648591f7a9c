"""Whatever the delimiter, code page, orientation and kind of file: no row is lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rathaus.strategy.document import Project
from rathaus.strategy.lists.export import project_table, write_csv, write_xlsx
from rathaus.strategy.lists.guard import protect, unprotect
from rathaus.strategy.lists.vocabulary import Vocabulary
from tests.unit.strategy.lists.list_files import csv_text, plan, projects, xlsx

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß"
words = st.text(LETTERS, min_size=2, max_size=12)
titles = st.lists(words, min_size=1, max_size=5).map(" ".join)
texts = st.one_of(st.just(""), st.text(LETTERS + ' ;,|"€£–“”\n', max_size=40).map(str.strip))
days = st.dates().map(lambda day: f"{day:%d.%m.%Y}") | st.sampled_from(["", "TBC"])
rows = st.lists(st.tuples(titles, texts, days, words), min_size=1, max_size=12)
HEADINGS = ["Projekt-ID", "Projekttitel", "Beschreibung", "Beginn", "Amt"]


def _table(content: list[tuple[str, str, str, str]]) -> list[list[str]]:
    body = [[f"P-{i}", *cells] for i, cells in enumerate(content, start=1)]
    return [HEADINGS, *body]


def _same(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows,
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]),
    st.sampled_from(["\r\n", "\n"]),
    st.booleans(),
    st.lists(st.just([""]), max_size=3),
)
def test_text_tables_of_any_kind(  # noqa: PLR0917
    content: list[tuple[str, str, str, str]],
    delimiter: str,
    encoding: str,
    end: str,
    turn: bool,
    blank: list[list[str]],
) -> None:
    table = _table(content)
    if turn:
        table = [list(row) for row in zip(*table, strict=True)]
    data = csv_text([["Portfolio der Stadt"], *blank, *table, *blank], delimiter, end).encode(
        encoding
    )
    made = plan(data)
    assert [project.title for project in projects(made)] == [_same(row[0]) for row in content]
    assert [project.number for project in projects(made)] == [
        f"P-{i}" for i in range(1, len(content) + 1)
    ]


@settings(max_examples=25, deadline=None)
@given(rows, st.booleans(), st.integers(0, 3))
def test_workbooks(content: list[tuple[str, str, str, str]], turn: bool, above: int) -> None:
    table = _table(content)
    if turn:
        table = [list(row) for row in zip(*table, strict=True)]
    cells = [[cell or None for cell in row] for row in table]
    made = plan(xlsx(("Liste", [["Portfolio"]] * above + cells)), "liste.xlsx")
    assert [project.title for project in projects(made)] == [_same(row[0]) for row in content]


anything = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n"), max_size=30
)


@given(st.text(st.sampled_from("'=+-@\t\rab "), max_size=12) | anything)
def test_what_looks_like_a_formula_is_guarded_and_comes_back(text: str) -> None:
    guarded = protect(text)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unprotect(guarded) == text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(titles, texts), min_size=1, max_size=8), st.booleans())
def test_an_export_can_be_imported_again(content: list[tuple[str, str]], as_xlsx: bool) -> None:
    given_projects = [
        Project(
            id=f"p-{i}",
            title=f"={title}",
            number=f"+{i}",
            description=f"Text {text}",
            systems=("@x",),
        )
        for i, (title, text) in enumerate(content)
    ]
    headings, table = project_table(given_projects)
    data = write_xlsx(headings, table) if as_xlsx else write_csv(headings, table)
    made = projects(plan(data, "export.csv", vocabulary=Vocabulary()))
    assert [(p.title, p.number, p.systems) for p in made] == [
        (p.title, p.number, p.systems) for p in given_projects
    ]
    assert [_same(p.description) for p in made] == [_same(p.description) for p in given_projects]
