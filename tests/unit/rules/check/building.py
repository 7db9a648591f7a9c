"""Small models for the tests of the checks."""

from collections.abc import Mapping, Sequence

from rathaus.rules.check import Finding, check_definitions
from rathaus.rules.dmn.model import (
    Aggregation,
    Boxed,
    BusinessKnowledgeModel,
    Decision,
    DecisionTable,
    Definitions,
    HitPolicy,
    InputClause,
    InputData,
    ItemDefinition,
    LiteralExpression,
    OutputClause,
    Place,
    Requirement,
    RequirementKind,
    Rule,
    UnaryTestsText,
)

NAMESPACE = "urn:check"


def feel(text: str, type_ref: str = "") -> LiteralExpression:
    """Make an expression whose text begins at line 10, column 5."""
    return LiteralExpression(text=text, type_ref=type_ref, place=Place("m.dmn", 10, 5))


def unary(text: str) -> UnaryTestsText:
    """Make unary tests."""
    return UnaryTestsText(text=text, place=Place("m.dmn", 20, 5))


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    policy: HitPolicy = HitPolicy.UNIQUE,
    *,
    aggregation: Aggregation = Aggregation.LIST,
    input_values: Mapping[str, str] | None = None,
    output_values: str = "",
    default: str = "",
    output_type: str = "",
) -> DecisionTable:
    """Make a table with one output; a row holds its cells and then its output."""
    allowed = input_values or {}
    return DecisionTable(
        hit_policy=policy,
        aggregation=aggregation,
        inputs=tuple(
            InputClause(
                expression=feel(column),
                values=unary(allowed[column]) if column in allowed else None,
            )
            for column in columns
        ),
        outputs=(
            OutputClause(
                name="out",
                type_ref=output_type,
                values=unary(output_values) if output_values else None,
                default=feel(default) if default else None,
            ),
        ),
        rules=tuple(
            Rule(tests=tuple(unary(cell) for cell in row[:-1]), outputs=(feel(row[-1]),))
            for row in rows
        ),
    )


def given(name: str, type_ref: str = "") -> InputData:
    """Make an input; its id is its name."""
    return InputData(id=name, name=name, variable=name, type_ref=type_ref)


def decision(
    name: str, logic: Boxed | str | None, *required: Requirement, type_ref: str = ""
) -> Decision:
    """Make a decision; a text is a literal expression."""
    return Decision(
        id=name,
        name=name,
        variable=name,
        type_ref=type_ref,
        requirements=required,
        logic=feel(logic) if isinstance(logic, str) else logic,
    )


def needs(element: InputData | Decision | BusinessKnowledgeModel) -> Requirement:
    """Require an element."""
    kind = RequirementKind.KNOWLEDGE
    if isinstance(element, InputData):
        kind = RequirementKind.INPUT
    elif isinstance(element, Decision):
        kind = RequirementKind.DECISION
    return Requirement(kind, f"#{element.id}", Place("m.dmn", 5, 3))


def item(name: str, type_ref: str = "", allowed: str = "", **more: object) -> ItemDefinition:
    """Make an item definition."""
    return ItemDefinition(
        name=name,
        type_ref=type_ref,
        allowed=unary(allowed) if allowed else None,
        **more,  # type: ignore[arg-type]
    )


def definitions(
    *elements: InputData | Decision | BusinessKnowledgeModel, items: Sequence[ItemDefinition] = ()
) -> Definitions:
    """Make a file."""
    return Definitions(
        name="model",
        namespace=NAMESPACE,
        version="1.5",
        items=tuple(items),
        inputs=tuple(each for each in elements if isinstance(each, InputData)),
        decisions=tuple(each for each in elements if isinstance(each, Decision)),
        knowledge=tuple(each for each in elements if isinstance(each, BusinessKnowledgeModel)),
    )


def of_table(
    made: DecisionTable, types: Mapping[str, str], items: Sequence[ItemDefinition] = ()
) -> Definitions:
    """Make a file with one table and its inputs."""
    inputs = [given(name, of) for name, of in types.items()]
    result = decision("result", made, *(needs(one) for one in inputs))
    return definitions(*inputs, result, items=items)


def found(
    made: DecisionTable, types: Mapping[str, str], items: Sequence[ItemDefinition] = ()
) -> tuple[Finding, ...]:
    """Check a file with one table."""
    return check_definitions(of_table(made, types, items))


def codes(findings: Sequence[Finding]) -> list[str]:
    """List the codes of findings without their common beginning."""
    return [one.code.removeprefix("check-") for one in findings]
