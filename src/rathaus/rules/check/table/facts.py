"""What is known of a decision table before its rules are looked at together."""

from dataclasses import dataclass

from rathaus.rules.check.table.columns import Input
from rathaus.rules.check.table.conditions import Condition
from rathaus.rules.dmn.model import DecisionTable


@dataclass(frozen=True, slots=True)
class TableLimits:
    """How much work and how many findings one table may bring.

    Args:
        steps: of one search; then it stops and says so.
        gaps: gaps named at most.
        overlaps: groups of rules that hold together, named at most.
        cells: cells that could not be understood, named at most.
        room: bits for all cells together, one for each atom; larger tables are not searched.
    """

    steps: int = 400_000
    gaps: int = 10
    overlaps: int = 20
    cells: int = 5
    room: int = 2_000_000_000


USUAL_LIMITS = TableLimits()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule gives.

    Args:
        values: its output values, where they are constant.
        same_as: two rules with equal ones give the same in any case.
    """

    values: tuple[object, ...] | None
    same_as: object


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table made ready for looking at its rules.

    Args:
        table: as in the file.
        name: of the decision it belongs to.
        inputs: one for each column.
        cells: for each column the condition of each rule.
        outcomes: one for each rule.
        ranks: for PRIORITY and OUTPUT ORDER the rank of each rule's output, the least first;
            None where it is not known.
        flagged: cells something else is already said of: number of the rule and the column.
    """

    table: DecisionTable
    name: str
    inputs: tuple[Input, ...]
    cells: tuple[tuple[Condition, ...], ...]
    outcomes: tuple[Outcome, ...]
    ranks: tuple[tuple[int, ...] | None, ...] | None = None
    flagged: frozenset[tuple[int, int]] = frozenset()
