"""Compares two plans, figure by figure, as a table of variants needs it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from statistics import median

from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.cost import end_of
from rathaus.strategy.planning.reasons.load import Cell, load
from rathaus.strategy.planning.validate import objective


@dataclass(frozen=True, slots=True)
class Figures:
    """A plan in figures, for the projects looked at (``of`` of them are in the task).

    ``waiting`` is the median of quarters from wanted to planned start, running and unplanned ones
    left out, None if none is left; ``last_start`` and ``last_end`` the latest quarters in which a
    planned one starts and runs. ``over`` are the overloads of the whole plan, ``objective`` its
    objective without the price of moving, which is paid only once.
    """

    of: int
    planned: int
    waiting: float | None
    last_start: int | None
    last_end: int | None
    over: tuple[Cell, ...]
    objective: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A project that starts elsewhere: ``quarters`` later, negative for earlier."""

    project: str
    before: Start
    after: Start

    @property
    def quarters(self) -> int:
        """Return by how many quarters."""
        return self.after.quarter - self.before.quarter


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the second plan does otherwise than the first, over all projects.

    ``moved`` has the largest shifts first; ``reshaped`` are those that start as before in another
    mode. ``newly_planned`` and ``newly_unplanned`` are projects of both tasks, ``added`` and
    ``dropped`` those of only one. ``comparable`` says whether both objectives count the same
    projects in the same way, so that their difference means something.
    """

    before: Figures
    after: Figures
    moved: tuple[Shift, ...]
    reshaped: tuple[str, ...]
    newly_planned: tuple[str, ...]
    newly_unplanned: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    comparable: bool

    @property
    def objective(self) -> int:
        """Return by how much the objective grows, negative where the second plan is better."""
        return self.after.objective - self.before.objective


def figures(
    instance: Instance, starts: Mapping[str, Start], ids: Collection[str] | None = None
) -> Figures:
    """Return a plan in figures.

    Args:
        instance: the task.
        starts: the plan.
        ids: the projects to look at, such as those of one category; None: all.
    """
    looked_at = [each for each in instance.projects if ids is None or each.id in ids]
    planned = [(each, starts[each.id]) for each in looked_at if each.id in starts]
    waits = [start.quarter - each.earliest for each, start in planned if each.fixed_start is None]
    return Figures(
        of=len(looked_at),
        planned=len(planned),
        waiting=median(waits) if waits else None,
        last_start=max((start.quarter for _, start in planned), default=None),
        last_end=max((end_of(each, start) - 1 for each, start in planned), default=None),
        over=load(instance, starts).overloads(),
        objective=objective(replace(instance, stability=0), starts),
    )


def started_by(starts: Mapping[str, Start], ids: Collection[str], quarter: int) -> int:
    """Return how many of the projects have started by the end of a quarter."""
    return sum(name in starts and starts[name].quarter <= quarter for name in set(ids))


def compare(
    instance_a: Instance,
    starts_a: Mapping[str, Start],
    instance_b: Instance,
    starts_b: Mapping[str, Start],
    ids: Collection[str] | None = None,
) -> Comparison:
    """Compare two plans, of one task or of a task and its variant.

    Args:
        instance_a: the task of the first plan.
        starts_a: the first plan.
        instance_b: the task of the second plan; its quarters count from the same one.
        starts_b: the second plan.
        ids: the projects that the figures look at; None: all.
    """
    known_a = {each.id: each for each in instance_a.projects}
    known_b = {each.id: each for each in instance_b.projects}
    both = [name for name in known_a if name in known_b]
    shifts = [
        Shift(name, starts_a[name], starts_b[name])
        for name in both
        if name in starts_a and name in starts_b
    ]
    moved = [each for each in shifts if each.quarters]
    return Comparison(
        before=figures(instance_a, starts_a, ids),
        after=figures(instance_b, starts_b, ids),
        moved=tuple(sorted(moved, key=lambda each: (-abs(each.quarters), each.project))),
        reshaped=tuple(
            each.project
            for each in shifts
            if not each.quarters
            and end_of(known_a[each.project], each.before)
            != end_of(known_b[each.project], each.after)
        ),
        newly_planned=tuple(x for x in both if x not in starts_a and x in starts_b),
        newly_unplanned=tuple(x for x in both if x in starts_a and x not in starts_b),
        added=tuple(name for name in known_b if name not in known_a),
        dropped=tuple(name for name in known_a if name not in known_b),
        comparable=_frame(instance_a) == _frame(instance_b),
    )


def _frame(instance: Instance) -> object:
    """Return all that the objective counts with, apart from starts and price of moving."""
    return (
        instance.unplanned_end,
        instance.late_per_quarter,
        {each.id: (each.weight, each.deadline) for each in instance.projects},
    )
