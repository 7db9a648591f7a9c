"""Takes down what an evaluation does, while it does it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rathaus.rules.dmn.model import Aggregation, Decision, HitPolicy
from rathaus.rules.dmn.table.index import bits
from rathaus.rules.dmn.table.policies import chosen_rows
from rathaus.rules.dmn.trace import CellTrace, Fact, RuleTrace, StepTrace, TableTrace
from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import Limits
from rathaus.rules.messages import Message
from rathaus.rules.state import State
from rathaus.rules.values.text import literal_of

if TYPE_CHECKING:
    from rathaus.rules.dmn.functions import ModelFunction
    from rathaus.rules.dmn.plan import Step
    from rathaus.rules.dmn.table.decide import CompiledTable, Decided

_MOST = 10_000
"""Steps and rules kept of one evaluation."""
_CHARACTERS = 5_000_000
"""Characters of all values kept of one evaluation."""
_LONGEST = Limits(text_length=20_000)
"""How long the text of one value may be."""
TOO_LONG = "…"
"""Stands for a value too long to be kept."""


@dataclass(slots=True)
class _Open:
    """A step under way."""

    kind: str
    name: str
    id: str
    question: str
    inputs: tuple[Fact, ...]
    tables: list[TableTrace] = field(default_factory=list)
    steps: list[StepTrace] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


class Recorder:
    """Collects the steps of one evaluation."""

    def __init__(self) -> None:
        self._open = [_Open("", "", "", "", ())]
        self._told = 0
        self._kept = 0
        self._characters = 0
        self._cut = False

    @property
    def complete(self) -> bool:
        """Tell whether everything was kept."""
        return self._kept <= _MOST and not self._cut

    def begin_decision(self, state: State, step: "Step", arguments: Sequence[object]) -> None:
        """Take down that a decision is being worked out."""
        element = step.node.element
        question = element.question if isinstance(element, Decision) else ""
        facts = tuple(map(self.fact, step.names, arguments))
        self._begin(state, _Open("decision", step.name, element.id, question, facts))

    def begin_function(
        self, state: State, function: "ModelFunction", arguments: Sequence[object]
    ) -> None:
        """Take down that a function is being worked out."""
        names = [parameter.name for parameter in function.parameters]
        facts = tuple(map(self.fact, names, arguments))
        kind = "service" if function.service else "function"
        self._begin(state, _Open(kind, function.name, "", "", facts))

    def _begin(self, state: State, step: _Open) -> None:
        self._take_notes(state)
        self._open.append(step)

    def end(self, state: State, value: object) -> None:
        """Take down what came out."""
        self._take_notes(state)
        done = self._open.pop()
        if not self._room():
            return
        self._open[-1].steps.append(
            StepTrace(
                done.kind,
                done.name,
                done.id,
                done.question,
                done.inputs,
                value,
                self.literal(value),
                tuple(done.tables),
                tuple(done.steps),
                tuple(done.notes),
            )
        )

    def table(self, state: State, decided: "Decided") -> None:
        """Take down what a decision table did."""
        if not self._room():
            return
        table, hits = decided.table, decided.hits
        source = table.source
        facts = tuple(map(self.fact, table.headings, decided.inputs))
        policy = source.hit_policy.value
        if source.hit_policy is HitPolicy.COLLECT and source.aggregation is not Aggregation.LIST:
            policy = f"{policy} {source.aggregation.value}"
        found = TableTrace(
            table.name,
            policy,
            facts,
            self._rules(state, decided, facts),
            table.rules,
            hits == 0 and table.outputs.default is not None,
            hits < 0,
            self.literal(decided.result),
        )
        self._open[-1].tables.append(found)

    def _rules(
        self, state: State, decided: "Decided", facts: tuple[Fact, ...]
    ) -> tuple[RuleTrace, ...]:
        if decided.hits <= 0:
            return ()
        quiet = State(state.limits, state.now)
        table, hits, names = decided.table, decided.hits, decided.names
        used = chosen_rows(table.source.hit_policy, table.outputs, quiet, hits, names)
        traces = []
        for row in bits(hits):
            if not self._room():
                break
            value = table.outputs.of(quiet, row, names)
            traces.append(self._rule(table, facts, row, value, row in used))
        return tuple(traces)

    def _rule(
        self, table: "CompiledTable", facts: tuple[Fact, ...], row: int, value: object, used: bool
    ) -> RuleTrace:
        source = table.source
        rule = source.rules[row]
        columns = table.outputs.names
        if columns:
            parts = [value.get(name) if isinstance(value, dict) else None for name in columns]
        else:
            clause = source.outputs[0]
            parts, columns = [value], (clause.label or clause.name or table.name,)
        return RuleTrace(
            row + 1,
            rule.id,
            used,
            tuple(
                CellTrace(each.name, each.literal, _words(cell.text))
                for each, cell in zip(facts, rule.tests, strict=True)
            ),
            tuple(
                CellTrace(heading, self.literal(part), _words(entry.text))
                for heading, part, entry in zip(columns, parts, rule.outputs, strict=True)
            ),
            tuple(_annotations(source.annotations, rule.annotations)),
            rule.description,
        )

    def fact(self, name: str, value: object, limits: Limits = _LONGEST) -> Fact:
        """Return a name and its value, ready to be read."""
        return Fact(name, value, self.literal(value, limits))

    def literal(self, value: object, limits: Limits = _LONGEST) -> str:
        """Return the text of a value; a sign for it when it is too long."""
        if self._characters < _CHARACTERS:
            try:
                text = literal_of(value, limits)
            except LimitExceeded:
                pass
            else:
                self._characters += len(text)
                return text
        self._cut = True
        return TOO_LONG

    def _room(self) -> bool:
        self._kept += 1
        return self._kept <= _MOST

    def _take_notes(self, state: State) -> None:
        """Give the notes since the last look to the step under way."""
        self._open[-1].notes += [note.message for note in state.notes[self._told :]]
        self._told = len(state.notes)

    def finished(self, state: State) -> tuple[tuple[StepTrace, ...], tuple[Message, ...]]:
        """Return the steps, and the notes that belong to none."""
        self._take_notes(state)
        whole = self._open[0]
        return tuple(whole.steps), tuple(whole.notes)


def _annotations(headings: tuple[str, ...], texts: tuple[str, ...]) -> list[tuple[str, str]]:
    padded = (*headings, *("" for _ in texts[len(headings) :]))
    return [(head, text) for head, text in zip(padded, texts, strict=False) if text]


def _words(text: str) -> str:
    return " ".join(text.split())
