"""Whether a result is the expected one.

Numbers are compared like the kit's own runner does: they fit when they differ by less than
0.00000001, because its expectations are written with that many digits. Everything else must be
the same value: same kind, same moment and zone, same entries in the same order (the entries of
a context in any order).
"""

from decimal import Decimal

TOLERANCE = Decimal("0.00000001")
"""Difference from which on two numbers are different."""


def fits(expected: object, actual: object) -> bool:
    """Tell whether a result is the expected one."""
    if isinstance(expected, list):
        return _lists_fit(expected, actual)
    if isinstance(expected, dict):
        return _contexts_fit(expected, actual)
    if expected.__class__ is not actual.__class__:
        return False
    if isinstance(expected, Decimal) and isinstance(actual, Decimal):
        return abs(expected - actual) < TOLERANCE
    return expected == actual


def _lists_fit(expected: list[object], actual: object) -> bool:
    return (
        isinstance(actual, list)
        and len(expected) == len(actual)
        and all(fits(one, other) for one, other in zip(expected, actual, strict=True))
    )


def _contexts_fit(expected: dict[str, object], actual: object) -> bool:
    return (
        isinstance(actual, dict)
        and expected.keys() == actual.keys()
        and all(fits(value, actual[name]) for name, value in expected.items())
    )
