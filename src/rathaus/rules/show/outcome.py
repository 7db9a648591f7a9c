"""What an evaluation did, laid over the view of the model: matched rows and results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rathaus.rules.dmn.trace import Fact, StepTrace, TableTrace, Trace
from rathaus.rules.messages import Message
from rathaus.rules.show.logic import Box, DecisionView
from rathaus.rules.show.tables import TableView

USED, MATCHED = "used", "matched"


@dataclass(frozen=True, slots=True)
class Shown:
    """A decision, and what came out of it.

    Args:
        view: the decision; rows that matched are marked in its tables.
        value: the result as FEEL text; "" when it was not worked out.
        results: heading and value of the rows that gave the result of its first table.
        remarks: heading and text of their annotations.
        given: what it was worked out from.
        notes: why something became null.
    """

    view: DecisionView
    value: str = ""
    results: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    given: tuple[Fact, ...] = ()
    notes: tuple[Message, ...] = ()


def lay_over(decisions: Iterable[DecisionView], trace: Trace | None) -> tuple[Shown, ...]:
    """Mark what an evaluation did in the decisions of its model; without a trace nothing is."""
    steps = {step.name: step for step in _walk(trace.steps)} if trace else {}
    return tuple(_shown(view, steps.get(view.name)) for view in decisions)


def _walk(steps: Iterable[StepTrace]) -> Iterator[StepTrace]:
    for step in steps:
        yield step
        yield from _walk(step.steps)


def _shown(view: DecisionView, step: StepTrace | None) -> Shown:
    if step is None:
        return Shown(view)
    told = list(step.tables)
    logic = _marked(view.logic, told) if view.logic else None
    used = [rule for table in step.tables[:1] for rule in table.rules if rule.used]
    return Shown(
        view=replace(view, logic=logic),
        value=step.literal,
        results=tuple((cell.heading, cell.literal) for rule in used for cell in rule.outputs),
        remarks=tuple(note for rule in used for note in rule.annotations),
        given=step.inputs,
        notes=step.notes,
    )


def _marked(box: Box, told: list[TableTrace]) -> Box:
    """Mark the tables of a box; the trace has them in the order in which they were asked."""
    if box.table is not None:
        trace = next((each for each in told if each.size == len(box.table.rows)), None)
        if trace is None:
            return box
        told.remove(trace)
        return replace(box, table=_mark_rows(box.table, trace))
    return replace(
        box,
        rows=tuple(tuple(_marked(cell, told) for cell in row) for row in box.rows),
        parts=tuple((name, _marked(part, told)) for name, part in box.parts),
    )


def _mark_rows(table: TableView, trace: TableTrace) -> TableView:
    marks = {rule.number: USED if rule.used else MATCHED for rule in trace.rules}
    rows = tuple(replace(row, mark=marks.get(row.number, "")) for row in table.rows)
    return replace(table, rows=rows, default_used=trace.default_used)
