"""Reads decision tables. Source: DMN 1.5, chapter 8."""

from rathaus.rules.dmn.model import (
    Aggregation,
    DecisionTable,
    HitPolicy,
    InputClause,
    OutputClause,
    Rule,
)
from rathaus.rules.dmn.xml.access import (
    attribute,
    child,
    children,
    choice,
    name_of,
    needed_child,
    only,
    refuse,
    text_of,
)
from rathaus.rules.dmn.xml.texts import read_literal, read_tests
from rathaus.rules.dmn.xml.tree import XmlElement


def read_table(element: XmlElement) -> DecisionTable:
    """Read a decision table.

    Raises:
        ModelError: something in it is missing or wrong, such as a rule with too few cells.
    """
    only(element, {"input", "output", "annotation", "rule"})
    inputs = tuple(_input(clause) for clause in children(element, "input"))
    outputs = tuple(_output(clause) for clause in children(element, "output"))
    if not outputs:
        refuse(element, "dmn-table-without-output")
    return DecisionTable(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        hit_policy=HitPolicy(choice(element, "hitPolicy", tuple(HitPolicy), HitPolicy.UNIQUE)),
        aggregation=_aggregation(element),
        inputs=inputs,
        outputs=outputs,
        annotations=tuple(name_of(clause) for clause in children(element, "annotation")),
        rules=tuple(
            _rule(rule, number, len(inputs), len(outputs))
            for number, rule in enumerate(children(element, "rule"), start=1)
        ),
        output_label=attribute(element, "outputLabel"),
    )


def _aggregation(element: XmlElement) -> Aggregation:
    return Aggregation(choice(element, "aggregation", tuple(Aggregation), Aggregation.LIST))


def _input(element: XmlElement) -> InputClause:
    only(element, {"inputExpression", "inputValues"})
    values = child(element, "inputValues")
    return InputClause(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        expression=read_literal(needed_child(element, "inputExpression")),
        values=None if values is None else read_tests(values),
    )


def _output(element: XmlElement) -> OutputClause:
    only(element, {"outputValues", "defaultOutputEntry"})
    values = child(element, "outputValues")
    default = child(element, "defaultOutputEntry")
    return OutputClause(
        id=attribute(element, "id"),
        name=name_of(element),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        values=None if values is None else read_tests(values),
        default=None if default is None else read_literal(default),
    )


def _rule(element: XmlElement, number: int, inputs: int, outputs: int) -> Rule:
    only(element, {"inputEntry", "outputEntry", "annotationEntry"})
    tests = tuple(read_tests(entry) for entry in children(element, "inputEntry"))
    results = tuple(read_literal(entry) for entry in children(element, "outputEntry"))
    if len(tests) != inputs:
        refuse(element, "dmn-rule-inputs", rule=number, cells=len(tests), columns=inputs)
    if len(results) != outputs:
        refuse(element, "dmn-rule-outputs", rule=number, cells=len(results), columns=outputs)
    return Rule(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        tests=tests,
        outputs=results,
        annotations=tuple(text_of(entry, "text") for entry in children(element, "annotationEntry")),
    )
