"""What came out of running the kit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a case."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A result that is not the expected one.

    Args:
        node: name of the decision, "" when nothing could be asked.
        expected: the expected value as FEEL text.
        actual: what came out, as FEEL text.
        reason: why, where the engine said so.
    """

    node: str
    expected: str
    actual: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What became of one case.

    Args:
        level: level of the folder.
        folder: name of the folder.
        test: name of the file of cases.
        case: id of the case.
        outcome: what became of it.
        mismatches: results that are not as expected.
    """

    level: str
    folder: str
    test: str
    case: str
    outcome: Outcome
    mismatches: tuple[Mismatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run, case by case."""

    results: tuple[CaseResult, ...]

    def count(self, outcome: Outcome, level: str | None = None) -> int:
        """Count the cases with an outcome, of one level or of all."""
        return sum(1 for result in self._of(level) if result.outcome is outcome)

    def total(self, level: str | None = None) -> int:
        """Count the applicable cases, of one level or of all."""
        return sum(1 for result in self._of(level) if result.outcome is not Outcome.NOT_APPLICABLE)

    def levels(self) -> tuple[str, ...]:
        """Name the levels that occur, in order."""
        return tuple(sorted({result.level for result in self.results}))

    def failed(self) -> Iterable[CaseResult]:
        """Return the cases that failed."""
        return (result for result in self.results if result.outcome is Outcome.FAILED)

    def to_json(self) -> dict[str, object]:
        """Return the report as data for JSON.

        `total` counts the applicable cases only, so that `passed` equal to `total` means that
        nothing is left to do; the others are in `not_applicable` and are listed apart.
        """
        return {
            "total": self.total(),
            "passed": self.count(Outcome.PASSED),
            "not_applicable": self.count(Outcome.NOT_APPLICABLE),
            "levels": {level: self._level(level) for level in self.levels()},
            "failed": [entry for result in self.failed() for entry in _entries(result)],
            "not_applicable_cases": [
                _where(result)
                for result in self.results
                if result.outcome is Outcome.NOT_APPLICABLE
            ],
        }

    def _of(self, level: str | None) -> Iterable[CaseResult]:
        return (result for result in self.results if level is None or result.level == level)

    def _level(self, level: str) -> Mapping[str, int]:
        return {"total": self.total(level), "passed": self.count(Outcome.PASSED, level)}


def _where(result: CaseResult) -> dict[str, str]:
    return {"folder": result.folder, "test": result.test, "case": result.case}


def _entries(result: CaseResult) -> Iterable[dict[str, str]]:
    for mismatch in result.mismatches:
        yield {
            **_where(result),
            "node": mismatch.node,
            "expected": mismatch.expected,
            "actual": mismatch.actual,
            "reason": mismatch.reason,
        }
