"""What is read from a model: every element of the interchange format."""

import pytest

from rathaus.rules.dmn.model import (
    Aggregation,
    BoxedContext,
    BoxedFilter,
    BoxedFunction,
    BoxedIterator,
    BoxedList,
    Conditional,
    DecisionTable,
    FunctionKind,
    HitPolicy,
    Invocation,
    IteratorKind,
    LiteralExpression,
    Relation,
    RequirementKind,
)
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.dmn.xml.versions import VERSIONS
from tests.unit.rules.dmn.xml.models import decision, read, xml


def literal(text: str) -> str:
    return f"<literalExpression><text>{text}</text></literalExpression>"


@pytest.mark.parametrize(("namespace", "version"), VERSIONS.items())
def test_every_version_is_known_by_its_namespace(namespace: str, version: str) -> None:
    assert read(decision(literal("1")), namespace=namespace).version == version


def test_the_head_of_a_model() -> None:
    model = read(
        "<description> About fees </description>",
        attributes=' id="m" expressionLanguage="urn:feel" xmlns:feel="urn:f"',
    )
    assert (model.id, model.name, model.namespace) == ("m", "Test", "urn:test")
    assert model.description == "About fees"
    assert model.expression_language == "urn:feel"
    assert model.prefixes["feel"] == "urn:f"


def test_the_graph() -> None:
    model = read("""
        <inputData id="i" name="Age"><variable name="Age" typeRef="number"/></inputData>
        <businessKnowledgeModel id="b" name="Rate">
          <variable name="Rate" typeRef="tRate"/>
          <encapsulatedLogic><formalParameter name="x" typeRef="number"/>
            <literalExpression><text>x</text></literalExpression></encapsulatedLogic>
          <knowledgeRequirement><requiredKnowledge href="#c"/></knowledgeRequirement>
        </businessKnowledgeModel>
        <decision id="d" name="Fee">
          <question> How much? </question><allowedAnswers>Euros</allowedAnswers>
          <variable name="Fee" typeRef="number"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <informationRequirement><requiredDecision href="urn:o#e"/></informationRequirement>
          <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
          <authorityRequirement><requiredAuthority href="#s"/></authorityRequirement>
        </decision>
        <decisionService id="s" name="Service">
          <outputDecision href="#d"/><encapsulatedDecision href="#e"/>
          <inputDecision href="#f"/><inputData href="#i"/>
        </decisionService>
        <knowledgeSource id="k" name="Law"/>
        <textAnnotation id="t"><text>note</text></textAnnotation>
    """)
    fee = model.decisions[0]
    assert (fee.question, fee.allowed_answers, fee.type_ref) == ("How much?", "Euros", "number")
    assert [(need.kind, need.href) for need in fee.requirements] == [
        (RequirementKind.INPUT, "#i"),
        (RequirementKind.DECISION, "urn:o#e"),
        (RequirementKind.KNOWLEDGE, "#b"),
    ]
    assert fee.logic is None
    assert model.inputs[0].type_ref == "number"
    rate = model.knowledge[0]
    assert rate.logic is not None
    assert [(p.name, p.type_ref) for p in rate.logic.parameters] == [("x", "number")]
    assert rate.requirements[0].href == "#c"
    service = model.services[0]
    assert [part[0].href for part in (service.outputs, service.encapsulated)] == ["#d", "#e"]
    assert [part[0].href for part in (service.input_decisions, service.input_data)] == ["#f", "#i"]


def test_an_element_without_a_variable_lends_it_its_name() -> None:
    model = read('<inputData name="Age"/><decision name="Fee"><variable name="F"/></decision>')
    assert model.inputs[0].variable == "Age"
    assert model.decisions[0].variable == "F"


def test_white_space_in_names_counts_as_one_space() -> None:
    model = read('<inputData name=" Date   of&#10;birth "/>')
    assert model.inputs[0].name == "Date of birth"


def test_imports() -> None:
    found = read(
        '<import name="base" namespace="urn:base" importType="urn:dmn" locationURI="base.dmn"/>'
    ).imports[0]
    assert (found.name, found.namespace) == ("base", "urn:base")
    assert (found.kind, found.location) == ("urn:dmn", "base.dmn")


def test_item_definitions() -> None:
    people, colour, rate = read("""
        <itemDefinition name="tPeople" isCollection="true" label="People">
          <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="age"><typeRef> number </typeRef>
            <allowedValues><text>[0..120]</text></allowedValues></itemComponent>
        </itemDefinition>
        <itemDefinition name="tColour"><typeRef>string</typeRef>
          <allowedValues><text>"red", "blue"</text></allowedValues>
          <typeConstraint><text>? != "blue"</text></typeConstraint></itemDefinition>
        <itemDefinition name="tRate"><functionItem outputTypeRef="number">
          <parameters name="x" typeRef="string"/></functionItem></itemDefinition>
    """).items
    assert people.collection
    assert people.label == "People"
    assert [(part.name, part.type_ref) for part in people.components] == [
        ("name", "string"),
        ("age", "number"),
    ]
    assert people.components[1].allowed is not None
    assert colour.allowed is not None
    assert colour.allowed.text == '"red", "blue"'
    assert colour.type_constraint is not None
    assert colour.type_constraint.text == '? != "blue"'
    assert rate.function is not None
    assert rate.function.result == "number"
    assert rate.function.parameters[0].type_ref == "string"


