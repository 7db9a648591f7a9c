"""`test`, `check` and `bench`: what developers and the build machine run."""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from types import ModuleType

from rathaus.app.city import CHECKOUT
from rathaus.app.database import place
from rathaus.app.database.cluster import open_cluster
from rathaus.app.database.session import running
from rathaus.app.errors import AppError
from rathaus.app.home import hold, open_home
from rathaus.app.progress import say

STAGES = ("unit", "architecture", "integration", "conformance", "browser")
FAST_STAGES = STAGES[:3]
PARALLEL_STAGES = ("integration", "conformance", "browser")
NOTHING_COLLECTED = 5
WITHOUT_DATABASE = ("plan", "portfolio", "rules", "strategy_judging")
"""Benches of pure code."""


@contextmanager
def scratch_database(*, fast_and_loose: bool) -> Iterator[None]:
    """Let DATABASE_URL and RATHAUS_HOME name a system that is thrown away afterwards.

    A DATABASE_URL that is already set is used as it is.
    """
    with tempfile.TemporaryDirectory(prefix="rathaus-") as name:
        # As root the database account has to walk through this new, empty folder of ours.
        Path(name).chmod(0o711)
        home = open_home(Path(name) / "home")
        os.environ["RATHAUS_HOME"] = str(home.path)
        if "DATABASE_URL" in os.environ:
            yield
            return
        with hold(home, "command", patience=0.0):
            cluster = open_cluster(home, fast_and_loose=fast_and_loose)
            try:
                with running(cluster):
                    os.environ["DATABASE_URL"] = cluster.url()
                    yield
            finally:
                os.environ.pop("DATABASE_URL", None)
                place.remove(home)


def test(arguments: Sequence[str], *, fast: bool) -> int:
    """Run the tests, stage by stage, against a PostgreSQL of their own.

    Args:
        arguments: handed to pytest; when they name files or folders, only those are run.
        fast: only what answers within moments.

    Returns:
        0, or pytest's exit status of the first stage that failed.
    """
    named = [a for a in arguments if not a.startswith("-") and Path(a.partition("::")[0]).exists()]
    stages = FAST_STAGES if fast else STAGES
    results: dict[str, int] = {}
    with scratch_database(fast_and_loose=True):
        if named:
            return _pytest(arguments)
        for stage in stages:
            folder = CHECKOUT / "tests" / stage
            if not any(folder.rglob("test_*.py")):
                continue
            say(f"== {stage}")
            options = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
            parallel = options if stage in PARALLEL_STAGES else []
            chosen = ["-m", "not slow"] if fast else []
            code = _pytest([str(folder), *parallel, *chosen, *arguments])
            results[stage] = 0 if code == NOTHING_COLLECTED else code
    return _summary("tests", results)


def _pytest(arguments: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode


def check() -> int:
    """Run all static checks and say in one line which failed.

    Returns:
        0 when all are clean, else 1.
    """
    tools = Path(sys.executable).parent
    python = [sys.executable, "-m"]
    commands = {
        "ruff": [*python, "ruff", "check", "--quiet", ".", "rathaus"],
        "format": [*python, "ruff", "format", "--check", "--quiet", ".", "rathaus"],
        "mypy": [*python, "mypy"],
        "imports": [str(tools / "lint-imports")],
    }
    for city in sorted((CHECKOUT / "cities").glob("*/city.toml")):
        folder = str(city.parent)
        commands[f"city {city.parent.name}"] = [*python, "rathaus.app", "city", "check", folder]
    results = {}
    for name, command in commands.items():
        say(f"== {name}")
        results[name] = subprocess.run(command, cwd=CHECKOUT, check=False).returncode
    return _summary("checks", results)


def _summary(what: str, results: dict[str, int]) -> int:
    failed = [name for name, code in results.items() if code]
    good = len(results) - len(failed)
    end = f"; failed: {', '.join(failed)}" if failed else ""
    print(f"{what}: {good} of {len(results)} clean{end}", flush=True)
    return next((code for code in results.values() if code), 0)


def bench(name: str | None, json_file: Path | None, further: Sequence[str] = ()) -> int:
    """Run one bench, or all, against a durable PostgreSQL of its own where it needs one.

    A bench is a module below `benchmarks/` whose `main(json_file)` prints and judges. One with
    options of its own says them in `add_options(parser)`, and its `main` takes the parsed options
    (`json` among them). It has to be asked for by name.

    Args:
        name: of the module.
        json_file: where the figures go as JSON, when somebody wants them.
        further: options of the bench's own.

    Raises:
        AppError: there is no such bench, or it has no such options.
    """
    folder = CHECKOUT / "benchmarks"
    known = sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_"))
    if name and name not in known:
        raise AppError(f"There is no bench {name!r}. There are: {', '.join(known) or 'none'}.")
    if further and not name:
        raise AppError(f"Unknown arguments: {' '.join(further)}. Name the bench they are for.")
    sys.path.insert(0, str(CHECKOUT))
    results = {}
    for one in [name] if name else known:
        module = importlib.import_module(f"benchmarks.{one}")
        if not name and hasattr(module, "add_options"):
            say(f"== bench {one} is left out: it needs options (./rathaus bench {one} says which)")
            continue
        task = _bench_task(module, one, json_file, further)
        say(f"== bench {one}")
        started = time.monotonic()
        needs_none = one in WITHOUT_DATABASE
        with nullcontext() if needs_none else scratch_database(fast_and_loose=False):
            results[one] = int(task())
        say(f"bench {one} took {time.monotonic() - started:.0f} s")
    return _summary("benches", results)


def _bench_task(
    module: ModuleType, name: str, json_file: Path | None, further: Sequence[str]
) -> Callable[[], int]:
    if hasattr(module, "add_options"):
        parser = argparse.ArgumentParser(prog=f"rathaus bench {name}", description=module.__doc__)
        module.add_options(parser)
        options = parser.parse_args(further, argparse.Namespace(json=json_file))
        return partial(module.main, options)
    if further:
        raise AppError(f"The bench {name!r} has no options: {' '.join(further)}.")
    return partial(module.main, json_file)
