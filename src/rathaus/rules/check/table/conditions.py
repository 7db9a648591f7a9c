"""Conditions on one value, as far as a cell can be understood without evaluating it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rathaus.rules.check.table.scales import Kind, kind_of
from rathaus.rules.feel.tree import Comparison


@dataclass(frozen=True, slots=True)
class Condition:
    """Any condition."""


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """True or false for every value, null included."""

    answer: bool = True


@dataclass(frozen=True, slots=True)
class Unclear(Condition):
    """Cannot be told."""


@dataclass(frozen=True, slots=True)
class Undefined(Condition):
    """Null for every value: never true, nor its negation."""


@dataclass(frozen=True, slots=True)
class Never(Condition):
    """True for no value; whether it is false or null is left open."""


@dataclass(frozen=True, slots=True)
class IsTrue(Condition):
    """`true` in a cell: equal to a boolean, holding for any other value, but not for null."""


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """The value compared with a constant: the value stands on the left."""

    operator: Comparison
    constant: object


@dataclass(frozen=True, slots=True)
class Both(Condition):
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """One part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part is false."""

    part: Condition


def constants_of(condition: Condition) -> Iterator[tuple[Comparison, object]]:
    """Give the constants a condition compares with, and how."""
    match condition:
        case Is(operator, constant):
            yield operator, constant
        case IsTrue():
            yield Comparison.EQUAL, True
        case Both(parts) | Either(parts):
            for part in parts:
                yield from constants_of(part)
        case Not(part):
            yield from constants_of(part)


def is_clear(condition: Condition) -> bool:
    """Tell whether nothing in it is unclear."""
    match condition:
        case Unclear():
            return False
        case Both(parts) | Either(parts):
            return all(is_clear(part) for part in parts)
        case Not(part):
            return is_clear(part)
    return True


def foreign_constants(condition: Condition, kind: Kind) -> list[object]:
    """List constants that are certainly not comparable with values of a kind.

    `true` alone in a cell compares with nothing and may stand anywhere.
    """
    if isinstance(condition, IsTrue):
        return []
    found = []
    for _, constant in constants_of(condition):
        other = kind_of(constant)
        if other is not None and other is not kind:
            found.append(constant)
    return found
