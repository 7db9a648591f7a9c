"""The frame around every evaluation: our decimals, our budget, and only our errors get out."""

from collections.abc import Callable
from datetime import datetime
from decimal import getcontext, setcontext

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.messages import message
from rathaus.rules.state import State
from rathaus.rules.values.convert import from_python
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.temporal import DateTime


def run(state: State, work: Callable[..., object], *values: object) -> object:
    """Call `work(state, *values)` with FEEL's decimals.

    Raises:
        LimitExceeded: the evaluation asked for more than its limits grant.
    """
    outer = getcontext()
    setcontext(CONTEXT)
    try:
        return work(state, *values)
    except RecursionError as error:
        raise LimitExceeded(message("limit-depth", limit=state.limits.calls)) from error
    except MemoryError as error:
        raise LimitExceeded(message("limit-memory")) from error
    finally:
        setcontext(outer)


def clock(now: datetime | None) -> DateTime | None:
    """Return the moment of an evaluation as FEEL's value; None when the caller gave none."""
    value = from_python(now) if now is not None else None
    return value if isinstance(value, DateTime) else None
