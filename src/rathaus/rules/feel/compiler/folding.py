"""Working out now what is the same in every evaluation."""

from collections.abc import Callable
from decimal import localcontext

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel.compiler.emitter import Emitter
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT

_SMALL = Limits(steps=1000, list_size=100, text_length=1000, seconds=0.05)


def folded(
    emitter: Emitter, work: Callable[..., object], arguments: tuple[Value, ...]
) -> Value | None:
    """Work a pure function out when all its arguments are known.

    Returns:
        The constant; None when an argument is unknown, or the result is null or too big, so that
        the evaluation itself says why.
    """
    if not all(argument.known for argument in arguments):
        return None
    state = State(_SMALL)
    try:
        with localcontext(CONTEXT):
            value = work(state, *(argument.constant for argument in arguments))
    except (LimitExceeded, ArithmeticError):
        return None
    return None if value is None or state.notes else emitter.constant(value)
