"""Speed and size of the strategy: pages, import, memory; beside a bare Django page.

Starts a real `rathaus up` in a home of its own, imports 10,000 projects with the product's own
command, adds five years of daily readings, and asks for pages with 20 users at once.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._load import Figures, at_random, load
from benchmarks._portfolio import daily_readings, write_list

PROJECTS, YEARS, USERS, SECONDS = 10_000, 5, 20, 15.0
FIRST = ", first visit"
"""Pages that nobody has asked for yet: shown beside the mix, which users really meet."""
PROJECT_LIST = "/strategie/projekte/"
CHECKOUT = Path(__file__).parents[1]


def main(json_file: Path | None) -> int:
    """Run the bench, print the figures, write them as JSON when wanted; 0 when all is within."""
    with tempfile.TemporaryDirectory(prefix="rathaus-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with _up(folder / "home") as (port, process):
            figures = _measure(folder, port, process)
    for line in _lines(figures):
        print(line, flush=True)
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2))
    return 0 if all(row["within"] for row in figures["wanted"]) else 1


@contextmanager
def _up(home: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "rathaus.app", "up", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        ready = process.stdout.readline()
        if "ready" not in ready:
            raise RuntimeError("rathaus up did not become ready")
        yield int(ready.rstrip().rstrip("/").rpartition(":")[2]), process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _measure(folder: Path, port: int, process: subprocess.Popen[str]) -> dict[str, object]:
    time.sleep(5)
    idle = _memory(process.pid)
    _connect(folder / "home")
    from rathaus.strategy.store.whole import read_all

    file = folder / "projekte.csv"
    write_list(read_all(), PROJECTS, file)
    imported, seconds = _import(file, folder / "home")
    _add_readings()
    results = {
        f"{kind}{FIRST}": load(port, iter(paths), users=USERS, seconds=SECONDS)
        for kind, paths in _never_asked().items()
    }
    pages = _pages()
    for kind, paths in pages.items():
        results[kind] = load(port, at_random(paths), users=USERS, seconds=5)
    mixed = [path for paths in pages.values() for path in paths]
    mix = load(port, at_random(mixed, seed=2), users=USERS, seconds=SECONDS)
    full = _memory(process.pid)
    with _bare_server() as bare_port:
        bare = load(bare_port, at_random(["/"]), users=USERS, seconds=5)
    figures = _report(results, mix, bare, imported, seconds, idle)
    figures["memory_after_load_mb"] = round(full, 1)
    return figures


def _connect(home: Path) -> None:
    """Point this process at the database of the running system."""
    from rathaus.app.database.cluster import open_cluster
    from rathaus.app.home import open_home

    os.environ["DATABASE_URL"] = open_cluster(open_home(home)).url()
    os.environ["RATHAUS_HOME"] = str(home)
    import django

    django.setup()


def _import(file: Path, home: Path) -> tuple[dict[str, object], float]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "rathaus.app", "strategy", "import", str(file)]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--home", str(home), "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout), time.perf_counter() - started


def _add_readings() -> None:
    from rathaus.kernel.time import today
    from rathaus.strategy.store.readings import write_stated
    from rathaus.strategy.store.state import changing
    from rathaus.strategy.store.structure import structure

    with changing():
        write_stated(list(daily_readings(structure(), today(), YEARS * 365)))


def _pages() -> dict[str, list[str]]:
    """Return addresses by kind, in equal shares: a thousand projects, all goals, lists, start."""
    lists = [f"{PROJECT_LIST}?seite={page}&category={c}" for page in range(1, 26) for c in "OABC"]
    projects, goals = _project_pages()[:1000], _goal_pages()
    return {
        "start": ["/strategie/"],
        "project": projects,
        "goal": goals * (len(projects) // len(goals)),
        "list": lists * (len(projects) // len(lists)),
    }


def _never_asked() -> dict[str, list[str]]:
    """Return addresses that no other part of the bench asks for: nothing of them is kept."""
    orders = ("title", "status", "start", "cost", "-title", "-start", "-cost", "department")
    lists = [f"{PROJECT_LIST}?sortierung={o}&seite={p}" for o in orders for p in range(1, 101)]
    return {"project": _project_pages()[1000:], "list": lists}


def _project_pages() -> list[str]:
    from rathaus.strategy.models import ProjectRow

    keys = ProjectRow.objects.order_by("search", "key").values_list("key", flat=True)
    return [f"{PROJECT_LIST}{key}/" for key in keys]


def _goal_pages() -> list[str]:
    from rathaus.strategy.store.structure import structure

    return [f"/strategie/ziele/{goal.id}/" for goal in structure().goals]


@contextmanager
def _bare_server() -> Iterator[int]:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "benchmarks._bare:application"],
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _wait(port: int) -> None:
    import socket

    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answers on port {port}")


def _memory(root: int) -> float:
    """Return the proportional memory (PSS) of a process and all below it, in MB."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    group, todo = set(), [root]
    while todo:
        process = todo.pop()
        group.add(process)
        todo += [child for child in children.get(process, ()) if child not in group]
    return sum(_pss(process) for process in group) / 1024


def _pss(process: int) -> float:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(float(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def _report(
    kinds: dict[str, Figures],
    mix: Figures,
    bare: Figures,
    imported: dict[str, object],
    import_seconds: float,
    idle: float,
) -> dict[str, object]:
    rows = {
        name: {
            "per_second": round(found.rate, 1),
            "p50_ms": found.p50,
            "p95_ms": found.p95,
            "p99_ms": found.p99,
            "failures": found.failures,
            "ratio_to_bare_django": round(found.rate / bare.rate, 2),
        }
        for name, found in {**kinds, "mix": mix, "bare django": bare}.items()
    }
    wanted = [
        *(
            _goal(f"p95 of {name}", found.p95, "ms", 150, below=True)
            for name, found in kinds.items()
            if FIRST not in name
        ),
        _goal("pages per second over the mix", mix.rate, "/s", 150, below=False),
        _goal("import of 10,000 rows", import_seconds, "s", 20, below=True),
        _goal("memory of the idle group", idle, "MB", 600, below=True),
        _goal(
            "failed answers",
            mix.failures + sum(k.failures for k in kinds.values()),
            "",
            1,
            below=True,
        ),
        _goal("rows imported", float(str(imported["created"])), "", PROJECTS - 1, below=False),
    ]
    return {"pages": rows, "wanted": wanted}


def _goal(name: str, value: float, unit: str, limit: float, *, below: bool) -> dict[str, object]:
    within = value < limit if below else value > limit
    return {"name": name, "value": round(value, 1), "unit": unit, "limit": limit, "within": within}


def _lines(figures: dict[str, object]) -> Iterator[str]:
    pages = figures["pages"]
    assert isinstance(pages, dict)
    heads = ("per s", "p50 ms", "p95 ms", "p99 ms", "/ bare", "failed")
    yield f"{'page':<22}" + "".join(f"{head:>9}" for head in heads)
    for name, row in pages.items():
        yield (
            f"{name:<22}{row['per_second']:>9}{row['p50_ms']:>9}{row['p95_ms']:>9}"
            f"{row['p99_ms']:>9}{row['ratio_to_bare_django']:>9}{row['failures']:>9}"
        )
    yield f"memory after the load: {figures['memory_after_load_mb']} MB"
    wanted = figures["wanted"]
    assert isinstance(wanted, list)
    for row in wanted:
        mark = "ok  " if row["within"] else "MISS"
        yield f"{mark} {row['name']}: {row['value']} {row['unit']} (limit {row['limit']})"
