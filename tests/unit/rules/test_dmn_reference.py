"""The reference of DMN says what the engine does: elements, findings, conformance, replay."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from rathaus.rules.check import Finding, Severity, check_definitions
from rathaus.rules.dmn.model import Aggregation, Definitions, HitPolicy
from rathaus.rules.dmn.xml import definitions as reader
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.dmn.xml.boxed import EXPRESSIONS
from rathaus.rules.messages.checks import CHECKS
from tests.unit.rules.check.building import item, of_table, table

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "dmn.md").read_text("utf-8")
HOW_TO = (ROOT / "docs" / "how-to" / "write-your-first-decision.md").read_text("utf-8")
FLOOR = json.loads((ROOT / "tests" / "conformance" / "dmn_tck_floor.json").read_text("utf-8"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

TYPES = {"Age": "number", "Pass": "boolean", "Name": "string", "Group": "Group", "Limit": "number"}
EXAMPLE = re.compile(
    r"(?P<columns>.+), (?P<policy>[A-Z ]+)(?: of `(?P<values>.*)`)?: (?P<rules>.*)"
)
MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="m">
<itemDefinition name="Person">
  <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
  <itemComponent name="age"><typeRef>number</typeRef></itemComponent>
</itemDefinition>
<inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
<inputData id="rent" name="rent"><variable name="rent" typeRef="number"/></inputData>
<inputData id="person" name="person"><variable name="person" typeRef="Person"/></inputData>
<businessKnowledgeModel id="yearly" name="yearly"><variable name="yearly" typeRef="number"/>
  <encapsulatedLogic>
    <formalParameter name="amount" typeRef="number"/>
    <formalParameter name="months" typeRef="number"/>
    <literalExpression><text>amount * months</text></literalExpression>
  </encapsulatedLogic></businessKnowledgeModel>
<decision id="d" name="d"><variable name="d"/>
  <informationRequirement><requiredInput href="#age"/></informationRequirement>
  <informationRequirement><requiredInput href="#person"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#yearly"/></knowledgeRequirement>
  <literalExpression><text>{}</text></literalExpression></decision></definitions>"""


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table in the section with this heading."""
    section = PAGE.split(f"\n### {heading}\n")[1].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `check")]
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in lines]


def of_expression(text: str) -> Definitions:
    """Make the model of the section on expressions, with one expression."""
    return read_definitions(MODEL.replace("{}", escape(text)).encode())


def of_example(text: str) -> Definitions:
    """Make a table of its words: "Age and Pass, UNIQUE: `< 18`, `-` gives `0`; …"."""
    found = EXAMPLE.fullmatch(text.replace("\\|", "|"))
    assert found, text
    policy, _, aggregation = found["policy"].partition(" ")
    made = table(
        found["columns"].split(" and "),
        [re.findall(r"`([^`]*)`", rule) for rule in found["rules"].split("; ") if "`" in rule],
        HitPolicy(policy if aggregation in tuple(Aggregation) else found["policy"]),
        aggregation=Aggregation(aggregation if aggregation in tuple(Aggregation) else ""),
        output_values=found["values"] or "",
    )
    group = item("Group", "string", '"child", "adult"')
    return of_table(made, TYPES, [group])


def said(findings: Sequence[Finding], code: str) -> tuple[str, str]:
    """Return weight and sentence of the finding of this code."""
    (found,) = (each for each in findings if each.code == code)
    return found.severity.value, found.sentence("en")


@pytest.mark.parametrize("row", rows("In tables"), ids=lambda row: row[0].strip("`"))
def test_findings_in_tables(row: list[str]) -> None:
    code, weight, example, sentence = row
    if example != "a large table":
        assert said(check_definitions(of_example(example)), code.strip("`")) == (weight, sentence)


@pytest.mark.parametrize("row", rows("In expressions"), ids=lambda row: row[2])
def test_findings_in_expressions(row: list[str]) -> None:
    code, weight, example, sentence = row
    findings = check_definitions(of_expression(example.strip("`")))
    assert said(findings, code.strip("`")) == (weight, sentence)


def all_rows() -> list[list[str]]:
    found = [*rows("In tables"), *rows("In expressions")]
    return [*found, *rows("In boxed expressions, types and the requirements graph")]


@pytest.mark.parametrize("row", all_rows(), ids=lambda row: row[0].strip("`"))
def test_findings_are_worded_as_the_code_words_them(row: list[str]) -> None:
    code, weight, *_, sentence = row
    assert weight in tuple(Severity)
    words = re.split(r"\{\w+\}", CHECKS[code.strip("`")][1])
    assert re.fullmatch(".+".join(map(re.escape, words)), sentence)


def test_every_finding_is_on_the_page() -> None:
    assert {row[0].strip("`") for row in all_rows()} == set(CHECKS)


def test_every_element_is_on_the_page() -> None:
    for name in (*reader._READ, *reader._LEFT_OUT, *EXPRESSIONS):
        assert f"`{name}`" in PAGE, name
    for policy in (*HitPolicy, *Aggregation):
        assert f"`{policy}`" in PAGE or not policy, policy


def test_conformance_is_that_of_the_floor() -> None:
    for level, counts in FLOOR.items():
        assert f"| {level} | {counts['total']} | {counts['passed']} |" in PAGE
    total = sum(counts["total"] for counts in FLOOR.values())
    passed = sum(counts["passed"] for counts in FLOOR.values())
    assert f"| together | {total} | {passed} |" in PAGE


def test_the_replay_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    model = next(text for kind, text in BLOCK.findall(HOW_TO) if kind == "xml")
    (tmp_path / "library-card.dmn").write_text(model.replace("&gt; 18", "&gt;= 18"), "utf-8")
    (program,) = (text for kind, text in BLOCK.findall(PAGE) if kind == "python")
    exec(compile(program, "dmn.md", "exec"), {})
