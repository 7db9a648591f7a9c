"""The checks end when their time or room is used up, keep what they found and say so."""

from itertools import count

import pytest

from rathaus.rules.check import Severity, check_definitions
from rathaus.rules.check.table.facts import TableLimits
from rathaus.rules.dmn.model import Definitions
from rathaus.rules.limits import Limits
from tests.unit.rules.check.building import codes, decision, definitions, of_table, table


def model() -> Definitions:
    """Make a model with a finding in its graph, one in each expression and some in a table."""
    broken = [decision(f"d{number}", f"x{number}") for number in range(5)]
    return definitions(decision("same", "1"), decision("same", "1"), *broken)


def rules(number: int) -> Definitions:
    return of_table(
        table(["n"], [[f"[{each}..{each}]", "1"] for each in range(number)]), {"n": "number"}
    )


def checked_with(seconds: int, monkeypatch: pytest.MonkeyPatch, made: Definitions) -> list[str]:
    """Check with a clock that goes one second further at each look."""
    monkeypatch.setattr("rathaus.rules.state.monotonic", count().__next__)
    return codes(check_definitions(made, limits=Limits(checking_seconds=seconds)))


def test_without_time_there_is_one_finding_that_says_so() -> None:
    (stopped,) = check_definitions(rules(3), limits=Limits(checking_seconds=0))
    assert (stopped.code, stopped.severity) == ("check-time", Severity.WARNING)
    assert stopped.sentence("de") == (
        "Die Prüfung brauchte länger als 0 Sekunden (Grenze „checking_seconds“) und wurde "
        "beendet. Was bis dahin nicht geprüft war, kann weitere Fehler haben."
    )
    assert "checking_seconds" in stopped.sentence("en")


def test_what_was_found_by_then_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = codes(check_definitions(model()))
    lengths = set()
    for seconds in range(1, 200):
        found = checked_with(seconds, monkeypatch, model())
        if "time" not in found:
            assert found == whole
            break
        lengths.add(len(found))
    else:
        pytest.fail("it should have been done by then")
    assert len(lengths) > 3


def test_a_table_is_left_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checked_with(50, monkeypatch, rules(300)) == ["time"]
    assert "time" not in checked_with(10**6, monkeypatch, rules(30))


def test_a_table_that_takes_too_much_room_is_not_searched() -> None:
    found = check_definitions(rules(30), tables=TableLimits(room=500))
    assert "table-too-large" in codes(found)
    assert "gap" not in codes(found)
    assert "gap" in codes(check_definitions(rules(30)))
