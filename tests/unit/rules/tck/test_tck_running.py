"""Running cases: what is called, what is not applicable, what a fault of a file costs."""

from rathaus.rules.tck.cases import Folder
from rathaus.rules.tck.reading import NAMESPACE
from rathaus.rules.tck.report import CaseResult, Outcome
from rathaus.rules.tck.run import run_folder
from tests.unit.rules.dmn.xml.models import xml

LITERAL = "<literalExpression><text>{}</text></literalExpression>"
JAVA = """external {java: {class: "java.lang.Math", method signature: "cos(double)"}}"""


def decision(name: str, text: str, requires: str = "") -> str:
    return (
        f'<decision id="{name}" name="{name}"><variable name="{name}"/>{requires}'
        f"{LITERAL.format(text)}</decision>"
    )


def needs(kind: str, name: str) -> str:
    group = "knowledgeRequirement" if kind == "Knowledge" else "informationRequirement"
    return f'<{group}><required{kind} href="#{name}"/></{group}>'


def function(name: str, attributes: str, text: str) -> str:
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"/>'
        f'<encapsulatedLogic{attributes}><formalParameter name="x"/>{LITERAL.format(text)}'
        "</encapsulatedLogic></businessKnowledgeModel>"
    )


def cases(inside: str, model: str = "m.dmn") -> bytes:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return (
        f'<testCases xmlns="{NAMESPACE}" {xsi}><modelName>{model}</modelName>{inside}</testCases>'
    ).encode()


def case(name: str, value: str, attributes: str = "", inputs: str = "") -> str:
    return (
        f'<testCase id="{name}"{attributes}>{inputs}<resultNode name="{name}"><expected>'
        f'<value xsi:type="decimal">{value}</value></expected></resultNode></testCase>'
    )


def run(model: str, inside: str, **more: bytes) -> dict[str, CaseResult]:
    files = {"m.dmn": xml(model), "t.xml": cases(inside), **more}
    return {result.case: result for result in run_folder(Folder("2", "f", files))}


def outcomes(model: str, inside: str) -> dict[str, Outcome]:
    return {name: result.outcome for name, result in run(model, inside).items()}


def test_passing_and_failing() -> None:
    model = decision("a", "1 + 1")
    assert outcomes(model, case("a", "2")) == {"a": Outcome.PASSED}
    failed = run(model, case("a", "3"))["a"]
    assert failed.outcome is Outcome.FAILED
    assert (failed.mismatches[0].expected, failed.mismatches[0].actual) == ("3", "2")


def test_every_result_of_a_case_has_to_fit() -> None:
    model = decision("a", "1") + decision("b", "2")
    two = case("a", "1").replace("</testCase>", "") + (
        '<resultNode name="b"><expected><value xsi:nil="true"/></expected></resultNode></testCase>'
    )
    result = run(model, two)["a"]
    assert result.outcome is Outcome.FAILED
    assert [mismatch.node for mismatch in result.mismatches] == ["b"]


def test_decisions_that_call_foreign_code_are_not_applicable() -> None:
    model = (
        decision("inline", f"function(x) {JAVA}")
        + function("java", ' kind="Java"', "x")
        + function("pmml", ' kind="PMML"', "x")
        + function("feel", "", "x + 1")
        + decision("calls", "java(1)", needs("Knowledge", "java"))
        + decision("scores", "pmml(1)", needs("Knowledge", "pmml"))
        + decision("above", "calls", needs("Decision", "calls"))
        + decision("own", "feel(1)", needs("Knowledge", "feel"))
        + decision("word", '"external java"')
    )
    names = ("inline", "calls", "scores", "above", "own", "word")
    found = outcomes(model, "".join(case(name, "2") for name in names))
    assert {name for name, outcome in found.items() if outcome is Outcome.NOT_APPLICABLE} == {
        "inline",
        "calls",
        "scores",
        "above",
    }
    assert found["own"] is Outcome.PASSED


def test_functions_and_services_are_called_by_name() -> None:
    model = (
        function("f", "", "x + 1")
        + decision("a", "1")
        + decision("b", "2")
        + '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#a"/>'
        '<outputDecision href="#b"/></decisionService>'
        + '<decisionService id="t" name="t"><variable name="t"/><outputDecision href="#b"/>'
        "</decisionService>"
    )
    given = '<inputNode name="x"><value xsi:type="decimal">4</value></inputNode>'
    found = outcomes(
        model,
        case("f", "5", ' type="bkm" invocableName="f"', given)
        + case("a", "1", ' type="decisionService" invocableName="s"')
        + case("b", "2", ' type="decisionService" invocableName="t"'),
    )
    assert set(found.values()) == {Outcome.PASSED}


def test_a_name_that_nobody_knows_is_a_failed_case() -> None:
    result = run(decision("a", "1"), case("nobody", "1"))["nobody"]
    assert result.outcome is Outcome.FAILED
    assert "nobody" in result.mismatches[0].reason


def test_a_model_that_is_missing_or_broken_fails_its_cases() -> None:
    other = cases(case("a", "1"), "absent.dmn")
    results = run_folder(Folder("2", "f", {"t.xml": other}))
    assert "absent.dmn" in results[0].mismatches[0].reason
    broken = run_folder(Folder("2", "f", {"absent.dmn": b"<a", "t.xml": other}))
    assert broken[0].outcome is Outcome.FAILED
    assert "absent.dmn:1" in broken[0].mismatches[0].reason


def test_models_of_a_folder_may_import_each_other() -> None:
    base = xml(function("twice", "", "x * 2")).replace(b"urn:test", b"urn:base")
    model = (
        '<import name="base" namespace="urn:base" '
        'importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
        + decision(
            "a",
            "base.twice(2)",
            '<knowledgeRequirement><requiredKnowledge href="urn:base#twice"/>'
            "</knowledgeRequirement>",
        )
    )
    result = run(model, case("a", "4"), **{"base.dmn": base})["a"]
    assert result.outcome is Outcome.PASSED
