"""Search a plan for a portfolio written as JSON; say objective, proven bound and gap."""

import argparse
import json
import resource
import time
from pathlib import Path
from typing import Any

from rathaus.strategy.planning.errors import PlanningError
from rathaus.strategy.planning.model import Plan, Progress
from rathaus.strategy.planning.read import read_instance
from rathaus.strategy.planning.search import solve


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say which instance is solved, how long, and where the plan goes."""
    parser.add_argument("--instance", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=60.0, metavar="S")
    parser.add_argument("--workers", type=int, default=2, metavar="W")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--out", type=Path, metavar="PLAN", help="write the plan here, as JSON")


class _Log:
    """Keeps what the search said, and prints it when it has become better."""

    def __init__(self, begun: float) -> None:
        self.begun = begun
        self.steps: list[dict[str, Any]] = []

    def __call__(self, progress: Progress) -> None:
        seconds = round(time.monotonic() - self.begun, 2)
        step = {"objective": progress.objective, "bound": progress.bound}
        if not self.steps or step.items() - self.steps[-1].items():
            self.steps.append({"seconds": seconds, **step})
            print(f"{seconds:8.2f} s  objective {progress.objective}  bound {progress.bound}")


def main(options: argparse.Namespace) -> int:
    """Search, print and write; 1 when there is no plan."""
    begun = time.monotonic()
    try:
        instance = read_instance(json.loads(options.instance.read_text("utf-8")))
        log = _Log(begun)
        plan = solve(
            instance,
            seconds=options.seconds,
            workers=options.workers,
            on_progress=log,
            seed=options.seed,
        )
    except PlanningError as error:
        print(error)
        return 1
    figures = _figures(instance.name, len(instance.projects), plan, log)
    print(
        f"{instance.name}: objective {plan.objective}, bound {plan.bound}, gap {plan.gap:.2%}, "
        f"first plan after {figures['first_plan_s']} s, {figures['seconds']} s in all, "
        f"{figures['unplanned']} unplanned, {figures['memory_mb']} MB"
    )
    if options.out:
        starts = {name: start.quarter for name, start in plan.starts.items()}
        options.out.write_text(json.dumps({"starts": starts, "bound": plan.bound}))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))
    return 0


def _figures(name: str, projects: int, plan: Plan, log: _Log) -> dict[str, Any]:
    return {
        "instance": name,
        "objective": plan.objective,
        "bound": plan.bound,
        "gap": round(plan.gap, 5),
        "first_plan_s": log.steps[0]["seconds"] if log.steps else None,
        "seconds": round(time.monotonic() - log.begun, 1),
        "unplanned": projects - len(plan.starts),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "steps": log.steps,
    }
