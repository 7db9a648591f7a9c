"""The search as a job: beside all others, alive as long as it says so, taken over when it is not.

A worker that is killed leaves its run behind with the best plan found so far. Half a minute later
the run counts as lost; it is enqueued again and goes on from that plan with the time it has left.
"""

import time
from typing import Any

from rathaus.kernel.jobs import LONG, job, periodic
from rathaus.strategy.planning.model import Start

WRITE_SECONDS = 1.0


@job("strategy.search_plan", attempts=3, queue=LONG)
def search_plan(run: int) -> None:
    """Search for the plan of a run, unless it has ended or somebody is at it."""
    # The tables are not loaded when the jobs are registered.
    from rathaus.strategy.schedule.models import PlanRun  # noqa: PLC0415
    from rathaus.strategy.schedule.searching import Interrupted, search  # noqa: PLC0415
    from rathaus.strategy.schedule.store import runs  # noqa: PLC0415

    claimed = runs.claim(run)
    if claimed is None:
        return
    follower = Follower(run, claimed.seconds)
    try:
        last = search(claimed, follower)
    except Interrupted:
        runs.release(run)
        return
    follower.write()
    states = PlanRun.State
    ends = {"done": states.DONE, "stopped": states.STOPPED}
    state = ends.get(last["end"], states.FAILED)
    if state is states.FAILED:
        runs.end(run, state, problem=last.get("faults", []))
    else:
        runs.end(run, state, proof=last.get("proof"))


@periodic("* * * * *", "strategy.revive_plans")
def revive_plans() -> None:
    """Enqueue searches again whose worker is gone; every minute."""
    from rathaus.strategy.schedule.store import runs  # noqa: PLC0415

    for key in runs.lost_runs().values_list("pk", flat=True):
        search_plan.enqueue(run=key)


class Follower:
    """Takes the lines of a search and writes them down about once a second."""

    def __init__(self, run: int, before: float) -> None:
        self._run, self._before = run, before
        self._lines: dict[str, dict[str, Any]] = {}
        self._starts: dict[str, list[int]] | None = None
        self._written = 0.0

    def __call__(self, line: dict[str, Any] | None) -> bool:
        """Note a line; return whether somebody asked the search to stop."""
        from rathaus.strategy.schedule.store import runs  # noqa: PLC0415

        if line is None:
            return runs.beat(self._run)
        first = self._starts is None
        self._lines[line["step"]] = line
        self._starts = line.get("starts") or self._starts
        if first or time.monotonic() - self._written >= WRITE_SECONDS:
            return self.write()
        return False

    def write(self) -> bool:
        """Write down what is known; return whether somebody asked the search to stop."""
        from rathaus.strategy.schedule.store import runs  # noqa: PLC0415

        self._written = time.monotonic()
        early, whole = self._lines.get("early", {}), self._lines.get("whole", {})
        seconds = max((line["seconds"] for line in self._lines.values()), default=0.0)
        starts = self._starts
        return runs.keep(
            self._run,
            runs.Found(
                self._before + seconds,
                None if starts is None else {name: Start(*pair) for name, pair in starts.items()},
                whole.get("objective"),
                whole.get("bound"),
                early.get("objective"),
                early.get("bound"),
            ),
        )
