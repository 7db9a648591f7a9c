"""What is known of the inputs of a decision table: kind, limits, and where they come from."""

from collections.abc import Iterator, Sequence

from rathaus.rules.check.logic import Logic
from rathaus.rules.check.table.cells import condition_of
from rathaus.rules.check.table.columns import Input
from rathaus.rules.check.table.conditions import Condition, Unclear
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.table.grid import Source
from rathaus.rules.check.table.scales import Kind
from rathaus.rules.check.world import Place
from rathaus.rules.dmn.graph import Node
from rathaus.rules.dmn.model import (
    Aggregation,
    Decision,
    DecisionTable,
    HitPolicy,
    InputClause,
    InputData,
    LiteralExpression,
)
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from rathaus.rules.values.types import ANY, NULL, Constrained, ContextType, FeelType, bare


def kind_of_type(of: FeelType) -> Kind | None:
    """Return the kind of values of a type; None when it has none or is not known."""
    try:
        return Kind(bare(of).text)
    except ValueError:
        return None


def input_of(
    logic: Logic, clause: InputClause, here: Place, before: Sequence[Input]
) -> tuple[Input, FeelType]:
    """Look at the input of a column.

    Returns:
        What is known of it, and the type of the value its cells test.
    """
    node, found = logic.texts.expression(clause.expression, here)
    declared = logic.type_named(clause.expression.type_ref, clause.expression)
    logic.texts.fits(found, declared, clause.expression, "check-input-type")
    tested = found if declared == ANY else declared
    limits = [*limits_of(tested, here), *(limits_of(found, here) if found != tested else ())]
    if clause.values is not None:
        tests, _ = logic.texts.tests(clause.values, tested, here)
        limits.append(Unclear() if tests is None else condition_of(tests))
    kind = kind_of_type(tested)
    origin = _Origin(logic, here)
    results = origin.results(node)
    known = Input(
        heading=_heading(clause, before),
        expression=node,
        kind=kind,
        single=kind is not None or bare(tested) in {ANY, NULL},
        limits=tuple(limits),
        results=results,
        sure=origin.is_sure(node, found, limited=bool(limits) or results is not None),
        sources=origin.sources(node),
    )
    return known, tested


def _heading(clause: InputClause, before: Sequence[Input]) -> str:
    expression = " ".join(clause.expression.text.split())
    heading = clause.label or clause.name or expression
    if any(one.heading == heading for one in before):
        heading = f"{heading} ({expression})" if heading != expression else heading
    taken = heading
    number = 2
    while any(one.heading == taken for one in before):
        taken = f"{heading} ({number})"
        number += 1
    return taken


def limits_of(of: FeelType, here: Place) -> Iterator[Condition]:
    """Give the conditions that values of a type fulfil: its allowed values, and those below."""
    while isinstance(of, Constrained):
        try:
            yield condition_of(parse_unary_tests(of.words, here.table))
        except FeelSyntaxError:
            yield Unclear()
        of = of.base


class _Origin:
    """Where the value of an input comes from, and which values that can give."""

    def __init__(self, logic: Logic, here: Place) -> None:
        self._logic = logic
        self._here = here
        self._nodes = {
            target.name: target
            for _, target in logic.world.required(logic.node)
            if target is not None and target.file is logic.node.file
        }

    def _node(self, name: str) -> Node | None:
        return None if name in self._here.scope.local else self._nodes.get(name)

    def _is_given(self, name: str) -> bool:
        """Tell whether a name is a parameter, which may have any value."""
        known = self._here.scope.names.get(name)
        return known is not None and known.given

    # --- possible values

    def results(self, expression: tree.Node | None) -> tuple[object, ...] | None:
        """List the values of an input that is a decision whose table gives constants."""
        if not isinstance(expression, tree.Name):
            return None
        node = self._node(expression.name)
        if node is None or not isinstance(node.element, Decision):
            return None
        table = node.element.logic
        if not isinstance(table, DecisionTable) or len(table.outputs) != 1:
            return None
        if table.hit_policy not in _SINGLE or table.aggregation is not Aggregation.LIST:
            return None
        entries = [rule.outputs[0] for rule in table.rules if rule.outputs]
        if table.outputs[0].default is not None:
            entries.append(table.outputs[0].default)
        values = [self._constant(entry) for entry in entries]
        if not values or any(value is _UNKNOWN for value in values):
            return None
        return tuple(values)

    def _constant(self, entry: LiteralExpression) -> object:
        try:
            return constant_of(parse_expression(entry.text, self._here.table))
        except (FeelSyntaxError, NotConstant):
            return _UNKNOWN

    # --- where from

    def is_sure(self, expression: tree.Node | None, found: FeelType, *, limited: bool) -> bool:
        """Tell whether every value of the type can occur.

        That is so of inputs and their entries, of parameters, and of decisions whose values are
        known; a computed value may be bounded in ways that nobody knows.
        """
        inner = expression
        while isinstance(inner, tree.Path):
            inner = inner.of
        if not isinstance(inner, tree.Name):
            return False
        if isinstance(expression, tree.Path) and not self._is_entry(expression):
            return False
        node = self._node(inner.name)
        if node is None:
            return self._is_given(inner.name)
        if isinstance(node.element, InputData):
            return True
        return limited or kind_of_type(found) is Kind.BOOLEAN

    def _is_entry(self, path: tree.Path) -> bool:
        """Tell whether a path goes through contexts only, not to the month of a date."""
        steps = []
        inner: tree.Node = path
        while isinstance(inner, tree.Path):
            steps.append(inner.name)
            inner = inner.of
        assert isinstance(inner, tree.Name)
        known = self._here.scope.names.get(inner.name)
        of = ANY if known is None else bare(known.type)
        for step in reversed(steps):
            if not isinstance(of, ContextType):
                return False
            of = bare(dict(of.fields).get(step, ANY))
        return True

    def sources(self, expression: tree.Node | None) -> frozenset[Source] | None:
        """List what a value depends on in the end; None when it is not known."""
        if expression is None:
            return None
        steps: list[str] = []
        inner = expression
        while isinstance(inner, tree.Path):
            steps.append(inner.name)
            inner = inner.of
        if isinstance(inner, tree.Name):
            node = self._node(inner.name)
            if self._is_given(inner.name) or (node and isinstance(node.element, InputData)):
                return frozenset({(inner.name, *reversed(steps))})
        found: set[Source] = set()
        for name in free_names(expression) - BUILTINS.keys():
            node = self._node(name)
            if node is not None:
                found |= self._inputs_of(node)
            elif self._is_given(name):
                found.add((name,))
            else:
                return None
        return frozenset(found)

    def _inputs_of(self, node: Node) -> set[Source]:
        found: set[Source] = set()
        seen: set[Node] = set()
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            if isinstance(one.element, InputData):
                found.add((one.name,))
            else:
                waiting.extend(
                    target for _, target in self._logic.world.required(one) if target is not None
                )
        return found


_UNKNOWN = object()
_SINGLE = {HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.PRIORITY}
