"""The public conformance kit of DMN (TCK), run whole: what passes once must pass for ever.

The kit lies beside the checkout and is not part of it. `dmn_tck_floor.json` keeps how many cases
of each level there are and how many pass; raise it when more pass, and never lower it.
"""

import json
from datetime import datetime
from pathlib import Path

import pytest

from rathaus.rules.commands import tck_folders
from rathaus.rules.tck.report import Report
from rathaus.rules.tck.run import run_folders

ROOT = Path(__file__).parents[2]
KIT = ROOT.parent / "shared" / "data" / "public-service" / "dmn-tck__tck" / "TestCases"
FLOOR = Path(__file__).with_name("dmn_tck_floor.json")
NOW = "2026-03-01T12:00:00+01:00"

pytestmark = pytest.mark.skipif(
    not KIT.is_dir(), reason="the DMN TCK is not beside the checkout (../shared/data)"
)


@pytest.fixture(scope="module")
def report() -> Report:
    """Run all cases once."""
    return run_folders(tck_folders(KIT), datetime.fromisoformat(NOW))


@pytest.mark.parametrize("level", json.loads(FLOOR.read_text("utf-8")))
def test_no_level_falls_below_its_floor(report: Report, level: str) -> None:
    found = report.to_json()
    levels = found["levels"]
    assert isinstance(levels, dict)
    floor = json.loads(FLOOR.read_text("utf-8"))[level]
    now = levels[level]
    failed = [entry for entry in report.failed() if entry.level == level]
    assert now["total"] >= floor["total"], "cases of the kit are no longer run"
    assert now["passed"] >= floor["passed"], failed[:20]


def test_only_calls_of_foreign_code_are_not_applicable(report: Report) -> None:
    found = report.to_json()
    assert isinstance(found["not_applicable"], int)
    assert found["not_applicable"] <= 18


def test_every_failure_has_a_reason_or_a_difference(report: Report) -> None:
    for result in report.failed():
        for mismatch in result.mismatches:
            assert mismatch.reason or mismatch.expected != mismatch.actual
