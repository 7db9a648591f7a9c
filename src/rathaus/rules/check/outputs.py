"""The output columns of a decision table: types, possible values and their order of priority."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rathaus.rules.check.logic import Logic
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.table.facts import Outcome
from rathaus.rules.check.world import Place
from rathaus.rules.dmn.model import Decision, DecisionTable, HitPolicy, OutputClause
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel import tree
from rathaus.rules.feel.names import normal_name
from rathaus.rules.feel.parser import parse_unary_tests
from rathaus.rules.values.text import literal_of
from rathaus.rules.values.types import ANY, Constrained, ContextType, FeelType, ListType, bare


@dataclass(slots=True)
class OutputColumn:
    """An output column.

    Args:
        clause: as in the file.
        heading: what people call it.
        type: of its values.
        values: possible values in order of priority, where they are named.
        own_values: those named in the table itself.
        open: whether other values are possible, or not all could be read.
        given: constants that the rules give.
    """

    clause: OutputClause
    heading: str
    type: FeelType
    values: tuple[object, ...] = ()
    own_values: tuple[object, ...] = ()
    open: bool = False
    given: list[object] = field(default_factory=list)

    def words(self, value: object) -> str:
        """Write a value as a literal."""
        return literal_of(value)


def read_output_columns(logic: Logic, table: DecisionTable, here: Place) -> list[OutputColumn]:
    """Look at the output columns of a table."""
    columns = []
    whole = _whole_type(logic, table)
    for number, clause in enumerate(table.outputs, start=1):
        heading = clause.label or clause.name or table.output_label or logic.texts.owner
        of = logic.type_named(clause.type_ref, clause)
        if of == ANY:
            of = _part_of(whole, clause, alone=len(table.outputs) == 1)
        column = OutputColumn(clause, heading or f"{number}", of)
        _read_values(logic, column, here)
        if clause.default is not None:
            node, found = logic.texts.expression(clause.default, here)
            logic.texts.fits(found, of, clause.default, "check-output-type")
            column.open |= node is None
            try:
                column.given.append(None if node is None else constant_of(node))
            except NotConstant:
                column.open = True
        columns.append(column)
    return columns


def _whole_type(logic: Logic, table: DecisionTable) -> FeelType:
    """Return the type of the value of one rule, as table or decision declare it."""
    element = logic.node.element
    reference = table.type_ref
    if not reference and isinstance(element, Decision) and element.logic is table:
        reference = element.type_ref
    of = logic.world.type_named(reference, logic.node.file)
    plain = bare(of)
    if table.hit_policy in _LISTS or (
        table.hit_policy is HitPolicy.COLLECT and not table.aggregation
    ):
        return plain.of if isinstance(plain, ListType) else ANY
    return ANY if table.hit_policy is HitPolicy.COLLECT else of


_LISTS = {HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER}


def _part_of(whole: FeelType, clause: OutputClause, *, alone: bool) -> FeelType:
    plain = bare(whole)
    if alone:
        return whole
    if isinstance(plain, ContextType):
        return dict(plain.fields).get(normal_name(clause.name), ANY)
    return ANY


def _read_values(logic: Logic, column: OutputColumn, here: Place) -> None:
    clause = column.clause
    if clause.values is not None:
        tests, well = logic.texts.tests(clause.values, column.type, here)
        column.open = not well
        column.values = column.own_values = _constants(tests, column)
        return
    of = column.type
    if isinstance(of, Constrained) and of.words:
        try:
            column.values = _constants(parse_unary_tests(of.words, here.table), column)
        except FeelSyntaxError:
            column.open = True


def _constants(tests: tree.UnaryTests | None, column: OutputColumn) -> tuple[object, ...]:
    if tests is None or tests.negated:
        column.open = True
        return ()
    values: list[object] = []
    for test in tests.tests:
        if isinstance(test, tree.Range | tree.ComparisonTest):
            column.open = True
            continue
        try:
            value = constant_of(test)
        except NotConstant:
            column.open = True
            continue
        if isinstance(value, list):
            values.extend(value)
        else:
            values.append(value)
    return tuple(values)


def ranks_of(
    columns: Sequence[OutputColumn], outcomes: Sequence[Outcome]
) -> tuple[tuple[int, ...] | None, ...]:
    """Return the rank of each rule: the place of its outputs among the output values."""
    return tuple(_rank(columns, outcome) for outcome in outcomes)


def _rank(columns: Sequence[OutputColumn], outcome: Outcome) -> tuple[int, ...] | None:
    if outcome.values is None or len(outcome.values) != len(columns):
        return None
    rank = []
    for column, value in zip(columns, outcome.values, strict=True):
        if not column.values:
            continue
        places = [
            place
            for place, one in enumerate(column.values)
            if one.__class__ is value.__class__ and one == value
        ]
        if not places:
            return None
        rank.append(places[0])
    return tuple(rank)
