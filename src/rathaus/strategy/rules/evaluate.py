"""One call for pages, report and store: states of all goals and their roll-ups on a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from rathaus.strategy.document import GoalReading, Strategy
from rathaus.strategy.rules.judge import judge
from rathaus.strategy.rules.reading import Reading, from_manual
from rathaus.strategy.rules.rollup import RollUp, roll_up
from rathaus.strategy.rules.state import GoalState


@dataclass(frozen=True, slots=True)
class Evaluation:
    """States by goal id, roll-ups by programme and dimension id, and of the whole strategy.

    A goal that serves several dimensions counts with its full weight in each of them. The whole
    weighs each goal by its own weight times that of its programme.
    """

    on: date
    goals: dict[str, GoalState]
    programmes: dict[str, RollUp]
    dimensions: dict[str, RollUp]
    whole: RollUp


def evaluate(
    strategy: Strategy, series: Mapping[str, Sequence[Reading]], today: date
) -> Evaluation:
    """Judge all goals of a strategy.

    Args:
        strategy: goals, programmes, dimensions, and the readings that people established.
        series: computed readings by goal id (`reading.combine`); the strategy's own readings
            are added here, so they need not be in it.
        today: civil date in Berlin.
    """
    kept: dict[str, list[GoalReading]] = defaultdict(list)
    for reading in strategy.readings:
        kept[reading.goal].append(reading)
    states = {
        goal.id: judge(
            goal,
            [*series.get(goal.id, ()), *(from_manual(each) for each in kept[goal.id])],
            strategy.published,
            today,
        )
        for goal in strategy.goals
    }
    return Evaluation(
        on=today,
        goals=states,
        programmes={
            each.id: roll_up(
                each.id, [goal for goal in strategy.goals if goal.programme == each.id], states
            )
            for each in strategy.programmes
        },
        dimensions={
            each.id: roll_up(
                each.id, [goal for goal in strategy.goals if each.id in goal.dimensions], states
            )
            for each in strategy.dimensions
        },
        whole=_whole(strategy, states),
    )


def _whole(strategy: Strategy, states: dict[str, GoalState]) -> RollUp:
    factor = {each.id: each.weight for each in strategy.programmes}
    goals = [
        replace(goal, weight=goal.weight * factor.get(goal.programme, Decimal(1)))
        for goal in strategy.goals
    ]
    return roll_up("", goals, states)
