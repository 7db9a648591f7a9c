"""Functions of numbers.

Source: DMN 1.5, 10.3.4.5 (numeric functions).
"""

from decimal import Decimal, InvalidOperation

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.numbers import CONTEXT, SIGNALS, ZERO
from rathaus.rules.values.types import BOOLEAN, DAYS_DURATION, MONTHS_DURATION, NUMBER

_TWO = Decimal(2)


def absolute(state: State, n: object) -> object:
    """Drop the sign of a number or duration."""
    if isinstance(n, Decimal):
        return abs(n)
    if isinstance(n, DaysDuration):
        return DaysDuration(abs(n.nanoseconds))
    if isinstance(n, MonthsDuration):
        return MonthsDuration(abs(n.months))
    return misfit(state, "abs", n)


def square_root(state: State, number: object) -> object:
    """Return the root that is not negative."""
    if not isinstance(number, Decimal):
        return misfit(state, "sqrt", number)
    if number < 0:
        return state.note("builtin-domain", name="sqrt", given=number)
    return number.sqrt()


def exponential(state: State, number: object) -> object:
    """Raise Euler's number to a power."""
    if not isinstance(number, Decimal):
        return misfit(state, "exp", number)
    try:
        return number.exp()
    except SIGNALS:
        return state.note("builtin-range", name="exp")


def logarithm(state: State, number: object) -> object:
    """Return the natural logarithm."""
    if not isinstance(number, Decimal):
        return misfit(state, "log", number)
    if number <= 0:
        return state.note("builtin-domain", name="log", given=number)
    return number.ln()


def odd(state: State, number: object) -> object:
    """Tell whether a number is whole and odd."""
    if not isinstance(number, Decimal):
        return misfit(state, "odd", number)
    return abs(_rest_of_two(number)) == 1


def even(state: State, number: object) -> object:
    """Tell whether a number is whole and even."""
    if not isinstance(number, Decimal):
        return misfit(state, "even", number)
    return not _rest_of_two(number)


def _rest_of_two(number: Decimal) -> Decimal:
    try:
        return number % _TWO
    except InvalidOperation:  # more than 34 digits: ends in zeros
        return ZERO


def modulo(state: State, dividend: object, divisor: object) -> object:
    """Return the rest of a division, with the sign of the divisor."""
    if not isinstance(dividend, Decimal) or not isinstance(divisor, Decimal):
        return misfit(state, "modulo", dividend, divisor)
    if not divisor:
        return state.note("builtin-zero", name="modulo")
    try:
        rest = dividend % divisor
    except InvalidOperation:
        rest = _rest_of_large(dividend, divisor)
    if rest and (rest < 0) is not (divisor < 0):
        return rest + divisor
    return rest or ZERO


def _rest_of_large(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Return the rest when the quotient has more than 34 digits, with the sign of the divisor."""
    exponents = dividend.as_tuple().exponent, divisor.as_tuple().exponent
    least = min(int(exponents[0]), int(exponents[1]))
    numerator, denominator = (_scaled(number, least) for number in (dividend, divisor))
    return CONTEXT.scaleb(CONTEXT.create_decimal(numerator % denominator), least)


def _scaled(number: Decimal, exponent: int) -> int:
    """Return the number as a whole multiple of a power of ten; at most some 12,000 digits."""
    sign, digits, own = number.as_tuple()
    coefficient: int = int("".join(map(str, digits))) * 10 ** (int(own) - exponent)
    return -coefficient if sign else coefficient


NUMERIC = (
    Builtin(
        "abs",
        (
            form(absolute, NUMBER, ("n", NUMBER)),
            form(absolute, DAYS_DURATION, ("n", DAYS_DURATION)),
            form(absolute, MONTHS_DURATION, ("n", MONTHS_DURATION)),
        ),
        Words(
            "Der Betrag einer Zahl oder Dauer, ohne ihr Vorzeichen.",
            "The size of a number or duration, without its sign.",
        ),
        (("abs(-10)", "10"), ('abs(@"-PT5H")', '@"PT5H"')),
    ),
    Builtin(
        "modulo",
        (form(modulo, NUMBER, ("dividend", NUMBER), ("divisor", NUMBER)),),
        Words(
            "Der Rest einer Division; er hat das Vorzeichen des Teilers.",
            "The rest of a division; it has the sign of the divisor.",
        ),
        (("modulo(12, 5)", "2"), ("modulo(-12, 5)", "3"), ("modulo(10.1, -4.5)", "-3.4")),
    ),
    Builtin(
        "sqrt",
        (form(square_root, NUMBER, ("number", NUMBER)),),
        Words("Die Quadratwurzel.", "The square root."),
        (("sqrt(16)", "4"), ("sqrt(-1)", "null")),
    ),
    Builtin(
        "log",
        (form(logarithm, NUMBER, ("number", NUMBER)),),
        Words("Der natürliche Logarithmus.", "The natural logarithm."),
        (("round half up(log(10), 6)", "2.302585"), ("log(0)", "null")),
    ),
    Builtin(
        "exp",
        (form(exponential, NUMBER, ("number", NUMBER)),),
        Words("Die Eulersche Zahl, hoch der Zahl.", "Euler's number to the power of the number."),
        (("exp(0)", "1"), ("round half up(exp(5), 6)", "148.413159")),
    ),
    Builtin(
        "odd",
        (form(odd, BOOLEAN, ("number", NUMBER)),),
        Words("Ist die Zahl ungerade?", "Is the number odd?"),
        (("odd(5)", "true"), ("odd(2)", "false")),
    ),
    Builtin(
        "even",
        (form(even, BOOLEAN, ("number", NUMBER)),),
        Words("Ist die Zahl gerade?", "Is the number even?"),
        (("even(5)", "false"), ("even(2)", "true")),
    ),
)
