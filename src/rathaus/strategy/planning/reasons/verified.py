"""Solves a changed task again, so that a change is told with what the whole plan makes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rathaus.strategy.planning.model import Instance, Plan, Progress, Start
from rathaus.strategy.planning.reasons.change import Change
from rathaus.strategy.planning.reasons.making import apply_all
from rathaus.strategy.planning.search import solve
from rathaus.strategy.planning.validate import check, objective


@dataclass(frozen=True, slots=True)
class Verified:
    """What comes of changes when everything may move that is allowed to.

    ``before`` is the objective of the plan as it is, in the task as it is. ``kept`` is that of the
    plan given with the changes, None if it breaks a rule. ``plan`` is the best one found for the
    changed task, with its bound, ``instance`` that task. A task with another set of projects has
    another objective: then ``gained`` compares different things.
    """

    instance: Instance
    before: int
    kept: int | None
    plan: Plan

    @property
    def gained(self) -> int:
        """Return by how much the objective becomes smaller."""
        return self.before - self.plan.objective


def verify(
    changes: Sequence[Change],
    instance: Instance,
    starts: Mapping[str, Start],
    *,
    seconds: float,
    hint: Mapping[str, Start] | None = None,
    workers: int = 2,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Verified:
    """Make changes and search a plan.

    Args:
        changes: what to change; those of a ``Proposal``, or of a variant.
        instance: the task as it is.
        starts: the plan as it is.
        seconds: how long to search.
        hint: where to begin: ``Proposal.starts``, or nothing for the plan as it is.
        workers: how many processor cores the search may use.
        on_progress: is told how the search goes.
        stop: is asked whether to end early.

    Raises:
        ChangesRefused: if the changes cannot be made.
        Impossible: if the changed task has no plan.
    """
    changed = apply_all(changes, instance)
    names = {project.id for project in changed.projects}
    begin = {name: each for name, each in (hint or starts).items() if name in names}
    found = solve(
        changed, seconds=seconds, workers=workers, hint=begin, on_progress=on_progress, stop=stop
    )
    return Verified(
        instance=changed,
        before=objective(instance, starts),
        kept=None if check(changed, begin) else objective(changed, begin),
        plan=found,
    )