def test_a_decision_table() -> None:
    table = (
        read(
            decision("""
        <decisionTable hitPolicy="COLLECT" aggregation="SUM" outputLabel="Fee">
          <input id="a" label="Age"><inputExpression typeRef="number"><text>Age</text>
            </inputExpression><inputValues><text>[0..120]</text></inputValues></input>
          <output name="fee" typeRef="number"><outputValues><text>1, 2</text></outputValues>
            <defaultOutputEntry><text>0</text></defaultOutputEntry></output>
          <annotation name="Source"/>
          <rule id="r"><description>children</description>
            <inputEntry><text>&lt; 18</text></inputEntry>
            <outputEntry><text>1</text></outputEntry>
            <annotationEntry><text>§ 3</text></annotationEntry></rule>
        </decisionTable>""")
        )
        .decisions[0]
        .logic
    )
    assert isinstance(table, DecisionTable)
    assert (table.hit_policy, table.aggregation) == (HitPolicy.COLLECT, Aggregation.SUM)
    assert table.output_label == "Fee"
    column = table.inputs[0]
    assert (column.label, column.expression.text) == ("Age", "Age")
    assert column.values is not None
    assert table.outputs[0].name == "fee"
    assert table.outputs[0].default is not None
    assert table.annotations == ("Source",)
    rule = table.rules[0]
    assert (rule.id, rule.description) == ("r", "children")
    assert (rule.tests[0].text, rule.outputs[0].text) == ("< 18", "1")
    assert rule.annotations == ("§ 3",)


def logic_of(inside: str) -> object:
    return read(decision(inside)).decisions[0].logic


def test_boxed_invocation() -> None:
    call = logic_of(
        f'<invocation>{literal("f")}<binding><parameter name="x" typeRef="number"/>'
        f"{literal('1')}</binding></invocation>"
    )
    assert isinstance(call, Invocation)
    assert isinstance(call.function, LiteralExpression)
    assert [(entry.name, entry.type_ref) for entry in call.bindings] == [("x", "number")]


def test_boxed_context_with_a_result() -> None:
    context = logic_of(
        f'<context typeRef="tC"><contextEntry><variable name="a b" typeRef="string"/>'
        f"{literal('1')}</contextEntry><contextEntry>{literal('a b')}</contextEntry></context>"
    )
    assert isinstance(context, BoxedContext)
    assert context.type_ref == "tC"
    assert [(e.name, e.type_ref) for e in context.entries] == [("a b", "string"), ("", "")]


def test_boxed_list_and_relation() -> None:
    items = logic_of(f"<list>{literal('1')}{literal('2')}</list>")
    assert isinstance(items, BoxedList)
    assert len(items.items) == 2
    relation = logic_of(
        f'<relation><column name="a" typeRef="number"/><column name="b"/>'
        f"<row>{literal('1')}{literal('2')}</row></relation>"
    )
    assert isinstance(relation, Relation)
    assert relation.columns == (("a", "number"), ("b", ""))
    assert len(relation.rows[0]) == 2


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("", FunctionKind.FEEL), (' kind="Java"', FunctionKind.JAVA), (' kind="PMML"', "PMML")],
)
def test_boxed_function(kind: str, expected: FunctionKind) -> None:
    function = logic_of(
        f'<functionDefinition{kind}><formalParameter name="x"/>{literal("x")}</functionDefinition>'
    )
    assert isinstance(function, BoxedFunction)
    assert function.kind is FunctionKind(expected)


def test_boxed_conditional_and_filter() -> None:
    choice = logic_of(
        f"<conditional><if>{literal('true')}</if><then>{literal('1')}</then>"
        f"<else>{literal('2')}</else></conditional>"
    )
    assert isinstance(choice, Conditional)
    assert isinstance(choice.otherwise, LiteralExpression)
    found = logic_of(
        f"<filter><in>{literal('[1]')}</in><match>{literal('item > 0')}</match></filter>"
    )
    assert isinstance(found, BoxedFilter)


@pytest.mark.parametrize(
    ("name", "body"), [("for", "return"), ("some", "satisfies"), ("every", "satisfies")]
)
def test_boxed_iterators(name: str, body: str) -> None:
    loop = logic_of(
        f'<{name} iteratorVariable="x"><in typeRef="tList">{literal("xs")}</in>'
        f"<{body}>{literal('x')}</{body}></{name}>"
    )
    assert isinstance(loop, BoxedIterator)
    assert (loop.kind, loop.variable) == (IteratorKind(name), "x")
    assert isinstance(loop.domain, LiteralExpression)
    assert loop.domain.type_ref == "tList"


def test_a_literal_expression_may_be_empty() -> None:
    empty = logic_of("<literalExpression/>")
    assert isinstance(empty, LiteralExpression)
    assert empty.text == ""


def test_extensions_and_diagrams_are_left_out() -> None:
    model = read(
        """<extensionElements><decision>no decision at all</decision></extensionElements>
        <x:layout><decision/></x:layout>
        <decision name="D"><extensionElements><x:y/></extensionElements></decision>""",
        attributes=' xmlns:x="urn:x"',
    )
    assert [found.name for found in model.decisions] == ["D"]


def test_texts_are_kept_as_written_and_know_where_they_begin() -> None:
    text = read(decision("<literalExpression>\n<text>\n  1 &lt; 2</text></literalExpression>"))
    logic = text.decisions[0].logic
    assert isinstance(logic, LiteralExpression)
    assert logic.text == "\n  1 < 2"
    assert (logic.place.file, logic.place.line, logic.place.column) == ("test.dmn", 3, 7)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_files_in_common_encodings(encoding: str) -> None:
    text = xml('<inputData name="Straße"/>').decode()
    data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    assert read_definitions(data).inputs[0].name == "Straße"


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_definitions(b"\xef\xbb\xbf" + xml("")).namespace == "urn:test"
