"""Reads test files of the kit."""

from rathaus.rules.dmn.xml.access import child, children, refuse
from rathaus.rules.dmn.xml.tree import XmlElement, read_xml
from rathaus.rules.feel.names import normal_name
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.tck.cases import Case, CaseFile, CaseKind, InputNode, ResultNode
from rathaus.rules.tck.values import value_in

NAMESPACE = "http://www.omg.org/spec/DMN/20160719/testcase"


def read_cases(data: bytes, file: str = "", limits: Limits = DEFAULT_LIMITS) -> CaseFile:
    """Read a file of test cases.

    Args:
        data: the bytes of the file.
        file: its name.
        limits: bounds on its size, its elements and their depth.

    Raises:
        ModelError: it is no such file, or something in it is missing or wrong.
    """
    document = read_xml(data, file, limits)
    root = document.root
    if document.namespace != NAMESPACE or root.name != "testCases":
        refuse(root, "tck-no-tests", element=root.name)
    model = child(root, "modelName")
    if model is None or not model.text.strip():
        refuse(root, "dmn-element-missing", child="modelName", element="testCases")
    cases = tuple(_case(element) for element in children(root, "testCase"))
    return CaseFile(file, model.text.strip(), cases)


def _case(element: XmlElement) -> Case:
    kind = element.attributes.get("type", CaseKind.DECISION)
    if kind not in tuple(CaseKind):
        known = ", ".join(CaseKind)
        refuse(
            element,
            "dmn-value-unknown",
            attribute="type",
            element="testCase",
            value=kind,
            known=known,
        )
    return Case(
        id=element.attributes.get("id", ""),
        kind=CaseKind(kind),
        invocable=_name(element, "invocableName"),
        inputs=tuple(_input(node) for node in children(element, "inputNode")),
        results=tuple(_result(node) for node in children(element, "resultNode")),
    )


def _input(element: XmlElement) -> InputNode:
    namespace = element.attributes.get("namespace", "")
    return InputNode(_name(element, "name"), namespace, value_in(element))


def _result(element: XmlElement) -> ResultNode:
    expected = child(element, "expected")
    return ResultNode(
        name=_name(element, "name"),
        expected=None if expected is None else value_in(expected),
        error=element.attributes.get("errorResult") in ("true", "1"),
    )


def _name(element: XmlElement, attribute: str) -> str:
    return normal_name(element.attributes.get(attribute, ""))
