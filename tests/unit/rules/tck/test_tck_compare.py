"""When a result is the expected one."""

from decimal import Decimal

import pytest

from rathaus.rules.tck.cases import Untyped
from rathaus.rules.tck.compare import fits
from rathaus.rules.tck.report import CaseResult, Mismatch, Outcome, Report
from rathaus.rules.tck.settling import settle
from rathaus.rules.values.temporal import Date, parse_date_time, parse_duration, parse_time
from rathaus.rules.values.types import BOOLEAN, DATE, NUMBER, STRING, ContextType, ListType


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (None, None, True),
        (None, False, False),
        (False, None, False),
        (Decimal("1.0"), Decimal(1), True),
        (Decimal("0.33333333"), Decimal(1) / 3, True),
        (Decimal("0.3333333"), Decimal(1) / 3, False),
        (Decimal(1), True, False),
        (True, Decimal(1), False),
        ("1", Decimal(1), False),
        ("a", "a", True),
        ([], [], True),
        ([Decimal(1)], Decimal(1), False),
        ([Decimal(1), None], [Decimal(1), None], True),
        ([Decimal(1), Decimal(2)], [Decimal(2), Decimal(1)], False),
        ([Decimal(1)], [Decimal(1), Decimal(1)], False),
        ({"a": Decimal(1), "b": None}, {"b": None, "a": Decimal("1.0")}, True),
        ({"a": None}, {}, False),
        ({}, {"a": None}, False),
        ({"a": []}, [], False),
        (Date(2026, 3, 1), Date(2026, 3, 1), True),
        (Date(2026, 3, 1), parse_date_time("2026-03-01T00:00:00"), False),
        (parse_duration("P1Y"), parse_duration("P12M"), True),
        (parse_duration("P0D"), parse_duration("P0M"), False),
        (parse_time("10:00:00Z"), parse_time("10:00:00"), False),
    ],
)
def test_fitting(expected: object, actual: object, same: bool) -> None:
    assert fits(expected, actual) is same


def test_untyped_texts_take_the_type_of_the_model() -> None:
    kind = ContextType((("age", NUMBER), ("born", DATE), ("flags", ListType(BOOLEAN))))
    value = {
        "age": Untyped("10"),
        "born": Untyped("2026-03-01"),
        "flags": [Untyped("true")],
        "other": Untyped("x"),
    }
    assert settle(value, kind) == {
        "age": Decimal(10),
        "born": Date(2026, 3, 1),
        "flags": [True],
        "other": "x",
    }
    assert settle(Untyped("10"), STRING) == "10"
    assert settle(Untyped("10"), None) == "10"
    assert settle(Untyped("ten"), NUMBER) == "ten"


def test_the_report_counts_by_level_and_leaves_out_what_is_not_applicable() -> None:
    mismatch = Mismatch("D", "1", "2", "because")
    report = Report(
        (
            CaseResult("2", "f", "t.xml", "1", Outcome.PASSED),
            CaseResult("3", "g", "u.xml", "1", Outcome.FAILED, (mismatch,)),
            CaseResult("3", "g", "u.xml", "2", Outcome.NOT_APPLICABLE),
        )
    )
    assert report.to_json() == {
        "total": 2,
        "passed": 1,
        "not_applicable": 1,
        "levels": {"2": {"total": 1, "passed": 1}, "3": {"total": 1, "passed": 0}},
        "failed": [
            {
                "folder": "g",
                "test": "u.xml",
                "case": "1",
                "node": "D",
                "expected": "1",
                "actual": "2",
                "reason": "because",
            }
        ],
        "not_applicable_cases": [{"folder": "g", "test": "u.xml", "case": "2"}],
    }
