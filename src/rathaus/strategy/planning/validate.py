"""Checks tasks and plans against the rules of the model, and counts a plan's objective.

This is the judge of the search and shares no code with it: plain loops over the model, written to
be read next to the rules in ``planning.model``.
"""

from collections.abc import Iterator, Mapping

from rathaus.strategy.planning.errors import Fault
from rathaus.strategy.planning.model import Instance, Mode, Project, Start

__all__ = ["Fault", "check", "faults_of_instance", "objective"]


def check(instance: Instance, starts: Mapping[str, Start]) -> list[Fault]:
    """Return every rule that a plan breaks.

    Args:
        instance: the task; without faults of its own.
        starts: the planned projects; a project that is not named is unplanned.
    """
    projects = {project.id: project for project in instance.projects}
    faults = [
        Fault(name, "", None, "unknown_project", f"{name}: not in the task.")
        for name in starts
        if name not in projects
    ]
    placed: dict[str, tuple[int, Mode]] = {}
    for project in instance.projects:
        start = starts.get(project.id)
        found = _faults_of_start(instance, project, start)
        faults += found
        if start is not None and not found:
            placed[project.id] = (start.quarter, project.modes[start.mode])
    for project in instance.projects:
        if project.id in placed:
            faults += _faults_of_order(project, placed, starts)
    return faults + list(_overloads(instance, placed))


def _faults_of_start(instance: Instance, project: Project, start: Start | None) -> list[Fault]:
    wrong = _absent(project) if start is None else _misplaced(instance, project, start)
    if wrong is None:
        return []
    code, text = wrong
    quarter = None if start is None else start.quarter
    return [Fault(project.id, "", quarter, code, f"{project.id}: {text}")]


def _absent(project: Project) -> tuple[str, str] | None:
    if project.fixed_start is not None:
        return "fixed_unplanned", "running, but unplanned."
    if project.required:
        return "required_unplanned", "required, but unplanned."
    return None


def _misplaced(instance: Instance, project: Project, start: Start) -> tuple[str, str] | None:
    if not 0 <= start.mode < len(project.modes):
        return "unknown_mode", f"there is no mode {start.mode}."
    if project.fixed_start is not None and start != Start(project.fixed_start, 0):
        return "fixed_moved", f"running since {project.fixed_start}, but moved to {start.quarter}."
    if start.quarter < max(project.earliest, 0):
        return "too_early", f"starts in {start.quarter}, before {project.earliest}."
    if start.quarter + project.modes[start.mode].quarters > instance.quarters:
        return "beyond_horizon", f"does not end within {instance.quarters} quarters."
    return None


def _faults_of_order(
    project: Project, placed: Mapping[str, tuple[int, Mode]], starts: Mapping[str, Start]
) -> Iterator[Fault]:
    name, quarter = project.id, placed[project.id][0]
    for before in project.after:
        if before not in starts:
            text = f"{name}: planned after {before}, which is unplanned."
            yield Fault(name, "", quarter, "predecessor_unplanned", text, (before,))
        elif before in placed and placed[before][0] + placed[before][1].quarters > quarter:
            text = f"{name}: starts in {quarter}, before {before} ends."
            yield Fault(name, "", quarter, "before_predecessor", text, (before,))


def _overloads(instance: Instance, placed: Mapping[str, tuple[int, Mode]]) -> Iterator[Fault]:
    users: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for name, (begin, mode) in placed.items():
        for need, amounts in mode.need.items():
            for quarter, amount in enumerate(amounts, begin):
                if amount:
                    users.setdefault((need, quarter), []).append((name, amount))
    for pool in instance.pools:
        for quarter, capacity in enumerate(pool.capacity):
            using = users.get((pool.id, quarter), [])
            used = sum(amount for _, amount in using)
            if used > capacity:
                text = f"{pool.id}: {used} of {capacity} used in quarter {quarter}."
                names = tuple(name for name, _ in using)
                yield Fault("", pool.id, quarter, "overload", text, names, used, capacity)


def objective(instance: Instance, starts: Mapping[str, Start]) -> int:
    """Return the objective of a plan, as ``model.Instance`` defines it."""
    total = 0
    for project in instance.projects:
        start = starts.get(project.id)
        if start is None:
            total += project.weight * instance.unplanned_end
        else:
            end = start.quarter + project.modes[start.mode].quarters
            total += project.weight * end
            if project.deadline is not None and end - 1 > project.deadline:
                late = end - 1 - project.deadline
                total += project.weight * instance.late_per_quarter * late
        before = instance.previous.get(project.id)
        if before is not None:
            now = instance.unplanned_end if start is None else start.quarter
            total += instance.stability * abs(now - before.quarter)
    return total


