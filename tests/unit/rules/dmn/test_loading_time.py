"""Loading a model ends when its time is used up, wherever it is by then."""

from dataclasses import replace
from itertools import count

import pytest

from rathaus.rules.api import load_model
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import Definitions, ItemDefinition
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import Limits
from rathaus.rules.state import Deadline
from tests.unit.rules.dmn.building import cell, decision, definitions, given, table

NO_TIME = Limits(loading_seconds=0)
XML = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
  name="m" namespace="urn:m"><inputData id="i" name="i"/></definitions>"""


class Looks(Deadline):
    """Counts how often somebody looks."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def look(self) -> None:
        """Count."""
        self.count += 1


def rows(number: int) -> Definitions:
    rules = [f"{each} => {each}" for each in range(number)]
    return definitions(given("n"), decision("d", table(["n"], ["r"], rules), "n"))


def decisions(number: int) -> Definitions:
    return definitions(*(decision(f"d{each}", "1") for each in range(number)))


def types(number: int) -> Definitions:
    items = (
        ItemDefinition(name=f"t{each}", type_ref="number", allowed=cell("1"))
        for each in range(number)
    )
    return replace(definitions(decision("d", "1")), items=tuple(items))


@pytest.mark.parametrize("make", [rows, decisions, types])
def test_linking_looks_at_the_clock_for_every_part(make: object) -> None:
    def looks(number: int) -> int:
        deadline = Looks()
        link(make(number), deadline=deadline)  # type: ignore[operator]
        return deadline.count

    assert looks(30) - looks(10) >= 20


def test_reading_looks_at_the_clock_for_every_element() -> None:
    deadline = Looks()
    read_definitions(XML, deadline=deadline)
    assert deadline.count == 2


def test_what_takes_too_long_names_the_limit() -> None:
    with pytest.raises(LimitExceeded) as raised:
        link(decisions(1), limits=NO_TIME)
    assert raised.value.in_language("de") == (
        "Das Laden des Modells dauerte länger als 0 Sekunden (Grenze „loading_seconds“) und wurde "
        "beendet. Teilen Sie das Modell auf."
    )
    assert "loading_seconds" in raised.value.in_language("en")


def test_reading_takes_part_in_the_time() -> None:
    with pytest.raises(LimitExceeded):
        read_definitions(XML, limits=NO_TIME)


def test_reading_and_linking_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def takes(seconds: int) -> bool:
        monkeypatch.setattr("rathaus.rules.state.monotonic", count().__next__)
        try:
            load_model(XML, limits=Limits(loading_seconds=seconds))
        except LimitExceeded:
            return True
        return False

    assert takes(3)  # two elements are read by then
    assert not takes(100)
