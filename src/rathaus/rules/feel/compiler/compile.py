"""The compiler's face: trees become Python functions."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler import arithmetic, calls, literals, loops, paths
from rathaus.rules.feel.compiler.code import build, guarded
from rathaus.rules.feel.compiler.emitter import Emitter
from rathaus.rules.feel.compiler.names import TESTED, calculated_names
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.compiler.tests import tested
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.values.types import FeelType

Compiled = Callable[..., Any]
"""`compiled(state, *values)`, the values in the order of the parameters."""

Known = Callable[[str], FeelType | None]

_LOADED = (arithmetic, calls, literals, loops, paths)


def no_types(name: str) -> None:
    """Know no types but the built-in ones."""
    return


def compile_function(
    node: tree.Node,
    parameters: Sequence[str],
    constants: Mapping[str, object] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    types: Known = no_types,
) -> Compiled:
    """Compile an expression.

    Args:
        node: its tree.
        parameters: names whose values are given at each call, in this order.
        constants: names whose values are the same in every call.
        limits: how deep it may be nested.
        types: finds the types of the model for `instance of` and typed parameters.

    Returns:
        A function `(state, *values)` that gives the value, or null with notes in the state. The
        decimal context must be ours while it runs (`values.numbers.CONTEXT`).

    Raises:
        LimitExceeded: the tree is nested too deeply.
    """
    wanted = calculated_names(node)
    return _compile(
        lambda emitter: emitter.emit(node), parameters, constants, limits, types, wanted
    )


def compile_test(
    tests: tree.UnaryTests,
    parameters: Sequence[str],
    constants: Mapping[str, object] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    types: Known = no_types,
) -> Compiled:
    """Compile unary tests.

    Returns:
        A function `(state, tested, *values)` that gives true, false or null.

    Raises:
        LimitExceeded: the tree is nested too deeply.
    """

    def write(emitter: Emitter) -> Value:
        return tested(emitter, tests, emitter.scope.frames[0].names[TESTED])

    wanted = calculated_names(tests)
    return _compile(write, (TESTED, *parameters), constants, limits, types, wanted)


def _compile(  # noqa: PLR0917 -- what both kinds of compilation share
    write: Callable[[Emitter], Value],
    parameters: Sequence[str],
    constants: Mapping[str, object] | None,
    limits: Limits,
    types: Known,
    wanted: frozenset[str],
) -> Compiled:
    variables = [f"p{number}" for number in range(len(parameters))]

    def made(slow: bool) -> Compiled:
        emitter = Emitter({}, limits, types, slow)
        names = emitter.scope.frames[0].names
        for name, value in (constants or {}).items():
            names[name] = emitter.constant(value)
        names.update({name: Value(v) for name, v in zip(parameters, variables, strict=True)})
        if not slow:
            _write_for_numbers(emitter, write, [name for name in parameters if name in wanted])
        result = write(emitter)
        emitter.line(f"return {result.code}")
        scope = {**emitter.globals, "D": Decimal, "SCALARS": _SCALARS}
        body = emitter.block
        if not slow:
            scope["careful"] = _once(lambda: made(slow=True))
            body = [guarded(body, "careful", variables)]
        compiled = build(["st", *variables], emitter.prelude, body, scope)
        setattr(compiled, _PLAIN, not emitter.calculates)
        return compiled

    try:
        return made(slow=False)
    except RecursionError as error:  # whoever called us had little of the stack left
        raise LimitExceeded(message("limit-depth", limit=limits.nesting)) from error


def _write_for_numbers(
    emitter: Emitter, write: Callable[[Emitter], Value], wanted: Sequence[str]
) -> None:
    """Write a version for when the values that are calculated with are numbers.

    One question at the beginning then answers those of all operations.
    """
    if not wanted:
        return
    names = emitter.scope.frames[0].names
    general = {name: names[name] for name in wanted}
    guard = " and ".join(f"{value.code}.__class__ is D" for value in general.values())
    with emitter.branch(f"if {guard}:"):
        names.update({name: Value(value.code, "number") for name, value in general.items()})
        result = write(emitter)
        emitter.line(f"return {result.code}")
    names.update(general)


_PLAIN = "calculates_nothing"


def is_plain(compiled: Callable[..., object]) -> bool:
    """Tell whether a compiled function may run whichever decimals are in force."""
    return bool(getattr(compiled, _PLAIN, False))


def _once(make: Callable[[], Compiled]) -> Compiled:
    """Return a function that is made when it is first needed."""
    held: list[Compiled] = []

    def run(*values: object) -> object:
        if not held:
            held.append(make())
        return held[0](*values)

    return run


_SCALARS = frozenset({Decimal, str, bool})
