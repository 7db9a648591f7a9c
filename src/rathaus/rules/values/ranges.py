"""Ranges as values.

Source: DMN 1.5, 10.3.2.7.
"""

from dataclasses import dataclass

OPERATORS = ("<", "<=", ">", ">=", "=", "!=")


@dataclass(frozen=True, slots=True)
class Range:
    """Values between two ends, or on one side of one.

    Args:
        start: lower end; None when that side is open.
        end: upper end, likewise.
        start_included: whether the lower end belongs to it.
        end_included: whether the upper end belongs to it.
        operator: "" for a pair of ends; else the comparison it was written with: "<", "<=",
            ">", ">=", "=", "!=". The last two hold their value in both ends, and "!=" contains
            everything else. Ranges written differently are not equal (10.3.2.13, table of
            equality).
    """

    start: object
    end: object
    start_included: bool
    end_included: bool
    operator: str = ""

    __hash__ = None  # type: ignore[assignment]  # ends may be unhashable; not a dict key


def compared(operator: str, value: object) -> Range:
    """Make the range of a comparison and one end, `< 10`."""
    if operator == "<":
        return Range(None, value, False, False, operator)
    if operator == "<=":
        return Range(None, value, False, True, operator)
    if operator == ">":
        return Range(value, None, False, False, operator)
    if operator == ">=":
        return Range(value, None, True, False, operator)
    return Range(value, value, operator == "=", operator == "=", operator)
