"""Small models for tests, made without XML."""

from collections.abc import Mapping, Sequence
from typing import Any

from rathaus.rules.dmn import model
from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import (
    Aggregation,
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    DecisionTable,
    Definitions,
    HitPolicy,
    InputData,
    LiteralExpression,
    Requirement,
    RequirementKind,
)

NAMESPACE = "urn:test"


def feel(text: str, type_ref: str = "") -> LiteralExpression:
    """Make a literal expression."""
    return LiteralExpression(text=text, type_ref=type_ref)


def cell(text: str) -> model.UnaryTestsText:
    """Make a cell."""
    return model.UnaryTestsText(text=text)


def given(name: str, type_ref: str = "") -> InputData:
    """Make an input; its id is its name."""
    return InputData(id=name, name=name, variable=name, type_ref=type_ref)


def needs(*ids: str) -> tuple[Requirement, ...]:
    """Make requirements: `f:id` for functions and services, else inputs and decisions."""
    return tuple(
        Requirement(RequirementKind.KNOWLEDGE, f"#{each[2:]}")
        if each.startswith("f:")
        else Requirement(RequirementKind.DECISION, each if "#" in each else f"#{each}")
        for each in ids
    )


def decision(
    name: str, logic: model.Boxed | str | None, *required: str, type_ref: str = "", **more: Any
) -> Decision:
    """Make a decision; a text is a literal expression."""
    if isinstance(logic, str):
        logic = feel(logic)
    return Decision(
        id=name,
        name=name,
        variable=name,
        logic=logic,
        requirements=needs(*required),
        type_ref=type_ref,
        **more,
    )


def knowledge(
    name: str, parameters: Mapping[str, str], body: model.Boxed | str, *required: str
) -> BusinessKnowledgeModel:
    """Make a business knowledge model."""
    return BusinessKnowledgeModel(
        id=name,
        name=name,
        variable=name,
        logic=function(parameters, body),
        requirements=needs(*required),
    )


def function(
    parameters: Mapping[str, str], body: model.Boxed | str, **more: Any
) -> model.BoxedFunction:
    """Make a boxed function."""
    return model.BoxedFunction(
        parameters=tuple(
            model.FunctionParameter(name=name, type_ref=type_ref)
            for name, type_ref in parameters.items()
        ),
        body=feel(body) if isinstance(body, str) else body,
        **more,
    )


def service(
    name: str,
    outputs: Sequence[str],
    inputs: Sequence[str] = (),
    decided: Sequence[str] = (),
    type_ref: str = "",
) -> DecisionService:
    """Make a decision service: `decided` are its input decisions."""
    return DecisionService(
        id=name,
        name=name,
        variable=name,
        type_ref=type_ref,
        outputs=needs(*outputs),
        input_data=needs(*inputs),
        input_decisions=needs(*decided),
    )


def table(
    inputs: Sequence[str],
    outputs: Sequence[str | model.OutputClause],
    rules: Sequence[str],
    policy: HitPolicy = HitPolicy.UNIQUE,
    aggregation: Aggregation = Aggregation.LIST,
    **more: Any,
) -> DecisionTable:
    """Make a decision table.

    Args:
        inputs: expressions, with a type after a colon: "age: number".
        outputs: names.
        rules: cells between bars, outputs after the arrow: `< 18 | - => "child"`.
        policy: its hit policy.
        aggregation: for COLLECT.
    """
    return DecisionTable(
        hit_policy=policy,
        aggregation=aggregation,
        inputs=tuple(_input(each) for each in inputs),
        outputs=tuple(
            each if isinstance(each, model.OutputClause) else model.OutputClause(name=each)
            for each in outputs
        ),
        rules=tuple(_rule(number, each) for number, each in enumerate(rules, start=1)),
        **more,
    )


def _input(text: str) -> model.InputClause:
    text, _, values = text.partition(" in ")
    expression, _, type_ref = text.partition(":")
    return model.InputClause(
        expression=feel(expression.strip(), type_ref.strip()),
        values=cell(values) if values else None,
    )


def _rule(number: int, text: str) -> model.Rule:
    tests, _, outputs = text.partition("=>")
    outputs, _, annotation = outputs.partition("//")
    return model.Rule(
        id=f"r{number}",
        tests=tuple(cell(each.strip()) for each in tests.split("|")) if tests.strip() else (),
        outputs=tuple(feel(each.strip()) for each in outputs.split("|")),
        annotations=(annotation.strip(),) if annotation else (),
    )


def definitions(*elements: model.Element, namespace: str = NAMESPACE, **more: Any) -> Definitions:
    """Make a file of elements."""

    def of(kind: type[model.Element]) -> Any:
        return tuple(each for each in elements if isinstance(each, kind))

    return Definitions(
        name="test",
        namespace=namespace,
        version="1.5",
        inputs=of(InputData),
        decisions=of(Decision),
        knowledge=of(BusinessKnowledgeModel),
        services=of(DecisionService),
        items=of(model.ItemDefinition),
        imports=of(model.Import),
        **more,
    )


def linked(*elements: model.Element, **more: Any) -> Model:
    """Make a model of elements."""
    return link(definitions(*elements, **more))


def codes(answer: Any) -> list[str]:
    """Return the codes of an answer's notes."""
    return [note.message.code for note in answer.notes]
