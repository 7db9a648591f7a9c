"""Which one other project, started later, makes room for an earlier start, and how much later?"""

from collections.abc import Iterator
from dataclasses import dataclass

from rathaus.strategy.planning.model import Mode, Start
from rathaus.strategy.planning.reasons.attempt import Attempt
from rathaus.strategy.planning.reasons.proposal import Move
from rathaus.strategy.planning.reasons.standing import Standing


def swaps(plan: Standing, name: str, tried: Attempt) -> Iterator[Move]:
    """Yield every single project whose later start lets the attempt succeed.

    Each is moved as little as possible; all others stay where they are. Running projects do not
    move, nor does one earlier. Nothing is yielded where predecessors or successors are in the way.
    """
    if tried.waits_for or tried.successors or not tried.shortages:
        return
    for other in _large_enough(tried):
        later = _least_delay(plan, name, tried, other)
        if later is not None:
            yield Move(other, plan.starts[other], later)


def _large_enough(tried: Attempt) -> list[str]:
    """Return who takes at least what is lacking, in every pool and quarter that lacks it."""
    holders = [
        {use.project for use in each.ahead if use.amount >= each.lacking}
        for each in tried.shortages
    ]
    return sorted(set.intersection(*holders))


def _least_delay(plan: Standing, name: str, tried: Attempt, other: str) -> Start | None:
    room = _Room(plan, name, tried.start, other)
    if not room.is_enough_for_first():
        return None
    latest = _latest_end(plan, name, tried.start, other)
    for quarter in range(plan.starts[other].quarter + 1, latest):
        for index, mode in enumerate(plan.projects[other].modes):
            if quarter + mode.quarters <= latest and room.is_enough(mode, quarter):
                return Start(quarter, index)
    return None


def _latest_end(plan: Standing, name: str, start: Start, other: str) -> int:
    """Return the end that the other project may not pass: the horizon, and who waits for it."""
    waiting = [each for each in plan.successors.get(other, ()) if each in plan.starts]
    starts = [start.quarter if each == name else plan.starts[each].quarter for each in waiting]
    return min(starts, default=plan.instance.quarters)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is left for ``other`` when ``name`` is started earlier and all the rest stays."""

    plan: Standing
    name: str
    start: Start
    other: str

    def is_enough_for_first(self) -> bool:
        """Say whether the earlier start fits once the other project has left its place."""
        need = self.plan.projects[self.name].modes[self.start.mode].need
        return all(
            self._left(pool, quarter) >= 0
            for pool, amounts in need.items()
            for quarter, amount in enumerate(amounts, self.start.quarter)
            if amount
        )

    def is_enough(self, mode: Mode, quarter: int) -> bool:
        """Say whether the other project fits at a quarter, beside the earlier start."""
        return all(
            amount <= self._left(pool, when)
            for pool, amounts in mode.need.items()
            for when, amount in enumerate(amounts, quarter)
            if amount
        )

    def _left(self, pool: str, quarter: int) -> int:
        amounts = self.plan.projects[self.name].modes[self.start.mode].need.get(pool, ())
        offset = quarter - self.start.quarter
        own = amounts[offset] if 0 <= offset < len(amounts) else 0
        left = self.plan.left_by_others(self.name, pool, quarter)
        return left + self.plan.need_at(self.other, pool, quarter) - own
