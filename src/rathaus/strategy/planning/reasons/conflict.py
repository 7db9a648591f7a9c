"""Which few demands cannot be met together? QuickXplain finds some, hitting sets the fewest.

QuickXplain (Junker 2004) finds an irreducible set with few questions; which one depends on the
order of the demands, so several orders are tried. The smallest of all follows from a duality
(Reiter 1987; Ignatiev et al. 2015): every conflict takes something from every set whose removal
makes the rest possible, so the smallest set that does so is a lower bound, and the answer once it
is a conflict itself.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from random import Random
from time import monotonic

from ortools.sat.python import cp_model

from rathaus.strategy.planning.model import Instance
from rathaus.strategy.planning.reasons.demand import Demand, Demanded, circle, demands
from rathaus.strategy.planning.reasons.oracle import Oracle
from rathaus.strategy.planning.reasons.overfull import overfull

ORDERS = 4
"""In how many orders QuickXplain is tried."""


class Known(StrEnum):
    """Whether all demands can be met: shown by a plan, disproved, or not known in the time."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that no plan meets together; none where all can be met, or that is not known.

    ``irreducible``: proven that without any one of them the others can be met. ``smallest``: proven
    that no fewer demands are in conflict. ``circle``: projects that wait for each other, each after
    the next and the last after the first; then the demands are these dependencies.
    """

    known: Known
    demands: tuple[Demand, ...] = ()
    irreducible: bool = False
    smallest: bool = False
    circle: tuple[str, ...] = ()


def conflicts(
    instance: Instance, *, hard_deadlines: Collection[str] = (), seconds: float = 20.0
) -> Conflict:
    """Find a smallest set of demands that contradict each other.

    The same input gives the same answer as long as the time suffices. A circle of dependencies is
    told first, even if all its projects could be left out.

    Args:
        instance: the task.
        hard_deadlines: projects whose deadline is a demand and not only costly to miss.
        seconds: how long to look; what is not proven by then is not claimed.
    """
    names = circle(instance)
    if names:
        around = zip(names, (*names[1:], names[0]), strict=True)
        links = tuple(Demand(Demanded.AFTER, name, other=before) for name, before in around)
        return Conflict(Known.IMPOSSIBLE, links, irreducible=True, circle=names)
    every = demands(instance, hard_deadlines)
    oracle = Oracle(instance, monotonic() + seconds, per_call=max(0.5, seconds / 2))
    possible = oracle.possible(every)
    if possible is None:
        return Conflict(Known.UNKNOWN)
    if possible:
        return Conflict(Known.POSSIBLE)
    seed = overfull(instance, every) or every
    found = quick_xplain(_heavy_last(instance, seed), _disproved(oracle))
    irreducible = _is_irreducible(found, oracle)
    least, proven = _least(every, found, oracle, until=seconds / 3)
    if not proven:
        least = _of_other_orders(every, least, oracle)
        irreducible = _is_irreducible(least, oracle) if least != found else irreducible
    return Conflict(
        Known.IMPOSSIBLE, tuple(sorted(least)), irreducible=proven or irreducible, smallest=proven
    )


def quick_xplain(
    every: Sequence[Demand],
    conflict: Callable[[Collection[Demand]], bool],
    *,
    below: int | None = None,
) -> list[Demand]:
    """Return an irreducible part of ``every`` that is in conflict; ``every`` must be.

    The earlier a demand stands, the rather it is kept out of the answer. Junker, *QuickXplain:
    preferred explanations and relaxations for over-constrained problems*, AAAI 2004.

    Args:
        every: the demands.
        conflict: says whether some of them contradict each other; False if that is not known.
        below: give up (with ``_GivenUp``) once the answer is known to have so many demands.
    """
    known = 0

    def explain(ground: list[Demand], grown: bool, rest: list[Demand]) -> list[Demand]:
        if grown and conflict(ground):
            return []
        if len(rest) == 1:
            nonlocal known
            known += 1
            if known == below:
                raise _GivenUp
            return rest
        left, right = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        second = explain([*ground, *left], True, right)
        first = explain([*ground, *second], bool(second), left)
        return [*first, *second]

    return explain([], False, list(every)) if every else []


def _disproved(oracle: Oracle) -> Callable[[Collection[Demand]], bool]:
    return lambda asked: oracle.possible(asked) is False


def _is_irreducible(found: Sequence[Demand], oracle: Oracle) -> bool:
    """Say whether it is proven that without any one of them the others can be met."""
    return all(oracle.possible([x for x in found if x != each]) is True for each in found)


def _heavy_last(instance: Instance, every: Sequence[Demand]) -> list[Demand]:
    """Order the demands so that QuickXplain prefers projects with much work: fewer of them do."""
    best = {pool.id: max(1, *pool.capacity) for pool in instance.pools}
    work = {
        each.id: min(
            sum(sum(row) / best[pool] for pool, row in mode.need.items()) for mode in each.modes
        )
        for each in instance.projects
    }
    return sorted(every, key=lambda each: (work.get(each.project, inf), each))


def _of_other_orders(every: Sequence[Demand], best: list[Demand], oracle: Oracle) -> list[Demand]:
    """Return the smallest conflict of some shuffled orders; what grows too large is given up."""

    def disproved(asked: Collection[Demand]) -> bool:
        if oracle.left <= 0:
            raise _GivenUp
        return oracle.possible(asked) is False

    for number in range(1, ORDERS):
        order = list(every)
        Random(number).shuffle(order)  # noqa: S311 - an order to try, nothing secret
        with suppress(_GivenUp):
            best = quick_xplain(order, disproved, below=len(best))
    return best


class _GivenUp(Exception):
    """A conflict that is looked for is not small enough, or takes too long."""


def _least(
    every: Sequence[Demand], best: list[Demand], oracle: Oracle, until: float
) -> tuple[list[Demand], bool]:
    """Return a smallest conflict and True, or the best known and False with ``until`` s left."""
    breaks: list[frozenset[Demand]] = []
    while oracle.left > until:
        hitting = _hitting(breaks, oracle.left)
        if hitting is None:
            break
        if len(hitting) >= len(best):
            return best, True
        possible = oracle.possible(hitting)
        if possible is False:
            return hitting, True
        rest = frozenset(every) - oracle.most(hitting, every) - frozenset(hitting)
        if possible is None or not rest or rest in breaks:
            break
        breaks.append(rest)
    return best, False


def _hitting(breaks: Sequence[frozenset[Demand]], seconds: float) -> list[Demand] | None:
    """Return the fewest demands that take one of each set, None if not found in time."""
    model = cp_model.CpModel()
    chosen = {each: model.new_bool_var("") for each in sorted(frozenset().union(*breaks))}
    for each in breaks:
        model.add_bool_or([chosen[demand] for demand in sorted(each)])
    model.minimize(sum(chosen.values()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return [demand for demand, literal in chosen.items() if solver.value(literal)]
