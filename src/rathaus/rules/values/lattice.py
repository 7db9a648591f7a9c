"""Types and how they relate.

Source: DMN 1.5, 10.3.2.9.1 (equivalence) and 10.3.2.9.2 (conformance).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rathaus.rules.state import State


@dataclass(frozen=True, slots=True)
class FeelType:
    """Any type. A plain one is told apart by its text alone.

    Attributes:
        tested: whether it, or a type inside it, has allowed values.
    """

    text: str
    tested: bool = field(default=False, init=False, compare=False, repr=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ListType(FeelType):
    """`list<of>`."""

    text: str = field(init=False, compare=False)
    of: FeelType

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", f"list<{self.of.text}>")
        object.__setattr__(self, "tested", self.of.tested)


@dataclass(frozen=True, slots=True)
class RangeType(FeelType):
    """`range<of>`."""

    text: str = field(init=False, compare=False)
    of: FeelType

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", f"range<{self.of.text}>")


@dataclass(frozen=True, slots=True)
class ContextType(FeelType):
    """`context<name: type, …>`; without fields it is the type of every context."""

    text: str = field(init=False, compare=False)
    fields: tuple[tuple[str, FeelType], ...] = ()

    def __post_init__(self) -> None:
        inner = ", ".join(f"{name}: {of.text}" for name, of in self.fields)
        object.__setattr__(self, "text", f"context<{inner}>" if inner else "context")
        object.__setattr__(self, "tested", any(of.tested for _, of in self.fields))


@dataclass(frozen=True, slots=True)
class FunctionType(FeelType):
    """`function<parameters> -> result`; parameters None is the type of every function."""

    text: str = field(init=False, compare=False)
    parameters: tuple[FeelType, ...] | None
    result: FeelType

    def __post_init__(self) -> None:
        if self.parameters is None:
            text = "function"
        else:
            inner = ", ".join(parameter.text for parameter in self.parameters)
            text = f"function<{inner}> -> {self.result.text}"
        object.__setattr__(self, "text", text)


@dataclass(frozen=True, slots=True)
class Constrained(FeelType):
    """A named type whose values must also pass a test (allowed values of an item definition).

    Args:
        base: the type without the test.
        name: of the item definition.
        allows: the test; anything but true forbids the value.
        words: the test as the model writes it, for notes.
    """

    text: str = field(init=False, compare=False)
    base: FeelType
    name: str
    allows: "Callable[[State, object], bool | None]" = field(compare=False)
    words: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.name or self.base.text)
        object.__setattr__(self, "tested", True)


ANY: Final = FeelType("Any")
NULL: Final = FeelType("Null")
NUMBER: Final = FeelType("number")
STRING: Final = FeelType("string")
BOOLEAN: Final = FeelType("boolean")
DATE: Final = FeelType("date")
TIME: Final = FeelType("time")
DATE_TIME: Final = FeelType("date and time")
DAYS_DURATION: Final = FeelType("days and time duration")
MONTHS_DURATION: Final = FeelType("years and months duration")
CONTEXT: Final = ContextType(())
FUNCTION: Final = FunctionType(None, ANY)
LIST: Final = ListType(ANY)
RANGE: Final = RangeType(ANY)

_NAMED: Mapping[str, FeelType] = {
    **{
        plain.text: plain
        for plain in (
            ANY,
            NULL,
            NUMBER,
            STRING,
            BOOLEAN,
            DATE,
            TIME,
            DATE_TIME,
            DAYS_DURATION,
            MONTHS_DURATION,
            CONTEXT,
            FUNCTION,
        )
    },
    "list": LIST,
    "range": RANGE,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_DURATION,
    "yearMonthDuration": MONTHS_DURATION,
}


def type_named(name: str) -> FeelType | None:
    """Return a built-in type; the names of XML Schema in older models are known too."""
    return _NAMED.get(name)


def bare(of: FeelType) -> FeelType:
    """Return the type without its test."""
    while isinstance(of, Constrained):
        of = of.base
    return of


def conforms(a: FeelType, b: FeelType) -> bool:  # noqa: PLR0911  # one return for each kind
    """Tell whether a value of `a` can stand wherever one of `b` is expected (10.3.2.9.2).

    Tests of named types do not count: they bound values, not types.
    """
    if a is b:
        return True
    a, b = bare(a), bare(b)
    if b == ANY or a == NULL:
        return True
    if a.__class__ is not b.__class__:
        return False
    if isinstance(a, ListType) and isinstance(b, ListType):
        return conforms(a.of, b.of)
    if isinstance(a, RangeType) and isinstance(b, RangeType):
        return conforms(a.of, b.of)
    if isinstance(a, ContextType) and isinstance(b, ContextType):
        fields = dict(a.fields)
        return all(name in fields and conforms(fields[name], of) for name, of in b.fields)
    if isinstance(a, FunctionType) and isinstance(b, FunctionType):
        return _functions_conform(a, b)
    return a == b


def _functions_conform(a: FunctionType, b: FunctionType) -> bool:
    if b.parameters is None:
        return conforms(a.result, b.result)
    return (
        a.parameters is not None
        and len(a.parameters) == len(b.parameters)
        and all(conforms(of_b, of_a) for of_a, of_b in zip(a.parameters, b.parameters, strict=True))
        and conforms(a.result, b.result)
    )


def equivalent(a: FeelType, b: FeelType) -> bool:
    """Tell whether two types are interchangeable (10.3.2.9.1)."""
    return conforms(a, b) and conforms(b, a)
