"""Shortest schedules of public instances (PSPLIB `.sm`, RG300 `.rcp`), beside the best known.

The instances are not ours to hand on: fetch them, and name the folder and the file of best known
values. Seconds count the wall from the moment an instance is read until its checked schedule is
there. Loading the libraries and compiling happen once, before the first, and are given apart.
"""

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

from rathaus.strategy.planning.makespan.best_known import read_best_known
from rathaus.strategy.planning.makespan.errors import MakespanError
from rathaus.strategy.planning.makespan.folder import first_of_class, instance_files, read
from rathaus.strategy.planning.makespan.solve import solve, warm_up
from rathaus.strategy.planning.makespan.validate import faults


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what this bench is told."""
    parser.add_argument("--dir", type=Path, required=True, help="folder of .sm and .rcp files")
    parser.add_argument("--best", type=Path, help="best known makespans (export or name,makespan)")
    parser.add_argument("--seconds", type=float, default=30.0, help="per instance (default 30)")
    parser.add_argument("--workers", type=int, default=2, help="threads (default 2)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--first-of-class",
        action="store_true",
        help="only the first of the files that differ in the last number of their name",
    )
    parser.add_argument("--every", type=int, default=1, help="only every n-th of them")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these instances")


def main(options: argparse.Namespace) -> int:
    """Solve each instance, print and write its figures; 1 when a file or schedule is wrong."""
    try:
        known = read_best_known(options.best) if options.best else {}
        files = _chosen(options)
    except MakespanError as reason:
        print(reason)
        return 1
    begun = time.monotonic()
    warm_up()
    ready = time.monotonic() - begun
    print(f"{len(files)} instances; libraries loaded and code compiled in {ready:.1f} s")
    rows: list[dict[str, Any]] = []
    bad: list[str] = []
    for path in files:
        try:
            rows.append(_row(path, known, options))
        except MakespanError as reason:
            bad.append(str(reason))
            print(reason, flush=True)
            continue
        print(_line(rows[-1]), flush=True)
        _write(options, rows, bad, ready)
    print(_summary(rows))
    _write(options, rows, bad, ready)
    return 1 if bad or not rows or any(row["faults"] for row in rows) else 0


def _chosen(options: argparse.Namespace) -> list[Path]:
    files = instance_files(options.dir)
    if options.first_of_class:
        files = first_of_class(files)
    if options.only:
        names = {name.lower() for name in options.only}
        files = [path for path in files if path.stem.lower() in names]
    return files[:: options.every]


def _row(path: Path, known: dict[str, int], options: argparse.Namespace) -> dict[str, Any]:
    """Return an instance's figures; gaps are shares of the best known and of the makespan."""
    begun, worked = time.monotonic(), time.process_time()
    network = read(path)
    # Reading is part of the time, and what ends the search takes a moment itself.
    seconds = options.seconds - (time.monotonic() - begun) - min(0.25, options.seconds / 20)
    schedule = solve(network, seconds=seconds, workers=options.workers, seed=options.seed)
    took = time.monotonic() - begun
    best = known.get(network.name.lower())
    return {
        "name": network.name,
        "makespan": schedule.makespan,
        "bound": schedule.bound,
        "best_known": best,
        "gap": None if best is None else (schedule.makespan - best) / best,
        "proven_gap": (schedule.makespan - schedule.bound) / max(1, schedule.makespan),
        "seconds": round(took, 2),
        "cpu_seconds": round(time.process_time() - worked, 2),
        "faults": faults(network, schedule.starts, schedule.makespan),
    }


def _line(row: dict[str, Any]) -> str:
    gap = "" if row["gap"] is None else f", best known {row['best_known']} ({row['gap']:+.2%})"
    return (
        f"{row['name']}: {row['makespan']}, bound {row['bound']}{gap}, {row['seconds']:.1f} s "
        f"({row['cpu_seconds']:.1f} s of processors)"
        + "".join(f"; {fault}" for fault in row["faults"])
    )


def _means(rows: list[dict[str, Any]]) -> dict[str, float | int | None]:
    gaps = [row["gap"] for row in rows if row["gap"] is not None]
    return {
        "count": len(rows),
        "mean_gap": statistics.fmean(gaps) if gaps else None,
        "mean_proven_gap": statistics.fmean(row["proven_gap"] for row in rows) if rows else None,
        "proven": sum(row["bound"] >= row["makespan"] for row in rows),
        "mean_cpu_seconds": statistics.fmean(row["cpu_seconds"] for row in rows) if rows else None,
        "longest_seconds": max((row["seconds"] for row in rows), default=None),
    }


def _summary(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "no instance could be solved"
    means = _means(rows)
    gap = "no best known values"
    if means["mean_gap"] is not None:
        gap = f"mean gap to best known {means['mean_gap']:.2%}"
    return (
        f"{means['count']} instances: {gap}, mean proven gap {means['mean_proven_gap']:.2%}, "
        f"{means['proven']} proven optimal, at most {means['longest_seconds']} s, "
        f"{means['mean_cpu_seconds']:.1f} s of processors on average"
    )


def _write(
    options: argparse.Namespace, rows: list[dict[str, Any]], bad: list[str], ready: float
) -> None:
    if options.json:
        figures = {
            "seconds": options.seconds,
            "workers": options.workers,
            "warm_up_seconds": round(ready, 2),
            **_means(rows),
            "unreadable": bad,
            "instances": rows,
        }
        options.json.write_text(json.dumps(figures, indent=2))
