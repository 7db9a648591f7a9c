"""Decision tables as read become decision tables that run."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.rules.dmn import model
from rathaus.rules.dmn.boxed import Lowering
from rathaus.rules.dmn.scope import Scope
from rathaus.rules.dmn.table.cells import CellReader
from rathaus.rules.dmn.table.constants import UNKNOWN, constant_of
from rathaus.rules.dmn.table.decide import CompiledTable
from rathaus.rules.dmn.table.index import Column
from rathaus.rules.dmn.table.outputs import Make, Outputs, make_output
from rathaus.rules.dmn.table.policies import chooser, nothing
from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.names import TESTED, free_names
from rathaus.rules.feel.names import normal_name
from rathaus.rules.values.types import Constrained, ContextType, FeelType, ListType


def lower_table(lowering: Lowering, table: model.DecisionTable, scope: Scope) -> tree.Native:
    """Return the tree of a decision table."""
    compiled, inputs, names = compile_table(lowering, table, scope)
    return tree.Native(compiled.run, inputs, names, plain=compiled.plain)


def compile_table(
    lowering: Lowering, table: model.DecisionTable, scope: Scope
) -> tuple[CompiledTable, tuple[tree.Node, ...], tuple[str, ...]]:
    """Compile a decision table.

    Returns:
        The table, the trees of its inputs, and the names whose values it wants.
    """
    texts = _Texts(lowering, scope)
    cells = [[texts.tests(cell) for cell in rule.tests] for rule in table.rules]
    allowed = [None if each.values is None else texts.tests(each.values) for each in table.inputs]
    entries = [
        [
            texts.output(entry, clause)
            for entry, clause in zip(rule.outputs, table.outputs, strict=False)
        ]
        for rule in table.rules
    ]
    defaults = [
        None if clause.default is None else texts.output(clause.default, clause)
        for clause in table.outputs
    ]
    names = texts.names()
    reader = CellReader(lowering.compiler, scope, names)
    columns = [
        Column(
            place,
            [reader.read(row[place]) for row in cells],
            None if values is None or not values.tests else reader.read(values),
        )
        for place, values in enumerate(allowed)
    ]
    outputs = _Entries(lowering, table, scope, names).outputs(entries, defaults)
    compiled = CompiledTable(
        table,
        table.name or table.output_label or lowering.element,
        tuple(_heading(clause) for clause in table.inputs),
        tuple(sorted(columns, key=lambda column: not column.constant)),
        len(table.rules),
        outputs,
        chooser(table.hit_policy, table.aggregation, outputs),
        nothing(table.hit_policy, table.aggregation),
    )
    inputs = tuple(lowering.lower(clause.expression, scope) for clause in table.inputs)
    return compiled, inputs, names


def _heading(clause: model.InputClause) -> str:
    return clause.label or clause.name or " ".join(clause.expression.text.split())


class _Texts:
    """The trees of a table's texts, each text read once."""

    def __init__(self, lowering: Lowering, scope: Scope) -> None:
        self._lowering = lowering
        self._scope = scope
        self._inner = scope.with_names((TESTED,))
        self._tests: dict[str, tree.UnaryTests] = {}
        self._outputs: dict[tuple[str, str], tree.Node] = {}
        self._free: set[str] = set()

    def tests(self, cell: model.UnaryTestsText) -> tree.UnaryTests:
        """Return the tree of a cell."""
        found = self._tests.get(cell.text) if not cell.language else None
        if found is None:
            found = self._tests[cell.text] = self._lowering.tests(cell, self._scope)
            self._free |= free_names(found) - {TESTED}
        return found

    def output(self, entry: model.LiteralExpression, clause: model.OutputClause) -> tree.Node:
        """Return the tree of an output entry, its value brought to the column's type."""
        key = (entry.text, clause.type_ref)
        found = self._outputs.get(key) if not entry.language else None
        if found is None:
            lowered = self._lowering.lower(entry, self._scope)
            found = self._lowering.typed(lowered, clause.type_ref, clause)
            self._outputs[key] = found
            self._free |= free_names(found)
        return found

    def names(self) -> tuple[str, ...]:
        """Return the names of variables that the texts use."""
        known = self._scope.names
        return tuple(
            sorted(
                name
                for name in self._free
                if name in known or (self._scope.open and name not in BUILTINS)
            )
        )


@dataclass(frozen=True, slots=True)
class _Entries:
    """Compiles the output entries of a table."""

    lowering: Lowering
    table: model.DecisionTable
    scope: Scope
    names: tuple[str, ...]

    def outputs(
        self,
        entries: Sequence[Sequence[tree.Node]],
        defaults: Sequence[tree.Node | None],
    ) -> Outputs:
        columns = tuple(
            normal_name(clause.name or clause.label or f"output {number}")
            for number, clause in enumerate(self.table.outputs, start=1)
        )
        made = [self._entry(nodes, columns) for nodes in entries]
        several = len(columns) > 1
        return Outputs(
            tuple(value for value, _ in made),
            tuple(make for _, make in made),
            self._default(columns, defaults),
            tuple(
                self._priorities(clause, self._type_of(name, several))
                for clause, name in zip(self.table.outputs, columns, strict=True)
            ),
            columns if several else (),
        )

    def _entry(
        self, nodes: Sequence[tree.Node], columns: tuple[str, ...]
    ) -> tuple[object, Make | None]:
        return make_output(nodes, columns, self.lowering.compiler, self.scope, self.names)

    def _default(
        self, columns: tuple[str, ...], defaults: Sequence[tree.Node | None]
    ) -> Make | None:
        if all(each is None for each in defaults):
            return None
        value, make = self._entry(
            [tree.Null() if each is None else each for each in defaults], columns
        )
        return make if make is not None else lambda state, *given: value

    def _type_of(self, name: str, several: bool) -> FeelType | None:
        type_: FeelType | None = self.lowering.result_type
        if self.table.type_ref:
            type_ = self.lowering.types.find(self.table.type_ref)
        if isinstance(type_, ListType):
            type_ = type_.of
        if not several:
            return type_
        return dict(type_.fields).get(name) if isinstance(type_, ContextType) else None

    def _priorities(self, clause: model.OutputClause, type_: FeelType | None) -> tuple[object, ...]:
        """Return the possible values of an output column, the most important first.

        They are its output values, or else the allowed values of its type.
        """
        lowering = self.lowering
        if clause.values is not None:
            tests = lowering.tests(clause.values, self.scope)
        else:
            named = lowering.types.find(clause.type_ref) if clause.type_ref else None
            constrained = (each for each in (named, type_) if isinstance(each, Constrained))
            words = next((each.words for each in constrained), "")
            if not words:
                return ()
            tests = lowering.tests(model.UnaryTestsText(text=words), self.scope)
        values = (constant_of(test, lowering.compiler, self.scope) for test in tests.tests)
        return tuple(value for value in values if value is not UNKNOWN)
