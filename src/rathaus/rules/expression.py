"""A single expression or unary test, compiled once and evaluated often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.compile import (
    Compiled,
    Known,
    compile_function,
    compile_test,
    no_types,
)
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.feel.names import NameTable
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.running import clock, run
from rathaus.rules.state import Note, State
from rathaus.rules.values.entry import taken_in


class Outcome(NamedTuple):
    """What an evaluation gave.

    Args:
        value: the value; null is None.
        notes: why something became null on the way.
    """

    value: object
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression. Immutable; threads may share it.

    Args:
        text: as written.
        names: the names it was compiled with, in the order of `code`'s arguments.
        code: the compiled function.
        limits: what an evaluation may ask for.
    """

    text: str
    names: tuple[str, ...]
    code: Compiled
    limits: Limits

    def evaluate(
        self, inputs: Mapping[str, object] | None = None, now: datetime | None = None
    ) -> Outcome:
        """Evaluate with values of Python or of FEEL; a name without a value is null.

        Args:
            inputs: values by name.
            now: the moment that `now()` and `today()` speak of, with its time zone.

        Raises:
            InputError: a value has no counterpart in FEEL.
            LimitExceeded: the evaluation asked for more than its limits grant.
        """
        state = State(self.limits, clock(now))
        given = inputs or {}
        limits = self.limits
        values = [taken_in(given.get(name), limits, name) for name in self.names]
        value = run(state, self.code, *values)
        return Outcome(value, tuple(state.notes) if state.notes else ())


def compile_expression(
    text: str,
    names: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    types: Known = no_types,
) -> Expression:
    """Compile an expression of FEEL.

    Args:
        text: the expression.
        names: the names that will have values; they may hold spaces and `+ - * / . '`.
        limits: bounds of the text and of its evaluations.
        types: finds types beside the built-in ones by name.

    Raises:
        FeelSyntaxError: the text is no FEEL.
        LimitExceeded: the expression is nested too deeply.
    """
    known = tuple(dict.fromkeys(names))
    node = parse_expression(text, NameTable(known), limits)
    free = free_names(node)
    used = tuple(name for name in known if name in free)
    return Expression(text, used, compile_function(node, used, None, limits, types), limits)


def unknown_names(
    text: str, names: Iterable[str] = (), limits: Limits = DEFAULT_LIMITS
) -> tuple[str, ...]:
    """Return the names of an expression that are neither given nor built in, sorted.

    A name inside a filter may be an entry of the item, which nobody can know before; whoever asks
    gives the names of such entries too. For arguments and errors see `compile_expression`.

    >>> unknown_names("income + incom", ["income"])
    ('incom',)
    """
    known = frozenset(names)
    free = free_names(parse_expression(text, NameTable(tuple(known)), limits))
    return tuple(sorted(name for name in free - known if name not in BUILTINS and name != "item"))


@dataclass(frozen=True, slots=True)
class UnaryTest:
    """Compiled unary tests, such as the cell of a decision table. Threads may share it."""

    text: str
    names: tuple[str, ...]
    code: Compiled
    limits: Limits

    def test(
        self,
        value: object,
        inputs: Mapping[str, object] | None = None,
        now: datetime | None = None,
    ) -> Outcome:
        """Test a value: true, false or null. For arguments and errors see `Expression.evaluate`."""
        state = State(self.limits, clock(now))
        given = inputs or {}
        limits = self.limits
        values = [taken_in(given.get(name), limits, name) for name in self.names]
        held = run(state, self.code, taken_in(value, limits, "?"), *values)
        return Outcome(held, tuple(state.notes) if state.notes else ())


def compile_unary_tests(
    text: str,
    names: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    types: Known = no_types,
) -> UnaryTest:
    """Compile unary tests of FEEL; for arguments and errors see `compile_expression`."""
    known = tuple(dict.fromkeys(names))
    tests = parse_unary_tests(text, NameTable(known), limits)
    free = free_names(tests)
    used = tuple(name for name in known if name in free)
    return UnaryTest(text, used, compile_test(tests, used, None, limits, types), limits)