def faults_of_instance(instance: Instance) -> list[Fault]:
    """Return what a task contradicts itself in; a task with faults is not searched.

    A circle of dependencies is told as the circle: each of ``others`` comes after the one before
    it, and the first is named again at the end.
    """
    faults = list(_faults_of_frame(instance))
    known: set[str] = set()
    names = {project.id for project in instance.projects}
    for project in instance.projects:
        if project.id in known:
            text = f"{project.id}: there are two projects of this id."
            faults.append(Fault(project.id, "", None, "twice", text))
        known.add(project.id)
        faults += _faults_of_project(instance, project)
        faults += (
            Fault(
                project.id,
                "",
                None,
                "unknown_predecessor",
                f"{project.id}: comes after {before}, which is not in the task.",
                (before,),
            )
            for before in project.after
            if before not in names
        )
    return faults + list(_circles(instance))


def _faults_of_frame(instance: Instance) -> Iterator[Fault]:
    if instance.quarters < 1:
        yield Fault("", "", None, "no_quarters", "The plan has no quarter.")
    for what, amount in (
        ("unplanned_end", instance.unplanned_end),
        ("late_per_quarter", instance.late_per_quarter),
        ("stability", instance.stability),
    ):
        if amount < 0:
            yield Fault("", "", None, "negative", f"{what}: {amount} is negative.")
    pools: set[str] = set()
    for pool in instance.pools:
        if pool.id in pools:
            yield Fault("", pool.id, None, "twice", f"{pool.id}: there are two pools of this id.")
        pools.add(pool.id)
        if len(pool.capacity) != instance.quarters:
            text = f"{pool.id}: {len(pool.capacity)} capacities for {instance.quarters} quarters."
            yield Fault("", pool.id, None, "capacity_length", text)
        for quarter, amount in enumerate(pool.capacity):
            if amount < 0:
                text = f"{pool.id}: capacity {amount} in quarter {quarter} is negative."
                yield Fault("", pool.id, quarter, "negative", text, capacity=amount)


def _faults_of_project(instance: Instance, project: Project) -> Iterator[Fault]:
    name = project.id
    if not project.modes:
        yield Fault(name, "", None, "no_mode", f"{name}: there is no way to run it.")
    for what, amount in (("weight", project.weight), ("earliest", project.earliest)):
        if amount < 0:
            yield Fault(name, "", None, "negative", f"{name}: {what} {amount} is negative.")
    pools = {pool.id for pool in instance.pools}
    for mode in project.modes:
        if not 1 <= mode.quarters <= instance.quarters:
            text = f"{name}: {mode.quarters} quarters do not fit into {instance.quarters}."
            yield Fault(name, "", None, "mode_length", text)
        for pool, amounts in mode.need.items():
            if pool not in pools:
                text = f"{name}: needs {pool}, which is not in the task."
                yield Fault(name, pool, None, "unknown_pool", text)
            if len(amounts) != mode.quarters:
                text = f"{name}: {len(amounts)} needs of {pool} for {mode.quarters} quarters."
                yield Fault(name, pool, None, "need_length", text)
            if min(amounts, default=0) < 0:
                text = f"{name}: its need of {pool}, {min(amounts)}, is negative."
                yield Fault(name, pool, None, "negative", text, used=min(amounts))
    fixed = project.fixed_start
    if fixed is not None and project.modes:
        end = fixed + project.modes[0].quarters
        if fixed < max(project.earliest, 0) or end > instance.quarters:
            text = f"{name}: running since {fixed}, which is outside its window."
            yield Fault(name, "", fixed, "fixed_outside", text)


def _circles(instance: Instance) -> Iterator[Fault]:
    after = {project.id: project.after for project in instance.projects}
    done: set[str] = set()
    for root in after:
        path: list[str] = []
        here: dict[str, int] = {}
        todo: list[tuple[str, bool]] = [(root, False)]
        while todo:
            name, leave = todo.pop()
            if leave:
                path.pop()
                del here[name]
                done.add(name)
            elif name in here:
                circle = (*path[here[name] :], name)[::-1]
                text = f"Circular dependency: {' → '.join(circle)}."
                yield Fault(name, "", None, "circle", text, circle)
            elif name not in done and name in after:
                here[name] = len(path)
                path.append(name)
                todo.append((name, True))
                todo += ((before, False) for before in after[name])
