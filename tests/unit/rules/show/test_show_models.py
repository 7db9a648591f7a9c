"""A model in plain values: decisions in their order, tables, boxed expressions, outcomes."""

from rathaus.rules.api import lay_over, load_model, table_named, view_decisions

MODEL = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m"
  namespace="https://example.org/m">
<inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
<decision id="alone" name="alone"><variable name="alone"/>
  <relation><column name="a"/><column name="b"/>
    <row><literalExpression><text>1</text></literalExpression>
      <literalExpression><text>2</text></literalExpression></row></relation></decision>
<decision id="group" name="group"><question>Which group?</question><variable name="group"/>
  <informationRequirement><requiredInput href="#age"/></informationRequirement>
  <decisionTable hitPolicy="FIRST">
    <input label="How old"><inputExpression><text> age </text></inputExpression></input>
    <output name="group"/><annotation name="why"/>
    <rule id="r1"><inputEntry><text>&lt; 18</text></inputEntry>
      <outputEntry><text>"young"</text></outputEntry>
      <annotationEntry><text>not of age</text></annotationEntry></rule>
    <rule id="r2"><inputEntry><text>-</text></inputEntry>
      <outputEntry><text>"grown"</text></outputEntry></rule>
  </decisionTable></decision>
<decision id="fee" name="fee"><variable name="fee"/>
  <informationRequirement><requiredDecision href="#group"/></informationRequirement>
  <conditional><if><literalExpression><text>group = "young"</text></literalExpression></if>
    <then><literalExpression><text>0</text></literalExpression></then>
    <else><literalExpression><text>10</text></literalExpression></else></conditional></decision>
</definitions>"""


def test_results_come_first_then_what_they_need_then_what_stands_alone() -> None:
    views = view_decisions(load_model(MODEL).definitions)

    assert [view.name for view in views] == ["fee", "group", "alone"]
    assert views[0].needs == ("group",)
    assert views[1].used_by == ("fee",)
    assert views[1].question == "Which group?"


def test_boxed_expressions_keep_their_shape() -> None:
    fee, _group, alone = view_decisions(load_model(MODEL).definitions)

    assert fee.logic is not None
    assert [(name, part.text) for name, part in fee.logic.parts] == [
        ("if", 'group = "young"'),
        ("then", "0"),
        ("else", "10"),
    ]
    assert alone.logic is not None
    assert alone.logic.columns == ("a", "b")
    assert [[cell.text for cell in row] for row in alone.logic.rows] == [["1", "2"]]


def test_a_table_is_text_in_rows() -> None:
    table = table_named(load_model(MODEL).definitions, "group")

    assert table is not None
    assert table.policy == "FIRST"
    assert (table.inputs[0].heading, table.inputs[0].expression) == ("How old", "age")
    assert [(row.inputs, row.outputs, row.annotations) for row in table.rows] == [
        (("< 18",), ('"young"',), ("not of age",)),
        (("-",), ('"grown"',), ("",)),
    ]
    assert table_named(load_model(MODEL).definitions, "fee") is None


def test_an_outcome_marks_the_rows_that_matched() -> None:
    model = load_model(MODEL)
    trace = model.answer("fee", {"age": 12}, trace=True).trace

    fee, group, alone = lay_over(view_decisions(model.definitions), trace)

    assert fee.value == "0"
    assert group.value == '"young"'
    assert group.remarks == (("why", "not of age"),)
    assert group.view.logic is not None
    assert group.view.logic.table is not None
    assert [row.mark for row in group.view.logic.table.rows] == ["used", "matched"]
    assert alone.value == ""


def test_without_an_outcome_nothing_is_marked() -> None:
    shown = lay_over(view_decisions(load_model(MODEL).definitions), None)

    assert [each.value for each in shown] == ["", "", ""]
