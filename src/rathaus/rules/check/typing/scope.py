"""What names mean where an expression stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rathaus.rules.check.findings import Severity
from rathaus.rules.feel.tree import Span
from rathaus.rules.values.types import ANY, FeelType


@dataclass(frozen=True, slots=True)
class Signature:
    """How a function of the model is called: parameters in order with their types."""

    parameters: tuple[tuple[str, FeelType], ...]
    result: FeelType


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a name.

    Args:
        type: of its value.
        signature: when it is a function whose parameters are known.
        members: what may follow a dot, for the name of an imported file.
        given: whether the caller of a function gives it, so that it may have any value.
    """

    type: FeelType = ANY
    signature: Signature | None = None
    members: Mapping[str, "Known"] | None = None
    given: bool = False


UNKNOWN = Known()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is not right at a stretch of an expression."""

    severity: Severity
    code: str
    span: Span
    values: tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Remarks:
    """Collects what is said about one expression, and the names it uses."""

    made: list[Remark] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def error(self, code: str, span: Span, **values: object) -> FeelType:
        """Write down an error; the value is then not known."""
        return self.say(Severity.ERROR, code, span, **values)

    def warning(self, code: str, span: Span, **values: object) -> FeelType:
        """Write down a warning."""
        return self.say(Severity.WARNING, code, span, **values)

    def say(self, severity: Severity, code: str, span: Span, **values: object) -> FeelType:
        """Write something down."""
        self.made.append(Remark(severity, code, span, tuple(values.items())))
        return ANY


@dataclass(frozen=True, slots=True)
class Scope:
    """Names in scope.

    Args:
        names: name to what is known.
        local: those of them that the expression itself binds.
        open: any name may be an entry of an item that nobody knows more about.
        missing: names that exist in the model but are not required here.
        filtering: an item is looked at; a name it does not have is null there, not a failure.
        types: finds a type by its name.
    """

    names: Mapping[str, Known]
    types: Callable[[str], FeelType | None]
    local: frozenset[str] = frozenset()
    open: bool = False
    missing: frozenset[str] = frozenset()
    filtering: bool = False

    def binding(
        self, bound: Mapping[str, Known], *, opened: bool = False, filtering: bool = False
    ) -> "Scope":
        """Return a scope with more names."""
        return Scope(
            {**self.names, **bound},
            self.types,
            self.local | bound.keys(),
            self.open or opened,
            self.missing,
            self.filtering or filtering,
        )

    def all_names(self) -> Iterable[str]:
        """Give the names for suggestions."""
        return self.names.keys()
