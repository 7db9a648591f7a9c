"""Makes changes to a planning task: one by one, in order, all or none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rathaus.strategy.planning.errors import Fault
from rathaus.strategy.planning.model import Instance, Mode, Pool, Project
from rathaus.strategy.planning.reasons.change import (
    AddCapacity,
    AddProject,
    Change,
    ChooseMode,
    DelayProject,
    DropProject,
    MoveAfter,
    ReduceNeed,
    RelaxDependency,
    SetDeadline,
    SetRequired,
)
from rathaus.strategy.planning.reasons.errors import ChangeFault, ChangesRefused
from rathaus.strategy.planning.validate import faults_of_instance

MOST = 10**9
"""No amount of a pool may be larger; a number beyond it is a typing mistake."""


@dataclass(slots=True)
class _Draft:
    """The task while it changes, by id, and what was wrong so far."""

    quarters: int
    pools: dict[str, Pool]
    projects: dict[str, Project]
    index: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    faults: list[ChangeFault] = field(default_factory=list)

    def refuse(self, name: str, code: str, given: object) -> None:
        self.faults.append(ChangeFault(self.index, name, code, str(given)[:100]))

    def project(self, name: str, of: str = "project") -> Project | None:
        if name not in self.projects:
            self.refuse(of, "unknown_project", name)
        return self.projects.get(name)

    def pool(self, name: str) -> Pool | None:
        if name not in self.pools:
            self.refuse("pool", "unknown_pool", name)
        return self.pools.get(name)

    def mode(self, project: Project, number: int) -> Mode | None:
        if not 0 <= number < len(project.modes):
            self.refuse("mode", "unknown_mode", number)
            return None
        return project.modes[number]

    def put(self, project: Project) -> None:
        self.projects[project.id] = project


def apply(change: Change, instance: Instance) -> Instance:
    """Return the task with one change; see ``apply_all``."""
    return apply_all((change,), instance)


def apply_all(changes: Sequence[Change], instance: Instance) -> Instance:
    """Return the task with all changes made in their order.

    A dropped project is no part of the previous plan either. Running projects cannot be delayed,
    made to wait or given another mode; they can be dropped, which ends them.

    Raises:
        ChangesRefused: with every fault found. Codes: ``unknown_project``, ``unknown_pool``,
            ``unknown_mode``, ``unknown_dependency``; ``exists`` (a project of this id);
            ``outside`` (a quarter that the plan does not have, or a range that ends before it
            begins); ``zero`` and ``absurd`` (an amount that changes nothing, or beyond ``MOST``);
            ``below_zero`` (takes more than there is); ``length`` (not one amount per quarter);
            ``running`` (it may not move); ``needed`` (a dropped project that others wait for, one
            fault each); ``circle`` (projects would wait for each other), and for an added project
            what is wrong with it, in the validator's codes.
    """
    draft = _Draft(
        instance.quarters,
        {each.id: each for each in instance.pools},
        {each.id: each for each in instance.projects},
    )
    for index, change in enumerate(changes):
        draft.index = index
        _MAKERS[type(change)](draft, change)
    _refuse_dangling(draft)
    changed = replace(
        instance,
        pools=tuple(draft.pools.values()),
        projects=tuple(draft.projects.values()),
        previous={
            name: start for name, start in instance.previous.items() if name in draft.projects
        },
    )
    if not draft.faults:
        draft.faults += _new_faults(instance, changed, changes)
    if draft.faults:
        raise ChangesRefused(tuple(draft.faults))
    return changed


def _refuse_dangling(draft: _Draft) -> None:
    for project in draft.projects.values():
        for before in project.after:
            if before in draft.dropped:
                draft.index = draft.dropped[before]
                draft.refuse("project", "needed", project.id)


def _new_faults(
    before: Instance, changed: Instance, changes: Sequence[Change]
) -> Iterator[ChangeFault]:
    """Yield what the validator finds in the changed task and did not find in the task before."""
    found = faults_of_instance(changed)
    known = {_key(fault) for fault in faults_of_instance(before)} if found else set()
    for fault in found:
        if _key(fault) not in known:
            index = _culprit(fault, changes)
            given = " ".join(fault.others) or fault.pool or fault.project
            yield ChangeFault(index, "project", fault.code, given[:100])


def _key(fault: Fault) -> tuple[str, str, str, tuple[str, ...]]:
    return (fault.project, fault.pool, fault.code, tuple(sorted(set(fault.others))))


def _culprit(fault: Fault, changes: Sequence[Change]) -> int | None:
    """Return the last change that is about a project of the fault."""
    names = {fault.project, *fault.others}
    found = [index for index, change in enumerate(changes) if _about(change) in names]
    return found[-1] if found else None


def _about(change: Change) -> str:
    if isinstance(change, AddCapacity):
        return change.pool
    return change.project.id if isinstance(change, AddProject) else change.project


def _add_capacity(draft: _Draft, change: AddCapacity) -> None:
    pool = draft.pool(change.pool)
    if not 0 <= change.first < draft.quarters:
        draft.refuse("first", "outside", change.first)
    elif not change.first <= change.last < draft.quarters:
        draft.refuse("last", "outside", change.last)
    elif not change.amount:
        draft.refuse("amount", "zero", 0)
    elif abs(change.amount) > MOST:
        draft.refuse("amount", "absurd", change.amount)
    elif pool is not None:
        capacity = [
            amount + change.amount if change.first <= quarter <= change.last else amount
            for quarter, amount in enumerate(pool.capacity)
        ]
        if min(capacity) < 0:
            draft.refuse("amount", "below_zero", change.amount)
        else:
            draft.pools[pool.id] = replace(pool, capacity=tuple(capacity))


def _drop_project(draft: _Draft, change: DropProject) -> None:
    if draft.project(change.project) is not None:
        del draft.projects[change.project]
        draft.dropped[change.project] = draft.index


def _add_project(draft: _Draft, change: AddProject) -> None:
    project = change.project
    if project.id in draft.projects:
        draft.refuse("project.id", "exists", project.id)
        return
    amounts = [each for mode in project.modes for need in mode.need.values() for each in need]
    for amount in (*amounts, project.weight):
        if abs(amount) > MOST:
            draft.refuse("project", "absurd", amount)
            return
    draft.dropped.pop(project.id, None)
    draft.put(project)


def _movable(draft: _Draft, name: str) -> Project | None:
    project = draft.project(name)
    if project is not None and project.fixed_start is not None:
        draft.refuse("project", "running", name)
        return None
    return project


def _delay_project(draft: _Draft, change: DelayProject) -> None:
    project = _movable(draft, change.project)
    if not 0 <= change.quarter < draft.quarters:
        draft.refuse("quarter", "outside", change.quarter)
    elif project is not None:
        draft.put(replace(project, earliest=max(project.earliest, change.quarter)))


def _set_deadline(draft: _Draft, change: SetDeadline) -> None:
    project = draft.project(change.project)
    if change.quarter is not None and not 0 <= change.quarter < draft.quarters:
        draft.refuse("quarter", "outside", change.quarter)
    elif project is not None:
        draft.put(replace(project, deadline=change.quarter))


def _relax_dependency(draft: _Draft, change: RelaxDependency) -> None:
    project = draft.project(change.project)
    if project is None:
        return
    if change.before not in project.after:
        draft.refuse("before", "unknown_dependency", change.before)
        return
    draft.put(replace(project, after=tuple(x for x in project.after if x != change.before)))


def _move_after(draft: _Draft, change: MoveAfter) -> None:
    project = _movable(draft, change.project)
    before = draft.project(change.before, of="before")
    if project is not None and before is not None and before.id not in project.after:
        draft.put(replace(project, after=(*project.after, before.id)))


def _reduce_need(draft: _Draft, change: ReduceNeed) -> None:
    project, pool = draft.project(change.project), draft.pool(change.pool)
    mode = draft.mode(project, change.mode) if project is not None else None
    if project is None or pool is None or mode is None:
        return
    if len(change.amounts) != mode.quarters:
        draft.refuse("amounts", "length", len(change.amounts))
        return
    if min(change.amounts, default=0) < 0 or not any(change.amounts):
        draft.refuse("amounts", "zero", min(change.amounts, default=0))
        return
    need = mode.need.get(change.pool, (0,) * mode.quarters)
    rest = tuple(has - less for has, less in zip(need, change.amounts, strict=True))
    if min(rest) < 0:
        draft.refuse("amounts", "below_zero", max(change.amounts))
        return
    modes = list(project.modes)
    modes[change.mode] = replace(mode, need={**mode.need, change.pool: rest})
    draft.put(replace(project, modes=tuple(modes)))


def _choose_mode(draft: _Draft, change: ChooseMode) -> None:
    project = _movable(draft, change.project)
    mode = draft.mode(project, change.mode) if project is not None else None
    if project is not None and mode is not None:
        draft.put(replace(project, modes=(mode,)))


def _set_required(draft: _Draft, change: SetRequired) -> None:
    project = draft.project(change.project)
    if project is not None:
        draft.put(replace(project, required=change.required))


_MAKERS: Mapping[type[Change], Callable[[_Draft, Any], None]] = {
    AddCapacity: _add_capacity,
    DropProject: _drop_project,
    AddProject: _add_project,
    DelayProject: _delay_project,
    SetDeadline: _set_deadline,
    RelaxDependency: _relax_dependency,
    MoveAfter: _move_after,
    ReduceNeed: _reduce_need,
    ChooseMode: _choose_mode,
    SetRequired: _set_required,
}
