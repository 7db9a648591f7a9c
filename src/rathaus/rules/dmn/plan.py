"""The order of work of a decision: what is given, what is worked out, from which values.

Every value of a model has a slot. An evaluation fills the slots it needs, in an order in which
each step finds its values ready.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from rathaus.rules.dmn.graph import Node
from rathaus.rules.dmn.intake import Accept
from rathaus.rules.feel.compiler.compile import is_plain
from rathaus.rules.state import State
from rathaus.rules.values.types import FeelType

MISSING = object()

Values = list[Any]
Gather = Callable[[Values], Sequence[object]]
Quick = tuple[int, str, Callable[..., object], Gather]


@dataclass(frozen=True, slots=True)
class Given:
    """A value that comes from outside.

    Args:
        name: under which the caller gives it.
        slot: where it goes.
        accept: makes it a value of its type.
        type: its type.
        node: the input data, or the decision that is made elsewhere.
        others: other names it may come under, those with the prefix of an import among them.
        optional: nobody must give it.
    """

    name: str
    slot: int
    accept: Accept
    type: FeelType
    node: Node
    others: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A decision to work out.

    Args:
        slot: where its value goes.
        name: its name.
        run: `run(state, *values)`.
        slots: where the values come from.
        names: the names of those values, for a trace.
        node: the decision.
    """

    slot: int
    name: str
    run: Callable[..., object]
    slots: tuple[int, ...]
    names: tuple[str, ...]
    node: Node
    quick: Quick = field(init=False, compare=False, repr=False)
    """The same in short, quick to walk; shared by all plans that have the step."""

    def __post_init__(self) -> None:
        short = (self.slot, self.name, self.run, gathering(self.slots))
        object.__setattr__(self, "quick", short)


@dataclass(frozen=True, slots=True)
class Plan:
    """All work for a decision or a decision service.

    Args:
        given: what comes from outside.
        intake: the same, quick to walk.
        steps: what is worked out, in order; short forms of `Step`, quick to walk.
        details: the same steps in full, for a trace.
        result: makes the result of the slots.
    """

    given: tuple[Given, ...]
    intake: tuple[tuple[str, int, Accept, Given], ...]
    steps: tuple[Quick, ...]
    details: tuple[Step, ...]
    result: Callable[[State, Values], object]
    plain: bool = False
    """It calculates nothing, so that it does not matter which decimals are in force."""

    def run(self, state: State, values: Values) -> object:
        """Work everything out; the given values are in their slots."""
        if state.recorder is not None:
            return self.recorded(state, values)
        for slot, name, run, gather in self.steps:
            state.place = name
            values[slot] = run(state, *gather(values))
        return self.result(state, values)

    def recorded(self, state: State, values: Values) -> object:
        """Work everything out, and tell the recorder of each step."""
        recorder = state.recorder
        if recorder is None:
            return None
        for step in self.details:
            state.place = step.name
            arguments = [values[slot] for slot in step.slots]
            recorder.begin_decision(state, step, arguments)
            values[step.slot] = step.run(state, *arguments)
            recorder.end(state, values[step.slot])
        return self.result(state, values)


def make_plan(
    given: Iterable[Given],
    steps: Iterable[Step],
    result: Callable[[State, Values], object],
    *,
    taken: bool,
) -> Plan:
    """Make a plan of steps in order; the result is `taken` when it is a slot as it stands."""
    details = tuple(steps)
    quick = tuple(step.quick for step in details)
    wanted = tuple(given)
    intake = tuple((each.name, each.slot, each.accept, each) for each in wanted)
    plain = (
        taken
        and all(is_plain(step.run) for step in details)
        and not any(each.type.tested for each in wanted)
    )
    return Plan(wanted, intake, quick, details, result, plain)


def gathering(slots: tuple[int, ...]) -> Gather:
    """Return what takes the values of some slots."""
    if len(slots) > 1:
        return itemgetter(*slots)
    start = slots[0] if slots else 0
    return itemgetter(slice(start, start + len(slots)))


def steps_before(
    outputs: Iterable[Node],
    steps: Mapping[Node, Step],
    needs: Callable[[Node], Sequence[Node]],
    stop: frozenset[Node],
    most: int = 0,
) -> tuple[list[Node], list[Step]] | None:
    """Return what must be given and what must be worked out for some decisions, in order.

    Args:
        outputs: the decisions.
        steps: by decision, its step; what has none must be given.
        needs: the inputs and decisions that a decision needs.
        stop: decisions that are given.
        most: give up when there are more than so many; 0 for never.

    Returns:
        What must be given and what must be worked out; None when there is too much of it.
    """
    given: list[Node] = []
    ordered: list[Step] = []
    seen: set[Node] = set()
    waiting: list[tuple[Node, bool]] = [(node, False) for node in reversed(list(outputs))]
    while waiting:
        node, ready = waiting.pop()
        if ready:
            ordered.append(steps[node])
        elif node not in seen:
            seen.add(node)
            if most and len(seen) > most:
                return None
            if node in stop or node not in steps:
                given.append(node)
                continue
            waiting.append((node, True))
            waiting.extend((need, False) for need in reversed(needs(node)))
    return given, ordered
