"""Reading test files: values with their types, lists, components, kinds of cases."""

from decimal import Decimal

import pytest

from rathaus.rules.errors import ModelError
from rathaus.rules.tck.cases import Case, CaseKind, Untyped
from rathaus.rules.tck.reading import NAMESPACE, read_cases
from rathaus.rules.values.temporal import Date, parse_date_time, parse_duration, parse_time

HEAD = (
    f'<testCases xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName> fees.dmn </modelName>'
)


def read_one(inside: str) -> Case:
    return read_cases(f"{HEAD}{inside}</testCases>".encode(), "cases.xml").cases[0]


def value_of(inside: str) -> object:
    case = read_one(f'<testCase id="1"><inputNode name="a">{inside}</inputNode></testCase>')
    return case.inputs[0].value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("xsd:string", " a b ", " a b "),
        ("xsd:string", "", ""),
        ("xsd:decimal", "1.50", Decimal("1.5")),
        ("xsd:double", " -3e2 ", Decimal(-300)),
        ("xsd:integer", "7", Decimal(7)),
        ("xs:boolean", "true", True),
        ("boolean", "0", False),
        ("xsd:date", "2026-03-01", Date(2026, 3, 1)),
        ("xsd:time", "10:00:00Z", parse_time("10:00:00Z")),
        ("xsd:dateTime", "2026-03-01T10:00:00", parse_date_time("2026-03-01T10:00:00")),
        ("xsd:duration", "P1D", parse_duration("P1D")),
        ("xsd:duration", "-P2Y", parse_duration("-P2Y")),
    ],
)
def test_simple_values(kind: str, text: str, value: object) -> None:
    assert value_of(f'<value xsi:type="{kind}">{text}</value>') == value


@pytest.mark.parametrize(
    "inside",
    ["", '<value xsi:nil="true"/>', "<value/>", '<list xsi:nil="true"/>'],
)
def test_null(inside: str) -> None:
    assert value_of(inside) is None


def test_a_value_without_a_type_waits_for_the_type_of_the_model() -> None:
    assert value_of("<value>10</value>") == Untyped("10")


def test_lists_and_components() -> None:
    number = '<value xsi:type="xsd:decimal">{}</value>'
    assert value_of("<list/>") == []
    assert value_of(
        f"<list><item>{number.format(1)}</item><item><list><item>{number.format(2)}</item></list>"
        '</item><item><component name="a  b"><value xsi:nil="true"/></component>'
        '<component name="c" xsi:nil="true"/></item></list>'
    ) == [Decimal(1), [Decimal(2)], {"a b": None, "c": None}]


def test_cases() -> None:
    case = read_one("""
        <testCase id="001" type="decisionService" invocableName="Service">
          <description>text</description>
          <inputNode name="a" namespace="urn:other"><value xsi:nil="true"/></inputNode>
          <resultNode name="B" errorResult="true" type="decision">
            <expected><value xsi:nil="true"/></expected></resultNode>
          <resultNode name="C"/>
        </testCase>""")
    assert (case.id, case.kind, case.invocable) == ("001", CaseKind.SERVICE, "Service")
    assert case.inputs[0].namespace == "urn:other"
    assert [(node.name, node.error) for node in case.results] == [("B", True), ("C", False)]


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        ('<testCase type="table"/>', "„table“"),
        (
            '<testCase><inputNode name="a"><value xsi:type="xsd:anyURI">a</value></inputNode>'
            "</testCase>",
            "anyURI",
        ),
        (
            '<testCase><inputNode name="a"><value xsi:type="xsd:date">1. Mai</value></inputNode>'
            "</testCase>",
            "1. Mai",
        ),
        (
            '<testCase><inputNode name="a"><value xsi:type="xsd:double">NaN</value></inputNode>'
            "</testCase>",
            "NaN",
        ),
    ],
)
def test_what_is_wrong_is_said(inside: str, word: str) -> None:
    with pytest.raises(ModelError) as caught:
        read_one(inside)
    assert word in caught.value.in_language("de")
    assert caught.value.line == 1


def test_other_files_are_refused() -> None:
    with pytest.raises(ModelError, match="no test cases"):
        read_cases(b"<testCases/>")
    with pytest.raises(ModelError, match="modelName"):
        read_cases(f'<testCases xmlns="{NAMESPACE}"/>'.encode())
