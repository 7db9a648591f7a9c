"""Runs cases of the kit against the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.files import imported_files
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import Definitions
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.errors import ModelError, RulesError
from rathaus.rules.messages import message
from rathaus.rules.tck.asking import Subject
from rathaus.rules.tck.cases import Case, CaseFile, Folder, ResultNode
from rathaus.rules.tck.compare import fits
from rathaus.rules.tck.foreign import ForeignCalls
from rathaus.rules.tck.reading import read_cases
from rathaus.rules.tck.report import CaseResult, Mismatch, Outcome, Report
from rathaus.rules.values.text import literal_of


def run_folders(folders: Iterable[Folder], now: datetime | None = None) -> Report:
    """Run all cases of some folders.

    Args:
        folders: models and cases.
        now: the moment that models see.
    """
    return Report(tuple(result for folder in folders for result in run_folder(folder, now)))


def run_folder(folder: Folder, now: datetime | None = None) -> tuple[CaseResult, ...]:
    """Run all cases of one folder.

    A file of cases or a model that cannot be read is a failed case with the reason.

    Args:
        folder: models and cases.
        now: the moment that models see.
    """
    models = _Models(folder)
    results: list[CaseResult] = []
    for name in sorted(folder.files):
        if name.lower().endswith(".xml"):
            results += _run_file(folder, models, name, now)
    return tuple(results)


def _run_file(
    folder: Folder, models: "_Models", name: str, now: datetime | None
) -> Iterable[CaseResult]:
    try:
        cases = read_cases(folder.files[name], name)
    except ModelError as error:
        return [CaseResult(folder.level, folder.name, name, "", Outcome.FAILED, (_whole(error),))]
    return [_run_case(folder, models, cases, case, now) for case in cases.cases]


def _run_case(
    folder: Folder, models: "_Models", file: CaseFile, case: Case, now: datetime | None
) -> CaseResult:
    subject = models.subject(file.model)
    mismatches: tuple[Mismatch, ...] = ()
    if isinstance(subject, Mismatch):
        mismatches = (subject,)
        outcome = Outcome.FAILED
    elif any(subject.is_foreign(case, node) for node in case.results):
        outcome = Outcome.NOT_APPLICABLE
    else:
        found = (_mismatch(subject, case, node, now) for node in case.results)
        mismatches = tuple(one for one in found if one is not None)
        outcome = Outcome.FAILED if mismatches else Outcome.PASSED
    return CaseResult(folder.level, folder.name, file.name, case.id, outcome, mismatches)


def _mismatch(
    subject: Subject, case: Case, node: ResultNode, now: datetime | None
) -> Mismatch | None:
    """Ask for one result; return how it differs from the expected one, None when it fits."""
    expected = subject.expected(node)
    said = literal_of(expected)
    try:
        answer = subject.ask(case, node, now)
    except Exception as error:  # a fault of the engine is a failed case, not the end of the run
        return Mismatch(node.name, said, "", _reason(error))
    if fits(expected, answer.value):
        return None
    reason = " ".join(str(note.message) for note in answer.notes)
    return Mismatch(node.name, said, literal_of(answer.value), reason)


def _whole(error: Exception) -> Mismatch:
    """Make the mismatch of a case that could not be asked at all."""
    return Mismatch("", "", "", _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, ModelError):
        return f"{error.file}:{error.line}: {error}"
    return str(error) if isinstance(error, RulesError) else f"{type(error).__name__}: {error}"


@dataclass(frozen=True, slots=True)
class _Read:
    definitions: Mapping[str, Definitions]
    errors: Mapping[str, ModelError]


class _Models:
    """The models of a folder, each read and linked once."""

    def __init__(self, folder: Folder) -> None:
        self._read = _read_models(folder)
        self._foreign = ForeignCalls(self._read.definitions.values())
        self._subjects: dict[str, Subject | Mismatch] = {}

    def subject(self, name: str) -> Subject | Mismatch:
        """Return the model in a file of the folder, or why it cannot be asked."""
        if name not in self._subjects:
            try:
                self._subjects[name] = Subject(self._linked(name), self._foreign)
            except Exception as error:  # as above: the run goes on
                self._subjects[name] = _whole(error)
        return self._subjects[name]

    def _linked(self, name: str) -> Model:
        if name in self._read.errors:
            raise self._read.errors[name]
        definitions = self._read.definitions.get(name)
        if definitions is None:
            raise ModelError(message("tck-model-missing", model=name), name)
        models = self._read.definitions.values()
        others = [other for other in models if other is not definitions]
        return link(definitions, imported_files(definitions, others))


def _read_models(folder: Folder) -> _Read:
    definitions: dict[str, Definitions] = {}
    errors: dict[str, ModelError] = {}
    for name in sorted(folder.files):
        if not name.lower().endswith(".dmn"):
            continue
        try:
            definitions[name] = read_definitions(folder.files[name], name)
        except ModelError as error:
            errors[name] = error
    return _Read(definitions, errors)
