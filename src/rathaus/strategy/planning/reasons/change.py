"""Changes to a planning task, as plain values that can be stored, compared and made."""

from dataclasses import dataclass
from typing import ClassVar

from rathaus.strategy.planning.model import Project


@dataclass(frozen=True, slots=True)
class AddCapacity:
    """A pool gives ``amount`` more in each quarter from ``first`` to ``last``, both included.

    A negative amount takes away: an absence, a post that is cut.
    """

    kind: ClassVar[str] = "add_capacity"
    pool: str
    amount: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DropProject:
    """A project is given up: it leaves the task. Nothing may wait for it any more."""

    kind: ClassVar[str] = "drop_project"
    project: str


@dataclass(frozen=True, slots=True)
class AddProject:
    """A project joins the task."""

    kind: ClassVar[str] = "add_project"
    project: Project


@dataclass(frozen=True, slots=True)
class DelayProject:
    """A project starts no earlier than ``quarter``; an earlier wish of its own is overruled."""

    kind: ClassVar[str] = "delay_project"
    project: str
    quarter: int


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """A project's deadline becomes ``quarter``, the last one it may run in, or goes (None)."""

    kind: ClassVar[str] = "set_deadline"
    project: str
    quarter: int | None


@dataclass(frozen=True, slots=True)
class RelaxDependency:
    """A project no longer waits for the end of another, ``before``."""

    kind: ClassVar[str] = "relax_dependency"
    project: str
    before: str


@dataclass(frozen=True, slots=True)
class MoveAfter:
    """A project starts only after another, ``before``, has ended."""

    kind: ClassVar[str] = "move_after"
    project: str
    before: str


@dataclass(frozen=True, slots=True)
class ReduceNeed:
    """A project in one of its modes needs less of a pool, as when its department takes work over.

    ``amounts`` are taken off quarter by quarter from its start; as many as the mode has quarters.
    """

    kind: ClassVar[str] = "reduce_need"
    project: str
    mode: int
    pool: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChooseMode:
    """A project runs in this one of its modes, which becomes its only one, with number 0."""

    kind: ClassVar[str] = "choose_mode"
    project: str
    mode: int


@dataclass(frozen=True, slots=True)
class SetRequired:
    """A project must be planned, however late, or may be left out."""

    kind: ClassVar[str] = "set_required"
    project: str
    required: bool


Change = (
    AddCapacity
    | DropProject
    | AddProject
    | DelayProject
    | SetDeadline
    | RelaxDependency
    | MoveAfter
    | ReduceNeed
    | ChooseMode
    | SetRequired
)

CHANGES: tuple[type[Change], ...] = (
    AddCapacity,
    DropProject,
    AddProject,
    DelayProject,
    SetDeadline,
    RelaxDependency,
    MoveAfter,
    ReduceNeed,
    ChooseMode,
    SetRequired,
)
