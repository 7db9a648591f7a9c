"""What can be wrong with a planning task or a plan, and the errors that carry it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.kernel.errors import RathausError


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule.

    ``project``, ``pool`` and ``quarter`` say where it is broken ("" and None: does not apply);
    ``code`` names the rule, for whoever puts it into words; ``text`` says it in English, for logs
    and figures. ``others`` are further projects it is about: the circle, or what uses the pool.
    ``used`` and ``capacity`` are amounts in the pool's unit.
    """

    project: str
    pool: str
    quarter: int | None
    code: str
    text: str
    others: tuple[str, ...] = ()
    used: int = 0
    capacity: int = 0


class PlanningError(RathausError):
    """Base of what planning raises; ``faults`` says what exactly is wrong."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return " ".join([self.message, *(fault.text for fault in self.faults[:10])])


class BadInstance(PlanningError):
    """The task contradicts itself and cannot be searched."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("Die Angaben für den Plan widersprechen sich.", faults)


class Impossible(PlanningError):
    """The fixed and required projects cannot all be planned.

    ``proven`` is False when the search merely found no such plan in its time.
    """

    def __init__(self, faults: Sequence[Fault], *, proven: bool = True) -> None:
        message = (
            "Die laufenden und verbindlichen Projekte passen nicht alle in den Plan."
            if proven
            else "Es fand sich bisher kein Plan für alle laufenden und verbindlichen Projekte."
        )
        super().__init__(message, faults)
        self.proven = proven


class WrongPlan(PlanningError):
    """A plan of the search did not pass the validator: a mistake in the search."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("Der gefundene Plan hält die Regeln nicht ein.", faults)
