"""Headings in two languages, and mapping files."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.lists.columns.fields import FIELDS
from rathaus.strategy.lists.columns.names import match_name
from rathaus.strategy.lists.columns.propose import family, heading_scale
from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.layout import LayoutChoice
from rathaus.strategy.lists.mapping import UNITS, ColumnUse, Mapping
from rathaus.strategy.lists.mapping_file import read_mapping, to_json, write_mapping

HEADINGS = [
    ("Project Name", "title"), ("projectName", "title"), ("PROJEKTTITEL", "title"),
    ("Maßnahme", "title"), ("Massnahme", "title"), ("Bezeichnung des Projekts", "title"),
    ("uniqueId", "id"), ("GMPP ID Number", "id"), ("Projekt-Nr.", "id"), ("project_number", "id"),
    ("Lfd. Nr.", "number"), ("Department", "department"), ("Federführendes Amt", "department"),
    ("Amt/Institut", "department"), ("Description / Aims ", "description"),
    ("Projektleiter/in", "lead"), ("Project - Start Date ", "start"), ("Laufzeit von", "start"),
    ("Project - End Date", "end"), ("estimatedCompletionDate", "end"),
    ("Fertigstellung (geplant)", "end"), ("MPA RAG rating", "rating"),
    ("IPA Delivery Confidence Assessment", "rating"),
    ("SRO Delivery Confidence Assessment ", "rating"),
    ("TOTAL Baseline Whole Life Costs (£\x81m) (including Non-Government Costs)", "cost"),
    ("Total budgeted whole life costs (£million)", "cost"), ("Gesamtkosten in T€", "cost"),
    ("Kosten – Ist", "spent"), ("TOTAL Baseline Benefits (£m)", "benefits"),
    ("Departmental narrative on schedule, including any deviation (if necessary)", "remarks"),
    ("Departmental Narrative on Budgeted Benefits", "remarks"), ("rating_comment", "remarks"),
    ("Aufwand Q1 2027 (PM)", "efforts"), ("Größenklasse", "efforts"),
    ("Zieldimension(en)", "dimensions"),
    ("Ratsbeschluss", "mandates"), ("Abhängigkeiten", "depends_on"), ("IT-Systeme", "systems"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS)
def test_headings_speak_of_fields(heading: str, field: str) -> None:
    assert match_name(heading)[0].field == field


@pytest.mark.parametrize(
    "heading",
    ["2013/2014 Budget (£million)", "Financial Year Variance (%)", "2016/17 TOTAL Forecast £m",
     "isOver10M", "yearsRemaining", "asOfDate", "Annual Report Category"],
)  # fmt: skip
def test_headings_of_single_years_and_others_are_left_alone(heading: str) -> None:
    assert match_name(heading) == ()


def test_every_field_is_recognised_by_its_own_label() -> None:
    for name, field in FIELDS.items():
        assert match_name(field.label.de)[0].field == name, field.label.de
        assert match_name(field.label.en)[0].field == name, field.label.en


@pytest.mark.parametrize(
    ("heading", "scale"),
    [("Kosten (T€)", 1000), ("in Mio. €", 10**6), ("£m", 10**6), ("(£\x81m)", 10**6),
     ("TEUR", 1000), ("Mrd. €", 10**9), ("Kosten (€)", 1), ("Maßnahme", 1)],
)  # fmt: skip
def test_units_of_money_in_headings(heading: str, scale: int) -> None:
    assert heading_scale(heading) == scale


@pytest.mark.parametrize(
    ("name", "source"),
    [("uk_2013.csv", "uk"), ("uk_2013-14 (1).XLSX", "uk"),
     ("gc-it-projects-2022.csv", "gc-it-projects"),
     ("C:\\Listen\\Projekte Stand 2024-12-31 v2.ods", "projekte"), ("2024.csv", "liste")],
)  # fmt: skip
def test_years_of_a_list_share_a_name(name: str, source: str) -> None:
    assert family(name) == source


printable = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"])
short = st.text(printable, max_size=9)
uses = st.builds(
    ColumnUse, st.text(printable, min_size=1, max_size=20), st.sampled_from(list(UNITS.values()))
)
mappings = st.builds(
    Mapping,
    name=st.text(printable, max_size=20),
    source=st.text(printable, max_size=20),
    delimiter=st.sampled_from(["", ";", "\t", "|"]),
    layout=st.builds(
        LayoutChoice,
        st.lists(st.text(printable, min_size=1, max_size=9), max_size=2).map(tuple),
        st.none() | st.integers(0, 99),
        st.sampled_from(["", "rows", "columns"]),
    ),
    month_first=st.booleans(),
    budget_month=st.integers(1, 12),
    currency=st.sampled_from(["", "EUR", "GBP"]),
    id_rule=st.sampled_from(["column", "title", "title+department"]),
    fields=st.dictionaries(
        st.sampled_from(["cost", "remarks", "end"]),
        st.lists(uses, min_size=1, max_size=3).map(tuple),
    ).map(lambda fields: {**fields, "title": (ColumnUse("Titel"),)}),
    constants=st.dictionaries(
        st.sampled_from(["status", "programme"]), st.text(printable, max_size=9)
    ),
    values=st.dictionaries(
        st.just("department"),
        st.dictionaries(short, short, min_size=1),
    ),
)


@given(mappings)
def test_a_mapping_file_says_all_of_its_mapping(mapping: Mapping) -> None:
    assert read_mapping(write_mapping(mapping)) == mapping
    assert read_mapping(to_json(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fields: {}", "fields.title"),
        ("[1, 2]", "benannte Einträge"),
        ("a: [", "Zeile 1"),
        ("version: 9", "version"),
        ("colour: red\nfields: {title: T}", "colour: unbekannt"),
        ("fields: {title: T, name: X}", "fields.name"),
        ("fields: {title: T, id: [a, b]}", "nur eine Spalte"),
        ("fields: {title: T, cost: {column: K, unit: dozen}}", "fields.cost.unit"),
        ("fields: {title: T, efforts: {column: K, quarter: 1/27}}", "fields.efforts.quarter"),
        ("fields: {title: T, mandates: {column: K, mandate: wish}}", "wish"),
        ("fields: {title: T}\nfile: {heading_row: -1}", "file.heading_row"),
        ("fields: {title: T}\nfile: {delimiter: ';;;;'}", "file.delimiter"),
        ("fields: {title: T}\nmoney: {currency: Euro}", "money.currency"),
        ("fields: {title: T}\nid: number", "möglich: column"),
        ("fields: {title: T}\nvalues: {department: [1]}", "values.department"),
    ],
)
def test_mistakes_in_a_mapping_file_are_named(text: str, words: str) -> None:
    with pytest.raises(MappingError) as caught:
        read_mapping(text)
    assert words in caught.value.message


def test_the_fingerprint_counts_what_decides_on_values() -> None:
    mapping = Mapping(name="a", fields={"title": (ColumnUse("T"),)})
    same = Mapping(name="b", source="x", encoding="cp1252", fields=mapping.fields)
    other = Mapping(fields=mapping.fields, month_first=True)
    assert mapping.fingerprint() == same.fingerprint() != other.fingerprint()
    assert json.loads(to_json(mapping))["version"] == 1


def test_the_mapping_in_the_reference_is_one() -> None:
    page = Path(__file__).parents[4] / "docs/reference/import-mapping.md"
    example = page.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    mapping = read_mapping(example)
    assert mapping.fields["cost"][0].scale == 1_000_000
    assert mapping.values["department"] == {"BEIS": "amt-10"}
