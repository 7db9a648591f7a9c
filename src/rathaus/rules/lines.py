"""What the command line says, line by line."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus.rules.errors import FeelSyntaxError, ModelError, RulesError
from rathaus.rules.messages import LANGUAGES, message
from rathaus.rules.tck.report import Outcome, Report


def unreadable(error: RulesError, file: str) -> dict[str, Any]:
    """Make a finding, as data, of a model that cannot be read.

    Args:
        error: why it cannot be read.
        file: its name.
    """
    place = {"file": file, "line": 0, "column": 0}
    if isinstance(error, ModelError):
        place = {"file": error.file or file, "line": error.line, "column": error.column}
    return {
        "severity": "error",
        "code": error.message.code,
        "message": {language: error.in_language(language) for language in LANGUAGES},
        "place": place,
        "element": {"id": "", "name": ""},
        "rules": [],
        "example": {},
    }


def lines_of_check(report: Mapping[str, Any], language: str) -> Iterator[str]:
    """Say what was found in one model.

    Args:
        report: file, counts and findings, as data.
        language: "de" or "en".
    """
    for finding in report["findings"]:
        place = where(
            finding["place"]["file"], finding["place"]["line"], finding["place"]["column"]
        )
        kind = message(f"check-{finding['severity']}").in_language(language)
        yield f"{place}: {kind}: {finding['message'][language]}"
        if finding["example"]:
            example = ", ".join(f"{name} = {value}" for name, value in finding["example"].items())
            if example not in finding["message"][language]:
                yield "  " + message("check-example", example=example).in_language(language)
    counts = report["counts"]
    said = message("check-nothing", file=report["file"])
    if report["findings"]:
        said = message(
            "check-counts",
            file=report["file"],
            errors=counts["error"],
            warnings=counts["warning"],
            hints=counts["hint"],
        )
    yield said.in_language(language)


def lines_of_kit(report: Report, language: str, *, verbose: bool) -> Iterator[str]:
    """Say how many cases of the kit pass.

    Args:
        report: what came out.
        language: "de" or "en".
        verbose: name every case that fails.
    """
    if verbose:
        for result in report.failed():
            for one in result.mismatches:
                place = f"{result.folder}/{result.test} {result.case} {one.node}"
                yield f"{place}: {one.expected} ≠ {one.actual} {one.reason}".rstrip()
    for level in report.levels():
        said = message(
            "tck-counts",
            level=message("tck-level", level=level) if level.isdigit() else level,
            passed=report.count(Outcome.PASSED, level),
            total=report.total(level),
        )
        yield said.in_language(language)
    said = message(
        "tck-sum",
        passed=report.count(Outcome.PASSED),
        total=report.total(),
        not_applicable=report.count(Outcome.NOT_APPLICABLE),
    )
    yield said.in_language(language)


def sentence_of(error: RulesError, language: str) -> str:
    """Say an error with its place."""
    if isinstance(error, ModelError) and error.file:
        return f"{where(error.file, error.line, error.column)}: {error.in_language(language)}"
    if isinstance(error, FeelSyntaxError):
        line = error.text.splitlines()[error.line - 1 : error.line] or [""]
        return f"{error.in_language(language)}\n  {line[0]}\n  {' ' * (error.column - 1)}^"
    return error.in_language(language)


def where(file: str, line: int, column: int) -> str:
    """Say a place as editors understand it."""
    return f"{file}:{line}:{column}" if line else file
