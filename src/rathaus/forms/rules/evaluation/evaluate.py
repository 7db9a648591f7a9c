"""Answers in, sheet out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from rathaus.forms.rules.evaluation.answers import Answers, Rows, is_too_much, named
from rathaus.forms.rules.evaluation.sheet import (
    FieldState,
    GroupState,
    NoteState,
    PageState,
    RepeatState,
    Sheet,
    State,
)
from rathaus.forms.rules.evaluation.worker import Worker
from rathaus.forms.rules.model import Check, Field, Form, Group, Note, Repeat
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.program.build import program_of
from rathaus.forms.rules.program.nodes import Formula, Node, Path
from rathaus.forms.rules.types.base import FileInfo, Json, Provider
from rathaus.forms.rules.types.registry import type_named

NONE: Mapping[str, object] = MappingProxyType({})


def evaluate(
    form: Form,
    answers: Json,
    *,
    today: date,
    context: Mapping[str, object] = NONE,
    providers: Mapping[str, Provider] = MappingProxyType({}),
    files: Mapping[str, FileInfo] = MappingProxyType({}),
) -> Sheet:
    """Look at answers: what is shown, what is missing or wrong, what it comes to.

    Whatever the answers are, this gives a sheet: what cannot be read is told there.

    Args:
        form: the form.
        answers: nested JSON by keys of the form.
        today: the civil date.
        context: values of the names in `form.given`.
        providers: functions that give options, by the name used in `options_from`.
        files: stored files that the answers may name, by id.

    Raises:
        FormError: the form was made in code and has a mistake.
        LookupError: a field takes its options from somebody who is not among `providers`.
    """
    program = program_of(form)
    too_much = is_too_much(answers)
    found = Answers(program, {} if too_much else answers)
    worker = Worker(program, found, today=today, given=context, providers=providers, files=files)
    worker.run()
    writer = _Writer(worker)
    pages: list[PageState] = []
    values: dict[str, object] = {}
    data: dict[str, Json] = {}
    for number, node in enumerate(program.pages):
        if worker.page_shown(number):
            paths: list[Path] = [(element.key,) for element in node.page.elements]
            items = writer.items(paths, (), values, data)
            pages.append(PageState(node.page, len(pages) + 1, items))
    return Sheet(form, tuple(pages), values, data, too_much)


class _Writer:
    """Writes the states of what is shown, and gathers values on the way."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._program = worker.program

    def items(
        self, paths: list[Path], rows: Rows, values: dict[str, object], data: dict[str, Json]
    ) -> tuple[State, ...]:
        shown = (path for path in paths if self._worker.shown(path, rows))
        return tuple(self._state(self._program.nodes[path], rows, values, data) for path in shown)

    def _state(
        self, node: Node, rows: Rows, values: dict[str, object], data: dict[str, Json]
    ) -> State:
        path = named(node.path, rows, self._program)
        element = node.element
        if isinstance(element, Note):
            return NoteState(path, element)
        if isinstance(element, Field):
            state = self._field(node, element, path, rows)
            if state.value is not None:
                values[element.key], data[element.key] = state.value, state.data
            return state
        if isinstance(element, Group):
            inner, inner_data = self._inside(values, data, element.key)
            items = self.items(self._program.children(node.path), rows, inner, inner_data)
            return GroupState(path, element, items)
        return self._repeat(node, element, path, rows, values=values, data=data)

    def _inside(
        self, values: dict[str, object], data: dict[str, Json], key: str
    ) -> tuple[dict[str, object], dict[str, Json]]:
        inner: dict[str, object] = {}
        inner_data: dict[str, Json] = {}
        values[key], data[key] = inner, inner_data
        return inner, inner_data

    def _repeat(
        self,
        node: Node,
        repeat: Repeat,
        path: str,
        rows: Rows,
        *,
        values: dict[str, object],
        data: dict[str, Json],
    ) -> RepeatState:
        states: list[tuple[State, ...]] = []
        inner: list[dict[str, object]] = []
        inner_data: list[dict[str, Json]] = []
        children = self._program.children(node.path)
        for row in range(self._worker.answers.count(node.path, rows)):
            inner.append({})
            inner_data.append({})
            states.append(self.items(children, (*rows, row), inner[-1], inner_data[-1]))
        values[repeat.key], data[repeat.key] = inner, inner_data
        given = self._worker.answers.given_rows(node.path, rows)
        wrong = _rows_problem(repeat, given) or self._checked(node.checks, rows)
        return RepeatState(path, repeat, tuple(states), wrong)

    def _field(self, node: Node, field: Field, path: str, rows: Rows) -> FieldState:
        reading, frame = self._worker.reading(node.path, rows)
        needed = node.needed
        required = needed if isinstance(needed, bool) else self._worker.ask(needed, rows) is True
        wrong, part = reading.problem, reading.part
        if wrong is None and reading.value is None and required:
            wrong = _missing(field)
        if wrong is None and reading.value is not None:
            wrong = self._checked(node.checks, rows)
        raw = self._worker.answers.at(node.path, rows)
        return FieldState(
            path, field, required, raw, reading.value, reading.data, wrong, part, frame
        )

    def _checked(self, checks: tuple[tuple[Formula, Check], ...], rows: Rows) -> Problem | None:
        for formula, check in checks:
            if self._worker.ask(formula, rows) is False:
                return Problem("check", text=check.message)
        return None


def _missing(field: Field) -> Problem:
    if field.missing:
        return Problem("missing", text=field.missing)
    kind = type_named(field.type)
    if kind is not None and kind.chooses:
        return problem("missing-choice", title=field.title)
    return problem("missing-file" if field.type == "file" else "missing", title=field.title)


def _rows_problem(repeat: Repeat, given: int) -> Problem | None:
    if given < repeat.least:
        return problem("rows-few", least=repeat.least, count=given)
    if given > repeat.most:
        return problem("rows-many", most=repeat.most, count=given)
    return None
