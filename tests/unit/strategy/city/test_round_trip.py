"""Writing loses nothing, and the same strategy always gives the same bytes."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy import document as d
from rathaus.strategy.city.emit import document
from rathaus.strategy.city.nodes import compose
from rathaus.strategy.city.read import read_city, read_files, read_folders
from rathaus.strategy.city.write import (
    TargetOccupiedError,
    canonical,
    files_of,
    write_city,
    write_folder,
)
from tests.unit.strategy.city.folders import CITIES, REFERENCE, SMALL, strategy_of

FOLDERS = [SMALL / "strategy", REFERENCE / "strategy", REFERENCE / "demo"]

TRICKY = """no|1.1|2024-04-23|a: b|# x|- x| x |x\n|\nx|a  b|''|null|~|{a}|[b]|!t|&a|*a|%x|@x|`x`
\u2028|\ufeff|a\tb|eine Zeile\nund noch eine|eine\n\n  eingerückt|x\r\ny"""
text = (
    st.text(max_size=40)
    | st.sampled_from(TRICKY.split("|"))
    | st.sampled_from(["ä " * 80, "wort " * 40 + "ende"])
)
decimals = st.decimals(-(10**9), 10**9, places=3, allow_nan=False)
quarters = st.builds(Quarter, st.integers(1900, 2999), st.integers(1, 4))
for kind, values in ((str, text), (d.Decimal, decimals), (Quarter, quarters)):
    st.register_type_strategy(kind, values)
st.register_type_strategy(d.datetime, st.datetimes(timezones=st.just(UTC)))
localized = st.builds(Localized, text, text)
st.register_type_strategy(Localized, localized)


def few(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.builds(kind), max_size=2).map(tuple)


projects = st.builds(
    d.Project,
    efforts=st.lists(
        st.builds(
            d.Effort,
            size=st.none() | st.sampled_from(d.SizeClass),
            total=st.none() | decimals,
            quarters=st.lists(st.builds(d.QuarterEffort, quarters, decimals), max_size=2).map(
                tuple
            ),
        ),
        max_size=2,
    ).map(tuple),
    mandates=few(d.Evidence),
    risks=few(d.Risk),
    override=st.none() | st.builds(d.Override),
    list_source=st.none() | st.builds(d.ListSource),
    depends_on=st.lists(text, max_size=3).map(tuple),
    dimensions=st.lists(text, max_size=3).map(tuple),
    cost_cents=st.none() | st.integers(),
    running_at_publication=st.none() | st.booleans(),
    start=st.none() | st.dates(),
)
strategies = st.builds(
    d.Strategy,
    title=localized,
    vision=st.builds(d.Vision),
    rules=st.builds(d.Rules, size_months=st.dictionaries(st.sampled_from(d.SizeClass), decimals)),
    sources=st.dictionaries(text, text, max_size=3),
    expected=st.dictionaries(text, st.integers(), max_size=3),
    facts=few(d.Fact),
    clusters=few(d.Cluster),
    dimensions=few(d.Dimension),
    programmes=few(d.Programme),
    goals=few(d.Goal),
    action_plans=few(d.ActionPlan),
    directorates=few(d.Directorate),
    departments=few(d.Department),
    pools=few(d.Pool),
    projects=st.lists(projects, max_size=3).map(tuple),
    readings=few(d.GoalReading),
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies)
def test_reading_what_was_written_gives_the_same_strategy(strategy: d.Strategy) -> None:
    written = files_of(strategy)
    reading = read_files([(name, content.encode()) for name, content in written.items()])
    assert not reading.findings
    assert reading.strategy == strategy
    assert files_of(reading.strategy) == written


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_survives_in_our_reader_and_in_a_standard_one(value: str) -> None:
    content = document({"a": value, "b": [value], "c": {"d": value}})
    node = compose("a", content.encode())
    assert node.entries is not None
    assert node.entries["a"].text == value
    standard = YAML(typ="safe", pure=True).load(content)
    assert standard == {"a": value, "b": [value], "c": {"d": value}}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_committed_files_are_canonical(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        content = path.read_text("utf-8")
        parts = read_files([(path.name, content.encode())]).parts
        assert canonical(parts) == content, f"run ./rathaus city format {folder.parent}"


@pytest.mark.parametrize("city", [SMALL, REFERENCE], ids=lambda path: path.name)
def test_a_city_without_sample_data_is_exported_byte_for_byte(city: Path, tmp_path: Path) -> None:
    write_folder(read_city(city), tmp_path)
    before = {path.name: path.read_bytes() for path in (city / "strategy").glob("*")}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*")} == before


def test_an_export_keeps_sample_data_apart(tmp_path: Path) -> None:
    strategy = strategy_of(REFERENCE, demo=True)
    write_city(strategy, tmp_path)
    assert read_city(tmp_path, demo=True) == strategy
    assert read_city(tmp_path) == strategy_of(REFERENCE)


def test_an_export_replaces_an_older_one_and_leaves_nothing_stale(tmp_path: Path) -> None:
    write_city(strategy_of(REFERENCE, demo=True), tmp_path)
    write_city(strategy_of(SMALL), tmp_path)
    assert read_city(tmp_path, demo=True) == strategy_of(SMALL)


def test_an_export_beside_strange_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "projects-1.yaml").write_text("projects: []\n")
    with pytest.raises(TargetOccupiedError, match="projects-1"):
        write_city(strategy_of(SMALL), tmp_path)
    assert not (tmp_path / "strategy").exists()


def test_an_edit_changes_only_its_lines(tmp_path: Path) -> None:
    strategy = strategy_of(SMALL)
    goal = replace(strategy.goals[0], target=d.Decimal(12))
    write_folder(replace(strategy, goals=(goal, *strategy.goals[1:])), tmp_path)
    old = (SMALL / "strategy" / "goals.yaml").read_text().splitlines()
    new = (tmp_path / "goals.yaml").read_text().splitlines()
    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ("    target: 10", "    target: 12")
    ]


def test_every_city_folder_is_read() -> None:
    for city in CITIES.glob("*/city.toml"):
        assert read_folders([city.parent / "strategy"]).strategy is not None
