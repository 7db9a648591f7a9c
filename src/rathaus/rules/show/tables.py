"""Decision tables as rows of text, the way people read them. Source: DMN 1.5, chapter 8."""

from dataclasses import dataclass

from rathaus.rules.dmn.model import DecisionTable, Definitions, Rule


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column.

    Args:
        heading: what stands above it.
        expression: what an input column tests, "" when the heading says the same.
        values: what its cells may be, as written; "" when anything.
    """

    heading: str
    expression: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A rule: its number from 1, and the text of each cell.

    ``annotations`` are as many as the table has columns of them. ``mark`` is "used" when a result
    comes from it, "matched" when it holds without being used, else "".
    """

    number: int
    id: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...]
    description: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A decision table.

    Args:
        name: what it decides, as traces call it.
        policy: its hit policy, for example "FIRST".
        aggregation: of COLLECT: "SUM", "COUNT", "MIN", "MAX" or "".
        inputs: columns that are tested.
        outputs: columns of the result.
        annotations: headings of the remarks.
        rows: the rules in their order.
        default: what comes out when no rule matches, as written; "" when nothing.
        default_used: no rule matched, and the default came out.
    """

    name: str
    policy: str
    aggregation: str
    inputs: tuple[ColumnView, ...]
    outputs: tuple[ColumnView, ...]
    annotations: tuple[str, ...]
    rows: tuple[RowView, ...]
    default: str = ""
    default_used: bool = False


def view_table(table: DecisionTable, name: str) -> TableView:
    """Return a table as text.

    Args:
        table: the table.
        name: of the element it belongs to, for a table without a name of its own.
    """
    annotated = max((len(rule.annotations) for rule in table.rules), default=0)
    headings = (*table.annotations, *("" for _ in range(annotated - len(table.annotations))))
    called = table.name or table.output_label or name
    return TableView(
        name=called,
        policy=table.hit_policy.value,
        aggregation=table.aggregation.value,
        inputs=tuple(
            ColumnView(
                heading=each.label or each.name or one_line(each.expression.text),
                expression=one_line(each.expression.text) if each.label or each.name else "",
                values=one_line(each.values.text) if each.values else "",
            )
            for each in table.inputs
        ),
        outputs=tuple(
            ColumnView(
                heading=each.label or each.name or called,
                values=one_line(each.values.text) if each.values else "",
            )
            for each in table.outputs
        ),
        annotations=headings,
        rows=tuple(_row(number, rule, len(headings)) for number, rule in enumerate(table.rules, 1)),
        default=", ".join(one_line(each.default.text) for each in table.outputs if each.default),
    )


def table_named(definitions: Definitions, name: str) -> TableView | None:
    """Return the table of a decision; None when there is none of this name, or it has no table."""
    for decision in definitions.decisions:
        if decision.name == name and isinstance(decision.logic, DecisionTable):
            return view_table(decision.logic, decision.name)
    return None


def _row(number: int, rule: Rule, annotated: int) -> RowView:
    notes = tuple(one_line(text) for text in rule.annotations)
    return RowView(
        number=number,
        id=rule.id,
        inputs=tuple(one_line(cell.text) or "-" for cell in rule.tests),
        outputs=tuple(one_line(cell.text) for cell in rule.outputs),
        annotations=(*notes, *("" for _ in range(annotated - len(notes)))),
        description=rule.description,
    )


def one_line(text: str) -> str:
    """Return a text without line breaks and double blanks."""
    return " ".join(text.split())
