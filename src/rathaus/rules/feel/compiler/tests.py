"""Unary tests: `in`, and the cells of decision tables.

Source: DMN 1.5, 10.3.2.8 and tables 54 and 55: a test holds when the expression is true of `?`,
equals the value, or contains it.
"""

from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.arithmetic import compared
from rathaus.rules.feel.compiler.emitter import GROWN, Emitter
from rathaus.rules.feel.compiler.names import TESTED, free_names
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.testing import among, negated, test_value, used_tested
from rathaus.rules.values.operators import contains


def inside(emitter: Emitter, node: tree.In, value: Value) -> Value:
    """Write `value in tests`."""
    return tested(emitter, node.tests, value)


def tested(emitter: Emitter, tests: tree.UnaryTests, value: Value) -> Value:
    """Write the tests of a value: true when one holds, null when none holds but one is null."""
    if not tests.tests:
        return emitter.constant(not tests.negated)
    if value.known:
        value = emitter.assign(value.code, value.kind)
    with emitter.bound({TESTED: value}):
        if len(tests.tests) == 1:
            result = _test(emitter, tests.tests[0], value)
        else:
            result = _listed(emitter, tests.tests, value) or _any(emitter, tests.tests, value)
    if not tests.negated:
        return result
    return emitter.assign(f"{emitter.name_global(negated)}({result.code})", "truth")


def _listed(emitter: Emitter, tests: tuple[tree.Node, ...], value: Value) -> Value | None:
    """Write tests that are all texts or all numbers as a look-up; None when they are not."""
    for kind, name in ((tree.Text, "str"), (tree.Number, "D")):
        if all(isinstance(test, kind) for test in tests):
            constants = [emitter.emit(test).constant for test in tests]
            known = emitter.name_global(frozenset(constants))
            work = emitter.name_global(among)
            listed = emitter.constant(constants).code
            return emitter.assign(
                f"{value.code} in {known} if {value.code}.__class__ is {name} "
                f"else {work}(st, {value.code}, {listed})",
                "truth",
            )
    return None


def _any(emitter: Emitter, tests: tuple[tree.Node, ...], value: Value) -> Value:
    result = emitter.fresh()
    emitter.line(f"{result} = False")
    for number, test in enumerate(tests):
        if number == 0:
            held = _test(emitter, test, value)
            emitter.line(f"{result} = {held.code}")
            continue
        with emitter.branch(f"if {result} is not True:"):
            held = _test(emitter, test, value)
            with emitter.branch(f"if {held.code} is not False:"):
                emitter.line(f"{result} = {held.code}")
    return Value(result, "truth")


def _test(emitter: Emitter, test: tree.Node, value: Value) -> Value:
    if isinstance(test, tree.ComparisonTest):
        return compared(emitter, test.operator, value, emitter.emit(test.right))
    if isinstance(test, tree.Range):
        simple = _interval(emitter, test, value)
        if simple is not None:
            return simple
    operand = emitter.emit(test)
    if TESTED in free_names(test):
        if operand.kind in {"boolean", "truth"}:
            return operand
        work = emitter.name_global(used_tested)
    elif operand.kind in {"number", "string"}:
        return compared(emitter, tree.Comparison.EQUAL, value, operand)
    else:
        work = emitter.name_global(test_value)
    return emitter.assign(f"{work}(st, {value.code}, {operand.code})", "truth")


def _interval(emitter: Emitter, test: tree.Range, value: Value) -> Value | None:
    """Write `low <= value <= high` for a range of two numbers known now."""
    held = emitter.emit(test)
    if not held.known:
        work = emitter.name_global(contains)
        return emitter.assign(
            f"{work}(st, {held.code}, {value.code}) if {held.code} is not None else None", "truth"
        )
    sides = [getattr(held.constant, side) for side in ("start", "end")]
    low, high = (emitter.constant(side) for side in sides)
    call = f"{emitter.name_global(contains)}(st, {held.code}, {value.code})"
    if low.kind != "number" or high.kind != "number":
        return emitter.assign(call, "truth")
    first = "<=" if test.start_included else "<"
    second = "<=" if test.end_included else "<"
    plain = f"{low.code} {first} {value.code} {second} {high.code}"
    if value.kind == "number":
        return emitter.assign(plain, "boolean")
    return emitter.assign(f"{plain} if {value.code}.__class__ is D else {call}", "truth")


GROWN[tree.In] = ("value", inside)
