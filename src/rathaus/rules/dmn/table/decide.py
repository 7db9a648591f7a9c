"""A compiled decision table, and its evaluation."""

from dataclasses import dataclass

from rathaus.rules.dmn.model import Aggregation, DecisionTable, HitPolicy
from rathaus.rules.dmn.table.index import Column
from rathaus.rules.dmn.table.outputs import Outputs
from rathaus.rules.dmn.table.policies import Choose, Names
from rathaus.rules.state import State
from rathaus.rules.values.types import FeelType, coerce

_SEVERAL = (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A decision table ready to run; nothing in it changes any more.

    Args:
        source: the table as read, for its words.
        name: the name of what it decides, for notes and traces.
        headings: the words above its inputs.
        columns: its inputs, those answered by an index alone first.
        rules: how many rules it has.
        outputs: what the rules give.
        choose: what the hit policy makes of the rules that match.
        nothing: the result when none does and there is no default.
    """

    source: DecisionTable
    name: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: int
    outputs: Outputs
    choose: Choose
    nothing: object

    def run(self, state: State, inputs: tuple[object, ...], names: Names) -> object:
        """Decide.

        Args:
            state: the evaluation.
            inputs: the values of the table's inputs.
            names: the values of the names that its cells use.
        """
        hits = self.hits(state, inputs, names)
        if hits > 0:
            result = self.choose(state, hits, names)
        elif hits < 0:
            result = None
        else:
            default = self.outputs.default
            result = self.nothing if default is None else default(state, *names)
        if state.recorder is not None:
            state.recorder.table(state, Decided(self, inputs, names, hits, result))
        return result

    def always_fits(self, type_: FeelType) -> bool:
        """Tell whether every result is of a type as it stands, so that nobody need look again.

        Known of tables whose outputs are all constants, of which at most one is the result.
        """
        outputs = self.outputs
        several = self.source.hit_policy in _SEVERAL
        if several or outputs.default is not None or any(outputs.makers):
            return False
        return all(coerce(State(), value, type_) is value for value in outputs.values)

    @property
    def plain(self) -> bool:
        """Tell whether it calculates nothing: all cells and outputs are constants."""
        outputs = self.outputs
        return (
            self.source.aggregation is Aggregation.LIST
            and outputs.default is None
            and not any(outputs.makers)
            and all(column.constant for column in self.columns)
        )

    def hits(self, state: State, inputs: tuple[object, ...], names: Names) -> int:
        """Return the mask of the rules that match; -1 when an input has a value not allowed."""
        rules = self.rules
        alive = (2 << rules) - 1
        for column in self.columns:
            value = inputs[column.place]
            found = column.by_class.get(value.__class__)
            if found is None or found[1] & alive:
                alive = column.fitting(state, value, names, alive)
            else:
                alive &= found[0](value)
        allowed = 1 << rules
        if alive & allowed:
            return alive ^ allowed
        return self._not_allowed(state, inputs, names)

    def _not_allowed(self, state: State, inputs: tuple[object, ...], names: Names) -> int:
        allowed = 1 << self.rules
        for column in self.columns:
            value = inputs[column.place]
            if not column.fitting(state, value, names, allowed):
                clause = self.source.inputs[column.place]
                state.note(
                    "table-input-not-allowed",
                    heading=self.headings[column.place],
                    allowed="" if clause.values is None else clause.values.text.strip(),
                )
        return -1


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision table did.

    Args:
        table: the table.
        inputs: the values of its inputs.
        names: the values of the names its cells use.
        hits: the mask of the rules that match, -1 when an input has a value not allowed.
        result: what came out.
    """

    table: "CompiledTable"
    inputs: tuple[object, ...]
    names: tuple[object, ...]
    hits: int
    result: object
