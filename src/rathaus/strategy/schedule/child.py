"""The search in a process of its own, so that its memory is given back and its end ends nothing.

It reads one line of JSON from its input: the task, starts to begin with, seconds, workers. Every
line it writes is a JSON object: progress, and at the end `{"end": …}`. A line `stop` on its input
ends the search with what is there; the end of the input means that the worker is gone, and the
process ends at once.
"""

import json
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from rathaus.strategy.document import Category
from rathaus.strategy.planning.errors import Impossible, PlanningError
from rathaus.strategy.planning.model import Instance, Plan, Progress, Start
from rathaus.strategy.planning.reasons.conflict import conflicts
from rathaus.strategy.planning.reasons.proven import what_is_proven
from rathaus.strategy.planning.search import solve
from rathaus.strategy.schedule.rules.stages import (
    first_stage,
    second_stage,
    second_starts,
    whole_starts,
)
from rathaus.strategy.schedule.rules.task import Task

FIRST_SHARE = 0.4
"""Share of the time for the projects that are planned first."""

CONFLICT_SECONDS = 20.0
"""Time for finding out what contradicts when no plan is possible."""

Starts = dict[str, Start]


class Search:
    """One search in one or two steps, telling how far it is."""

    def __init__(self, task: Task, hint: Starts, seconds: float, workers: int) -> None:
        self._task, self._hint = task, hint
        self._seconds, self._workers = seconds, workers
        self._early: Starts = {}
        self._passed = 0.0
        self._told: int | None = None
        self.stop = threading.Event()

    def run(self) -> dict[str, Any] | None:
        """Search, and return what is proven about the last project that waits.

        Raises:
            PlanningError: the task contradicts itself, or cannot be planned.
        """
        task = self._task
        if not task.early:
            plan = self._solve(task.instance, self._hint, self._seconds, "whole")
            return _proof(task, task.instance, plan)
        hint = {name: start for name, start in self._hint.items() if name in task.early}
        early = self._solve(first_stage(task), hint, self._seconds * FIRST_SHARE, "early")
        self._early = dict(early.starts)
        left = max(1.0, self._seconds - self._passed)
        known = second_starts(self._hint, task.early)
        hint = {**known, **{name: Start(s.quarter) for name, s in self._early.items()}}
        self._told = None
        rest = second_stage(task, self._early)
        return _proof(task, rest, self._solve(rest, hint, left, "whole"))

    def _solve(self, instance: Instance, hint: Starts, seconds: float, step: str) -> Plan:
        before = self._passed

        def tell(progress: Progress) -> None:
            self._passed = before + progress.seconds
            self._tell(step, progress)

        plan = solve(
            instance,
            seconds=seconds,
            workers=self._workers,
            hint=hint or None,
            on_progress=tell,
            stop=self.stop.is_set,
        )
        done = Progress(self._passed - before, plan.objective, plan.bound, plan.starts)
        self._told = None
        self._tell(step, done)
        return plan

    def _tell(self, step: str, progress: Progress) -> None:
        line: dict[str, Any] = {"step": step, "seconds": self._passed, "bound": progress.bound}
        line["objective"] = progress.objective
        if progress.starts is not None and progress.objective != self._told:
            self._told = progress.objective
            line["starts"] = _plain(self._whole(step, dict(progress.starts)))
        write(line)

    def _whole(self, step: str, starts: Starts) -> Starts:
        if step == "early" or not self._task.early:
            return starts
        return whole_starts(self._early, starts, self._task.early)


def _proof(task: Task, instance: Instance, plan: Plan) -> dict[str, Any] | None:
    """Say how early the last C project can start at best, in any plan."""
    waiting = [name for name, facts in task.projects.items() if facts.category is Category.C]
    proven = what_is_proven(instance, plan.starts, waiting)
    if proven.quarter is None:
        return None
    return {"quarter": proven.quarter, "plan": proven.plan, "pools": list(proven.pools)}


def _plain(starts: Mapping[str, Start]) -> dict[str, list[int]]:
    return {name: [start.quarter, start.mode] for name, start in starts.items()}


def write(line: Mapping[str, Any]) -> None:
    """Write one line, at once and whole."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _listen(search: Search) -> None:
    for line in sys.stdin:
        if line.strip() == "stop":
            search.stop.set()
    os._exit(1)


def main() -> None:
    """Search for the plan that the first line asks for."""
    os.nice(10)  # pages come first on a small machine
    asked = json.loads(sys.stdin.readline())
    task = TypeAdapter(Task).validate_python(asked["task"])
    hint = {name: Start(*pair) for name, pair in asked["hint"].items()}
    search = Search(task, hint, asked["seconds"], asked["workers"])
    threading.Thread(target=_listen, args=(search,), daemon=True).start()
    try:
        proof = search.run()
    except Impossible as error:
        write({"end": "impossible", "proven": error.proven, "faults": _contradiction(task)})
    except PlanningError as error:
        write({"end": "refused", "text": str(error), "faults": _faults(error)})
    else:
        write({"end": "stopped" if search.stop.is_set() else "done", "proof": proof})
    sys.stdout.flush()
    os._exit(0)  # the listener still waits for its input


def _contradiction(task: Task) -> list[dict[str, Any]]:
    """Return the fewest demands that contradict each other, as far as the time shows them."""
    found = conflicts(first_stage(task), seconds=CONFLICT_SECONDS)
    return [asdict(demand) for demand in found.demands]


def _faults(error: PlanningError) -> list[dict[str, Any]]:
    return [
        {
            "project": fault.project,
            "pool": fault.pool,
            "quarter": fault.quarter,
            "code": fault.code,
            "text": fault.text,
            "others": list(fault.others),
        }
        for fault in error.faults
    ]


if __name__ == "__main__":
    main()
