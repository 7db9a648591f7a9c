"""References, imports, names in scope, circles."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rathaus.rules.dmn import model
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import ItemDefinition, Requirement, RequirementKind
from rathaus.rules.errors import InputError, LimitExceeded, ModelError
from tests.unit.rules.dmn.building import (
    cell,
    codes,
    decision,
    definitions,
    given,
    knowledge,
    linked,
    needs,
    service,
)

D = Decimal


def test_decisions_build_on_decisions() -> None:
    held = linked(
        given("a", "number"),
        decision("sum", "left + right", "left", "right"),
        decision("left", "a * 2", "a"),
        decision("right", "a + 1", "a"),
    )
    assert held.evaluate("sum", {"a": 4}) == D(13)
    assert set(held.decisions) == {"sum", "left", "right"}
    assert set(held.decisions["sum"].inputs) == {"a"}


def test_only_what_is_required_is_known() -> None:
    held = linked(given("a"), decision("d", "a"), decision("e", "a", "a"))
    assert codes(held.answer("d", {"a": 1})) == ["unknown-name"]
    assert held.evaluate("e", {"a": 1}) == D(1)


@pytest.mark.slow
def test_a_chain_of_thousands_of_decisions() -> None:
    chain = [decision("d0", "1")]
    chain += [decision(f"d{n}", f"d{n - 1} + 1", f"d{n - 1}") for n in range(1, 2000)]
    assert linked(*chain).evaluate("d1999", {}) == D(2000)


def test_references_with_the_own_namespace() -> None:
    held = linked(decision("a", "1"), decision("b", "a + 1", "urn:test#a"))
    assert held.evaluate("b", {}) == D(2)


def test_references_to_nowhere_are_problems() -> None:
    held = linked(decision("a", "b", "nowhere"))
    (problem,) = held.problems
    assert problem.message.code == "dmn-no-target"
    assert "#nowhere" in problem.message.in_language("en")
    assert held.evaluate("a", {}) is None


@pytest.mark.parametrize(
    "circle",
    [
        [decision("a", "a", "a")],
        [decision("a", "b", "b"), decision("b", "c", "c"), decision("c", "a", "a")],
        [decision("a", "s()", "f:s"), service("s", ["a"])],
    ],
)
def test_circles_of_decisions_are_refused_in_words(circle: list[model.Element]) -> None:
    with pytest.raises(ModelError) as caught:
        linked(*circle)
    words = caught.value.in_language("de")
    assert "im Kreis: " in words
    assert " → " in words


def test_a_decision_needed_twice_is_no_circle() -> None:
    held = linked(
        decision("a", "1"), decision("b", "a", "a"), decision("c", "a + b", "a", "b", "a")
    )
    assert held.evaluate("c", {}) == D(2)


def test_functions_may_call_themselves_and_each_other() -> None:
    held = linked(
        knowledge(
            "even one", {"n": "number"}, "if n = 0 then true else odd one(n - 1)", "f:odd one"
        ),
        knowledge(
            "odd one", {"n": "number"}, "if n = 0 then false else even one(n - 1)", "f:even one"
        ),
        knowledge("fac", {"n": "number"}, "if n < 2 then 1 else n * fac(n - 1)"),
        decision("d", "[even one(10), fac(5)]", "f:even one", "f:fac"),
    )
    assert held.evaluate("d", {}) == [True, D(120)]


def test_an_endless_recursion_is_ended() -> None:
    held = linked(knowledge("f", {"n": ""}, "f(n + 1)"), decision("d", "f(1)", "f:f"))
    with pytest.raises(LimitExceeded):
        held.evaluate("d", {})


def test_functions_are_asked_by_name() -> None:
    held = linked(knowledge("area", {"a": "number", "b": "number"}, "a * b"))
    assert held.evaluate("area", {"a": 2, "b": 3}) == D(6)
    assert set(held.functions["area"].inputs) == {"a", "b"}


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("f()", "function-count"),
        ("f(1, 2)", "function-count"),
        ("f(m: 1)", "function-no-parameter"),
        ('f("x")', "coerce-type"),
    ],
)
def test_calls_that_do_not_fit_are_null(call: str, code: str) -> None:
    held = linked(knowledge("f", {"n": "number"}, "n = null"), decision("d", call, "f:f"))
    answer = held.answer("d", {})
    assert answer.value is None
    assert code in codes(answer)


def test_a_decision_without_logic_can_be_given() -> None:
    held = linked(decision("judged", None), decision("d", "judged + 1", "judged"))
    assert held.evaluate("d", {"judged": 1}) == D(2)
    assert held.evaluate("d", {}) is None


def test_unknown_subjects_and_values_are_errors() -> None:
    held = linked(given("a"), decision("d", "a", "a"))
    with pytest.raises(InputError) as caught:
        held.evaluate("nobody", {})
    assert "d" in caught.value.in_language("de")
    with pytest.raises(InputError) as caught:
        held.evaluate("d", {"a": {"b": [object()]}})
    assert caught.value.field.startswith("a")


def test_missing_inputs_are_null_with_a_note() -> None:
    held = linked(given("a"), decision("d", "a = null", "a"))
    answer = held.answer("d", {})
    assert answer.value is True
    assert codes(answer) == ["input-missing"]


@pytest.mark.parametrize(
    ("type_ref", "value", "expected", "code"),
    [
        ("number", 5, D(5), ""),
        ("number", 2.5, D("2.5"), ""),
        ("number", "5", None, "input-misfit"),
        ("number", True, None, "input-misfit"),
        ("number", 10**40, D(10) ** 40, ""),
        ("string", "x", "x", ""),
        ("string", 1, None, "input-misfit"),
        ("boolean", False, False, ""),
        ("boolean", 0, None, "input-misfit"),
        ("tLevel", "high", "high", ""),
        ("tLevel", "none", None, "input-not-allowed"),
        ("tList", [1, 2], [D(1), D(2)], ""),
        ("tList", 1, [D(1)], ""),
        ("tList", ["x"], None, "input-misfit"),
        ("tPerson", {"age": 3, "x": 1}, {"age": D(3), "x": D(1)}, ""),
        ("tPerson", {"x": 1}, None, "input-part-missing"),
        ("number", None, None, ""),
    ],
)
def test_inputs_take_the_type_of_the_model(
    type_ref: str, value: object, expected: object, code: str
) -> None:
    held = linked(
        ItemDefinition(name="tLevel", type_ref="string", allowed=cell('"high", "low"')),
        ItemDefinition(name="tList", type_ref="number", collection=True),
        ItemDefinition(name="tPerson", components=(ItemDefinition(name="age", type_ref="number"),)),
        given("a", type_ref),
        decision("d", "a", "a"),
    )
    answer = held.answer("d", {"a": value})
    assert answer.value == expected
    assert codes(answer) == ([code] if code else [])


def _imported() -> model.Definitions:
    return definitions(
        given("age", "number"),
        ItemDefinition(name="tAge", type_ref="number", allowed=cell(">= 0")),
        knowledge("is adult", {"n": "tAge"}, "n >= limit of age()", "f:limit of age"),
        knowledge("limit of age", {}, "18"),
        decision("adult", "is adult(age)", "age", "f:is adult"),
        service("ask adult", ["adult"], ["age"]),
        namespace="urn:lib",
    )


def _requirement(kind: RequirementKind, href: str) -> Requirement:
    return Requirement(kind, href)


def test_imported_elements_are_known_by_their_prefix() -> None:
    lib = _imported()
    main = definitions(
        model.Import(name="my lib", namespace="urn:lib"),
        model.Decision(
            id="d",
            name="d",
            variable="d",
            logic=model.LiteralExpression(
                text="[my lib.adult, my lib.is adult(17), my lib.ask adult(age: 20), "
                "17 instance of my lib.tAge]"
            ),
            requirements=tuple(
                _requirement(kind, f"urn:lib#{name}")
                for kind, name in (
                    (RequirementKind.DECISION, "adult"),
                    (RequirementKind.KNOWLEDGE, "is adult"),
                    (RequirementKind.KNOWLEDGE, "ask adult"),
                )
            ),
        ),
    )
    held = link(main, {"urn:lib": lib})
    assert held.problems == ()
    assert held.evaluate("d", {"age": 40}) == [True, False, True, True]
    assert held.evaluate("d", {"my lib.age": 4}) == [False, False, True, True]
    assert held.evaluate("my lib.adult", {"age": 1}) is False
    assert "my lib.age" in held.inputs


def test_imports_without_a_prefix() -> None:
    main = definitions(
        model.Import(name="", namespace="urn:lib"),
        given("a", "tAge"),
        decision("d", "[adult, a]", "urn:lib#adult", "a"),
    )
    held = link(main, {"urn:lib": _imported()})
    assert held.evaluate("d", {"age": 40, "a": -1}) == [True, None]


def test_missing_imports_are_problems() -> None:
    held = linked(model.Import(name="x", namespace="urn:gone"), decision("d", "1"))
    assert [problem.message.code for problem in held.problems] == ["dmn-import-missing"]
    assert held.evaluate("d", {}) == D(1)


def test_files_that_import_each_other_are_refused() -> None:
    one = definitions(model.Import(name="two", namespace="urn:two"), namespace="urn:one")
    two = definitions(model.Import(name="one", namespace="urn:one"), namespace="urn:two")
    with pytest.raises(ModelError):
        link(one, {"urn:one": one, "urn:two": two})


def test_many_ways_to_import_a_file_are_no_trouble() -> None:
    last = definitions(given("x"), decision("d0", "x", "x"), namespace="urn:0")
    files = {"urn:0": last}
    for level in range(1, 40):
        below = f"urn:{level - 1}"
        files[f"urn:{level}"] = definitions(
            model.Import(name="a", namespace=below),
            model.Import(name="b", namespace=below),
            decision(f"d{level}", f"[a.d{level - 1}]", f"{below}#d{level - 1}"),
            namespace=f"urn:{level}",
        )
    held = link(files["urn:39"], files)
    assert held.evaluate("d39", {"x": 1}) is not None


def test_too_many_imports_in_a_row_are_refused() -> None:
    files = {
        f"urn:{n}": definitions(
            model.Import(name="a", namespace=f"urn:{n + 1}"), namespace=f"urn:{n}"
        )
        for n in range(3000)
    }
    with pytest.raises(ModelError):
        link(files["urn:0"], files)


def test_services() -> None:
    held = linked(
        given("a", "number"),
        given("b", "number"),
        decision("inner", "a + given", "a", "given"),
        decision("given", "100"),
        decision("outer", "inner * b", "inner", "b"),
        decision("second", "b", "b"),
        service("one", ["outer"], ["a", "b"], ["given"]),
        service("two", ["outer", "second"], ["a", "b"], ["given"]),
        decision("called", "one(1, 2, 3)", "f:one"),
        decision("named", "two(given: 3, b: 2, a: 1)", "f:two"),
        decision("wrong", 'one("x", 2, 3)', "f:one"),
        decision("short", "one(1)", "f:one"),
    )
    assert held.evaluate("one", {"a": 1, "b": 2, "given": 3}) == D(8)
    assert held.evaluate("two", {"a": 1, "b": 2, "given": 3}) == {"outer": D(8), "second": D(2)}
    assert held.evaluate("one", {"a": 1, "b": 2}) is None
    assert held.evaluate("outer", {"a": 1, "b": 2}) == D(202)
    assert held.evaluate("called", {}) == D(8)
    assert held.evaluate("named", {}) == {"outer": D(8), "second": D(2)}
    assert held.evaluate("wrong", {}) is None
    assert held.evaluate("short", {}) is None
    assert set(held.services["one"].inputs) == {"a", "b", "given"}


def test_the_type_of_a_service_holds() -> None:
    item = ItemDefinition(name="tAsk", function=model.FunctionItem(parameters=(), result="string"))
    held = linked(item, decision("d", "1"), service("s", ["d"], type_ref="tAsk"))
    assert held.evaluate("s", {}) is None


def test_services_are_values() -> None:
    held = linked(
        given("n", "number"),
        decision("twice", "n * 2", "n"),
        service("double", ["twice"], ["n"]),
        decision("d", "for i in [1, 2] return double(i)", "f:double"),
    )
    assert held.evaluate("d", {}) == [D(2), D(4)]


def test_requirements_of_the_builder_are_what_files_have() -> None:
    assert needs("f:x")[0].kind is RequirementKind.KNOWLEDGE


@pytest.mark.parametrize("kind", [RequirementKind.INPUT, RequirementKind.DECISION])
@pytest.mark.parametrize("target", ["f", "s"])
def test_a_function_required_as_a_value_is_a_problem(kind: RequirementKind, target: str) -> None:
    asking = replace(decision("d", target), requirements=(Requirement(kind, f"#{target}"),))
    parts = (decision("e", "1"), knowledge("f", {}, "1"), service("s", ["e"]))
    model = linked(*parts, asking, service("t", [target]))
    assert [each.message.code for each in model.problems].count("dmn-no-target") == 2
    assert model.evaluate("d", {}) is None
    assert model.evaluate("t", {}) == {}
