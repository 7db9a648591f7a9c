"""Addition, subtraction, multiplication, division, power and negation.

Source: DMN 1.5, 10.3.2.13 (tables of arithmetic). Which operation two values have is looked up by
their classes; what is not in a table is null.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from rathaus.rules.values.durations import (
    LARGEST_MONTHS,
    LARGEST_NANOSECONDS,
    DaysDuration,
    MonthsDuration,
    days_duration,
    months_duration,
    whole_days,
)
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.numbers import CONTEXT, ONE, SIGNALS, WIDE
from rathaus.rules.values.temporal import Date, DateTime, Time, date_of_ordinal, midnight_utc
from rathaus.rules.values.temporal.calendar import SECONDS_A_DAY

if TYPE_CHECKING:
    from rathaus.rules.state import State

_LARGEST_EXPONENT: Final = Decimal(999_999_999)
_SMALLEST_EXPONENT: Final = -_LARGEST_EXPONENT
_SQUARE: Final = Decimal(2)
_DAY: Final = SECONDS_A_DAY * 1_000_000_000

Operation = Callable[["State", Any, Any], object]
_Pair = tuple[type, type]
_Table = Mapping[_Pair, Operation]


def add(state: "State", a: object, b: object) -> object:
    """Return `a + b`."""
    try:
        operation = _ADD[a.__class__, b.__class__]
    except KeyError:
        return _undefined(state, "+", a, b)
    return operation(state, a, b)


def subtract(state: "State", a: object, b: object) -> object:
    """Return `a - b`."""
    try:
        operation = _SUBTRACT[a.__class__, b.__class__]
    except KeyError:
        return _undefined(state, "-", a, b)
    return operation(state, a, b)


def multiply(state: "State", a: object, b: object) -> object:
    """Return `a * b`."""
    try:
        operation = _MULTIPLY[a.__class__, b.__class__]
    except KeyError:
        return _undefined(state, "*", a, b)
    return operation(state, a, b)


def divide(state: "State", a: object, b: object) -> object:
    """Return `a / b`; null when b is zero."""
    try:
        operation = _DIVIDE[a.__class__, b.__class__]
    except KeyError:
        return _undefined(state, "/", a, b)
    return operation(state, a, b)


def power(state: "State", a: object, b: object) -> object:
    """Return `a ** b`."""
    if a.__class__ is not Decimal or b.__class__ is not Decimal:
        return _undefined(state, "**", a, b)
    if not b:
        return ONE
    if not _SMALLEST_EXPONENT <= b <= _LARGEST_EXPONENT:
        return state.note("number-range", operator="**")
    try:
        # A square is rounded correctly, a power only to the last digit but one.
        result = CONTEXT.multiply(a, a) if b == _SQUARE else CONTEXT.power(a, b)
    except SIGNALS:
        return state.note("number-range", operator="**")
    # A negative power of 0 is infinite without a signal.
    return result if result.is_finite() else state.note("number-range", operator="**")


def negate(state: "State", a: object) -> object:
    """Return `-a`."""
    if a.__class__ is Decimal:
        return CONTEXT.minus(a)
    if isinstance(a, DaysDuration):
        return DaysDuration(-a.nanoseconds)
    if isinstance(a, MonthsDuration):
        return MonthsDuration(-a.months)
    return state.note("negate-type", value=kind_of(a))


def _undefined(state: "State", operator: str, a: object, b: object) -> None:
    if a is None or b is None:
        return state.note("operand-null", operator=operator)
    return state.note("operand-types", operator=operator, left=kind_of(a), right=kind_of(b))


# --- numbers and text


def _add_numbers(state: "State", a: Decimal, b: Decimal) -> object:
    try:
        return CONTEXT.add(a, b)
    except SIGNALS:
        return state.note("number-range", operator="+")


def _subtract_numbers(state: "State", a: Decimal, b: Decimal) -> object:
    try:
        return CONTEXT.subtract(a, b)
    except SIGNALS:
        return state.note("number-range", operator="-")


def _multiply_numbers(state: "State", a: Decimal, b: Decimal) -> object:
    try:
        return CONTEXT.multiply(a, b)
    except SIGNALS:
        return state.note("number-range", operator="*")


def _divide_numbers(state: "State", a: Decimal, b: Decimal) -> object:
    if not b:
        return state.note("divide-zero")
    try:
        return CONTEXT.divide(a, b)
    except SIGNALS:
        return state.note("number-range", operator="/")


def _join(state: "State", a: str, b: str) -> object:
    state.room_for_text(len(a) + len(b))
    return a + b


# --- durations


def _days(state: "State", nanoseconds: int) -> object:
    duration = days_duration(nanoseconds)
    return state.note("duration-range") if duration is None else duration


def _months(state: "State", months: int) -> object:
    duration = months_duration(months)
    return state.note("duration-range") if duration is None else duration


def _scaled(length: int, number: Decimal, largest: int, *, inverse: bool = False) -> int | None:
    """Return the length times the number, or by it, cut to whole units; None when too long."""
    try:
        if inverse:
            scaled = WIDE.divide(Decimal(length), number)
        else:
            scaled = WIDE.multiply(Decimal(length), number)
    except SIGNALS:
        return None
    return int(scaled) if scaled.copy_abs() <= largest else None


def _days_times(state: "State", a: DaysDuration, b: Decimal) -> object:
    nanoseconds = _scaled(a.nanoseconds, b, LARGEST_NANOSECONDS)
    return state.note("duration-range") if nanoseconds is None else DaysDuration(nanoseconds)


def _months_times(state: "State", a: MonthsDuration, b: Decimal) -> object:
    months = _scaled(a.months, b, LARGEST_MONTHS)
    return state.note("duration-range") if months is None else MonthsDuration(months)


def _days_by(state: "State", a: DaysDuration, b: Decimal) -> object:
    if not b:
        return state.note("divide-zero")
    nanoseconds = _scaled(a.nanoseconds, b, LARGEST_NANOSECONDS, inverse=True)
    return state.note("duration-range") if nanoseconds is None else DaysDuration(nanoseconds)


def _months_by(state: "State", a: MonthsDuration, b: Decimal) -> object:
    if not b:
        return state.note("divide-zero")
    months = _scaled(a.months, b, LARGEST_MONTHS, inverse=True)
    return state.note("duration-range") if months is None else MonthsDuration(months)


def _ratio(state: "State", a: int, b: int) -> object:
    return CONTEXT.divide(Decimal(a), Decimal(b)) if b else state.note("divide-zero")


# --- dates and times


def _date(state: "State", date: Date | DateTime | None) -> object:
    return state.note("date-range") if date is None else date


def _date_plus_days(state: "State", a: Date, b: DaysDuration) -> object:
    """Add to the midnight of the day and take the day it falls on."""
    return date_of_ordinal(a.ordinal + b.nanoseconds // _DAY) or state.note("date-range")


def _date_minus_days(state: "State", a: Date, b: DaysDuration) -> object:
    return date_of_ordinal(a.ordinal + -b.nanoseconds // _DAY) or state.note("date-range")


def _date_plus_months(state: "State", a: Date | DateTime, b: MonthsDuration) -> object:
    return a.plus_months(b.months) or state.note("date-range")


def _date_minus_date(state: "State", a: Date, b: Date) -> object:
    return whole_days(a.ordinal - b.ordinal)


def _moment_minus_moment(state: "State", a: DateTime, b: DateTime) -> object:
    if a.is_local != b.is_local:
        return state.note("offset-missing", operator="-")
    return DaysDuration(a.nanoseconds - b.nanoseconds)


def _time_minus_time(state: "State", a: Time, b: Time) -> object:
    if a.is_local != b.is_local:
        return state.note("offset-missing", operator="-")
    return DaysDuration(a.nanoseconds - b.nanoseconds)


def _commutative(left: type, right: type, operation: Operation) -> Mapping[_Pair, Operation]:
    return {(left, right): operation, (right, left): lambda state, a, b: operation(state, b, a)}


_ADD: _Table = {
    (Decimal, Decimal): _add_numbers,
    (str, str): _join,
    (DaysDuration, DaysDuration): lambda state, a, b: _days(state, a.nanoseconds + b.nanoseconds),
    (MonthsDuration, MonthsDuration): lambda state, a, b: _months(state, a.months + b.months),
    **_commutative(Date, DaysDuration, _date_plus_days),
    **_commutative(Date, MonthsDuration, _date_plus_months),
    **_commutative(
        DateTime, DaysDuration, lambda state, a, b: _date(state, a.plus_nanoseconds(b.nanoseconds))
    ),
    **_commutative(DateTime, MonthsDuration, _date_plus_months),
    **_commutative(Time, DaysDuration, lambda state, a, b: a.plus_nanoseconds(b.nanoseconds)),
}

_SUBTRACT: _Table = {
    (Decimal, Decimal): _subtract_numbers,
    (DaysDuration, DaysDuration): lambda state, a, b: _days(state, a.nanoseconds - b.nanoseconds),
    (MonthsDuration, MonthsDuration): lambda state, a, b: _months(state, a.months - b.months),
    (Date, DaysDuration): _date_minus_days,
    (Date, MonthsDuration): lambda state, a, b: _date(state, a.plus_months(-b.months)),
    (DateTime, DaysDuration): lambda state, a, b: _date(state, a.plus_nanoseconds(-b.nanoseconds)),
    (DateTime, MonthsDuration): lambda state, a, b: _date(state, a.plus_months(-b.months)),
    (Time, DaysDuration): lambda state, a, b: a.plus_nanoseconds(-b.nanoseconds),
    (Date, Date): _date_minus_date,
    (DateTime, DateTime): _moment_minus_moment,
    (Date, DateTime): lambda state, a, b: _moment_minus_moment(state, midnight_utc(a), b),
    (DateTime, Date): lambda state, a, b: _moment_minus_moment(state, a, midnight_utc(b)),
    (Time, Time): _time_minus_time,
}

_MULTIPLY: _Table = {
    (Decimal, Decimal): _multiply_numbers,
    **_commutative(DaysDuration, Decimal, _days_times),
    **_commutative(MonthsDuration, Decimal, _months_times),
}

_DIVIDE: _Table = {
    (Decimal, Decimal): _divide_numbers,
    (DaysDuration, Decimal): _days_by,
    (MonthsDuration, Decimal): _months_by,
    (DaysDuration, DaysDuration): lambda state, a, b: _ratio(state, a.nanoseconds, b.nanoseconds),
    (MonthsDuration, MonthsDuration): lambda state, a, b: _ratio(state, a.months, b.months),
}
