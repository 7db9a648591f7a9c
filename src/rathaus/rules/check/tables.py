"""Looks at decision tables: columns, cells, outputs; then at the rules together.

Source: DMN 1.5, chapter 8.
"""

import re
from collections.abc import Iterable, Sequence

from rathaus.rules.check.findings import Finding, Severity
from rathaus.rules.check.inputs import input_of
from rathaus.rules.check.logic import Logic
from rathaus.rules.check.outputs import OutputColumn, ranks_of, read_output_columns
from rathaus.rules.check.table.cells import condition_of
from rathaus.rules.check.table.columns import Input
from rathaus.rules.check.table.conditions import Condition, Unclear, foreign_constants
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.table.facts import Outcome, TableFacts
from rathaus.rules.check.table.report import TableReport
from rathaus.rules.check.table.scales import Kind
from rathaus.rules.check.world import Place
from rathaus.rules.dmn.model import (
    Aggregation,
    DecisionTable,
    HitPolicy,
    LiteralExpression,
    Rule,
    UnaryTestsText,
)
from rathaus.rules.feel import tree
from rathaus.rules.feel.names import normal_name
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    NUMBER,
    STRING,
    ContextType,
    FeelType,
    ListType,
    bare,
)

_COMMA = re.compile(r"(<=|>=|<|>|!=|=|)\s*(\d+),(\d+)")


def look_at_table(logic: Logic, table: DecisionTable, here: Place) -> FeelType:
    """Return the type of a table's result and write down what is not right in it."""
    return _Table(logic, table, here).look()


