"""Works out one form with one set of answers."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from rathaus.forms.rules.evaluation.answers import Answers, Rows
from rathaus.forms.rules.model import Field, Option, Repeat
from rathaus.forms.rules.program.nodes import Formula, Node, Path, Program
from rathaus.forms.rules.types.base import NO_ANSWER, FieldType, FileInfo, Frame, Provider, Reading
from rathaus.forms.rules.types.registry import type_named
from rathaus.rules import api as feel


class Worker:
    """What is shown and what it comes to; each is worked out once.

    Args:
        program: the form made ready.
        answers: the answers.
        today: the civil date, also of `today()` in expressions.
        given: values of the names that the form is given.
        providers: functions that give options, by the name used in `options_from`.
        files: the stored files that answers may name, by id.
    """

    def __init__(
        self,
        program: Program,
        answers: Answers,
        *,
        today: date,
        given: Mapping[str, object],
        providers: Mapping[str, Provider],
        files: Mapping[str, FileInfo],
    ) -> None:
        self.program = program
        self.answers = answers
        self._today = today
        self._now = datetime.combine(today, time(12), tzinfo=UTC)
        self._given = given
        self._providers = providers
        self._files = files
        self._options: dict[str, tuple[Option, ...]] = {}
        self._pages: dict[int, bool] = {}
        self._shown: dict[tuple[Path, Rows], bool] = {}
        self._readings: dict[tuple[Path, Rows], tuple[Reading, Frame]] = {}

    def run(self) -> None:
        """Work out everything, each after what it needs."""
        for kind, which in self.program.steps:
            if isinstance(which, int):
                condition = self.program.pages[which].condition
                self._pages[which] = condition is None or self.ask(condition, ()) is True
                continue
            node = self.program.nodes[which]
            for rows in self.answers.instances(which):
                if kind == "shown":
                    self._shown[which, rows] = self._is_shown(node, rows)
                elif self._shown[which, rows]:
                    self._readings[which, rows] = self._read(node, rows)

    def page_shown(self, number: int) -> bool:
        """Whether a page is shown."""
        return self._pages[number]

    def shown(self, path: Path, rows: Rows) -> bool:
        """Whether an element is shown."""
        return self._shown[path, rows]

    def reading(self, path: Path, rows: Rows) -> tuple[Reading, Frame]:
        """The answer of a field that is shown, and the world it was read in."""
        return self._readings[path, rows]

    def ask(self, formula: Formula, rows: Rows) -> object:
        """Evaluate an expression; null when it cannot be."""
        inputs = {name: self._named(name, path, rows) for name, path in formula.names.items()}
        try:
            return formula.expression.evaluate(inputs, self._now).value
        except feel.RulesError:
            return None

    def _named(self, name: str, path: Path, rows: Rows) -> object:
        if not path:
            return self._given.get(name)
        return self.value(path, rows[: self.program.nodes[path].repeats])

    def value(self, path: Path, rows: Rows) -> object:
        """The value of an element as expressions see it; null when it is hidden or unreadable."""
        if not self._shown.get((path, rows), False):
            return None
        node = self.program.nodes[path]
        if isinstance(node.element, Field):
            kept = self._readings.get((path, rows))
            value = kept[0].value if kept else None
            return None if value is None else _kind(node.element).feel(value)
        if isinstance(node.element, Repeat):
            count = self.answers.count(path, rows)
            return [self._object(path, (*rows, row)) for row in range(count)]
        return self._object(path, rows)

    def _object(self, path: Path, rows: Rows) -> dict[str, object]:
        children = self.program.children(path)
        return {child[-1]: self.value(child, rows) for child in children}

    def _is_shown(self, node: Node, rows: Rows) -> bool:
        if len(node.path) == 1:
            around = self._pages[node.page]
        else:
            parent = node.path[:-1]
            around = self._shown[parent, rows[: self.program.nodes[parent].repeats]]
        return around and (node.condition is None or self.ask(node.condition, rows) is True)

    def _read(self, node: Node, rows: Rows) -> tuple[Reading, Frame]:
        field = node.element
        assert isinstance(field, Field)
        kind = _kind(field)
        bounds = {name: self._bound(formula, rows) for name, formula in node.bounds}
        options = self._offered(field) if kind.chooses else ()
        frame = Frame(self._today, bounds, options, self._files)
        raw = self.answers.at(node.path, rows) if kind.answered else None
        return kind.read(raw, field, frame) or NO_ANSWER, frame

    def _bound(self, formula: Formula, rows: Rows) -> object:
        return python_of(self.ask(formula, rows))

    def _offered(self, field: Field) -> tuple[Option, ...]:
        name = field.settings.get("options_from")
        if not isinstance(name, str):
            return field.options
        if name not in self._options:
            if name not in self._providers:
                raise LookupError(f"nobody provides the options “{name}” of the field {field.key}")
            self._options[name] = tuple(self._providers[name]())
        return self._options[name]


def python_of(value: object) -> object:
    """A value of FEEL with days as Python has them."""
    if value is None or isinstance(value, str | bool):
        return value
    written = feel.to_json(value)
    if isinstance(written, str):
        try:
            return date.fromisoformat(written)
        except ValueError:
            return value
    return value


def _kind(field: Field) -> FieldType:
    kind = type_named(field.type)
    assert kind is not None, field.type
    return kind