class _Table:
    def __init__(self, logic: Logic, table: DecisionTable, here: Place) -> None:
        self._logic = logic
        self._texts = logic.texts
        self._table = table
        self._deadline = logic.world.deadline
        self._here = here
        self._flagged: set[tuple[int, int]] = set()

    def look(self) -> FeelType:
        table = self._table
        if not table.rules:
            self._texts.say(Severity.WARNING, "check-no-rules", table, table=self._texts.owner)
        inputs: list[Input] = []
        cells: list[tuple[Condition, ...]] = []
        for number, clause in enumerate(table.inputs):
            one, tested = input_of(self._logic, clause, self._here, inputs)
            inputs.append(one)
            cells.append(self._cells(number, one, tested))
        columns = read_output_columns(self._logic, table, self._here)
        outcomes = [self._outcome(index, rule, columns) for index, rule in enumerate(table.rules)]
        self._output_values(columns, outcomes)
        facts = TableFacts(
            table,
            self._texts.owner,
            tuple(inputs),
            tuple(cells),
            tuple(outcomes),
            self._ranks(columns, outcomes),
            frozenset(self._flagged),
        )
        self._texts.findings.extend(self._report(facts))
        return self._result(columns)

    def _report(self, facts: TableFacts) -> Iterable[Finding]:
        return TableReport(facts, self._logic.limits, self._deadline).findings()

    # --- input cells

    def _cells(self, number: int, one: Input, tested: FeelType) -> tuple[Condition, ...]:
        known: dict[str, Condition] = {}
        found: list[Condition] = []
        for index, rule in enumerate(self._table.rules):
            if number >= len(rule.tests):
                found.append(Unclear())
                continue
            cell = rule.tests[number]
            condition = None if cell.language else known.get(cell.text)
            if condition is None:
                condition = self._cell(index, number, one, tested)
                if (index, number) not in self._flagged:
                    known[cell.text] = condition
            found.append(condition)
        if len(found) > 1 and all(
            rule.tests[number].text.strip() in {"", "-"}
            for rule in self._table.rules
            if number < len(rule.tests)
        ):
            self._texts.say(
                Severity.HINT,
                "check-unused-column",
                self._table.inputs[number],
                heading=one.heading,
            )
        return tuple(found)

    def _cell(self, index: int, number: int, one: Input, tested: FeelType) -> Condition:
        self._deadline.look()
        self._texts.rule = index + 1
        before = len(self._texts.findings)
        cell = self._table.rules[index].tests[number]
        tests, well = self._texts.tests(cell, tested, self._here)
        self._texts.rule = 0
        condition = _understood(tests)
        self._decimal_comma(index, cell, one)
        if not well and one.kind is not None and foreign_constants(condition, one.kind):
            # The report names the constant and the column, which says more than the types do.
            del self._texts.findings[before:]
            well = True
        if not well:
            self._flagged.add((index, number))
        return condition

    def _decimal_comma(self, index: int, cell: UnaryTestsText, one: Input) -> None:
        """Two numbers with nothing but a comma between may be one, as people write it."""
        number = _COMMA.fullmatch(cell.text.strip())
        if number is None or one.kind not in {Kind.NUMBER, None}:
            return
        operator, whole, part = number.groups()
        self._texts.rule = index + 1
        self._texts.say(
            Severity.WARNING if operator else Severity.HINT,
            "check-decimal-comma",
            cell,
            cell=cell.text.strip(),
            first=f"{operator} {whole}".strip(),
            second=part,
            number=f"{whole}.{part}",
        )
        self._texts.rule = 0

    # --- outputs

    def _outcome(self, index: int, rule: Rule, columns: Sequence[OutputColumn]) -> Outcome:
        self._deadline.look()
        self._texts.rule = index + 1
        nodes: list[object] = []
        values: list[object] | None = []
        for written, column in zip(rule.outputs, columns, strict=False):
            node, found = self._texts.expression(written, self._here)
            self._texts.fits(found, column.type, written, "check-output-type")
            self._can_be_added(found, written)
            nodes.append(node if node is not None else written.text.strip())
            try:
                value = None if node is None else constant_of(node)
            except NotConstant:
                values = None
            else:
                self._output_value(column, value, written)
                if values is not None:
                    values.append(value)
        self._texts.rule = 0
        return Outcome(None if values is None else tuple(values), tuple(nodes))

    def _can_be_added(self, found: FeelType, written: LiteralExpression) -> None:
        if self._table.aggregation is Aggregation.SUM and bare(found) in {STRING, BOOLEAN}:
            self._texts.say(Severity.ERROR, "check-sum", written, given=found.text)

    def _output_value(
        self, column: OutputColumn, value: object, written: LiteralExpression
    ) -> None:
        if value is None:
            return
        column.given.append(value)
        if (
            column.values
            and not column.open
            and not any(_same(value, one) for one in column.values)
        ):
            self._texts.say(
                Severity.WARNING,
                "check-output-outside",
                written,
                heading=column.heading,
                value=column.words(value),
                known=", ".join(column.words(one) for one in column.values[:10]),
            )

    def _output_values(self, columns: Sequence[OutputColumn], outcomes: Sequence[Outcome]) -> None:
        """Say which output values no rule gives, when all outputs are known."""
        if any(outcome.values is None for outcome in outcomes) or not outcomes:
            return
        for column in columns:
            never = [
                one
                for one in column.own_values
                if not any(_same(one, value) for value in column.given)
            ]
            if never:
                self._texts.say(
                    Severity.HINT,
                    "check-output-never",
                    column.clause,
                    heading=column.heading,
                    values=", ".join(column.words(one) for one in never),
                )

    def _ranks(
        self, columns: Sequence[OutputColumn], outcomes: Sequence[Outcome]
    ) -> tuple[tuple[int, ...] | None, ...] | None:
        if self._table.hit_policy not in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
            return None
        if not any(column.values for column in columns) and columns:
            if not any(column.open for column in columns):
                self._texts.say(
                    Severity.ERROR,
                    "check-no-priorities",
                    self._table,
                    policy=self._table.hit_policy.value,
                )
            return None
        return ranks_of(columns, outcomes)

    # --- the result

    def _result(self, columns: Sequence[OutputColumn]) -> FeelType:
        table = self._table
        if len(columns) == 1:
            one = columns[0].type
        else:
            one = ContextType(
                tuple((normal_name(column.clause.name), column.type) for column in columns)
            )
        match table.hit_policy, table.aggregation:
            case HitPolicy.COLLECT, Aggregation.COUNT | Aggregation.SUM:
                return NUMBER
            case HitPolicy.COLLECT, Aggregation.MIN | Aggregation.MAX:
                return one if bare(one) != ANY else ANY
            case ((HitPolicy.COLLECT | HitPolicy.RULE_ORDER | HitPolicy.OUTPUT_ORDER), _):
                return ListType(one)
        return one


def _same(one: object, other: object) -> bool:
    return one.__class__ is other.__class__ and one == other


def _understood(tests: tree.UnaryTests | None) -> Condition:
    if tests is None:
        return Unclear()
    try:
        return condition_of(tests)
    except RecursionError:
        return Unclear()
