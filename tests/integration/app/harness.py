"""A whole Rathaus as its user starts it, on an embedded PostgreSQL of its own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rathaus.app import processes
from rathaus.app.database import place
from rathaus.app.home import Home
from rathaus.app.serve import KEEP_CITY

CHECKOUT = Path(__file__).parents[3]
READY = re.compile(r"^Rathaus is ready: (http://127\.0\.0\.1:\d+)/$")
OWN_VARIABLES = ("DATABASE_URL", "RATHAUS_", "DJANGO_", "PYTEST_")


def clean_environment() -> dict[str, str]:
    """Return the environment of a person who never heard of our variables.

    The city is not loaded: these tests are about the system around it.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OWN_VARIABLES)}
    return {**kept, KEEP_CITY: "1"}


@dataclass
class Running:
    """One started Rathaus."""

    home: Path
    process: subprocess.Popen[str]
    address: str = ""

    def get(self, path: str) -> int:
        """Return the status of a page."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return int(answer.status)

    def healthy_within(self, seconds: float) -> bool:
        """Wait until the health page answers 200."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if self.get("/gesund/") == 200:
                    return True
            except OSError:
                time.sleep(0.1)
        return False

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Stop it as a person does, and return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(60)

    def processes(self) -> dict[int, str]:
        """Return all processes of this home, with their command lines, found without its help."""
        found = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and (line := self._command_of(folder)):
                found[int(folder.name)] = line
        return found

    def _command_of(self, folder: Path) -> str:
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            place_of = str((folder / "cwd").readlink())
            inside = processes.has_mark(int(folder.name), self.home)
        except OSError:
            return ""
        bases = [str(self.home), str(outside_of(self.home))]
        here = inside or any(place_of.startswith(base) or base in line for base in bases)
        return line or folder.name if here and int(folder.name) != os.getpid() else ""

    def pid_of(self, words: str) -> int:
        """Return the lowest process number whose command line holds `words`."""
        return min(pid for pid, line in self.processes().items() if words in line)


def outside_of(home: Path) -> Path:
    """Return where the data lies when it cannot lie in the home."""
    pointer = home / "postgres.location"
    return Path(pointer.read_text()) if pointer.exists() else home


@dataclass
class Starter:
    """Starts systems and takes care that nothing of them stays."""

    folder: Path
    user: int | None = None
    """Number of the account to start as; None for our own."""
    city_is_loaded: bool = False
    """Whether a start loads the city, as it does for everybody else."""
    started: list[Running] = field(default_factory=list)

    def command(self, *arguments: str, home: Path) -> list[str]:
        """Return the command line."""
        return [sys.executable, "-m", "rathaus.app", *arguments, "--home", str(home)]

    def __call__(self, home: Path | None = None, *, port: int = 0, demo: bool = False) -> Running:
        """Start a system and wait for its ready line."""
        home = home or self.folder / "home"
        name = "demo" if demo else "up"
        line = self.command(name, "--port", str(port), "--city", "musterstadt", home=home)
        process = subprocess.Popen(
            line,
            env={**clean_environment(), KEEP_CITY: "" if self.city_is_loaded else "1"},
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            **self._account(),
        )
        running = Running(home, process)
        self.started.append(running)
        assert process.stdout
        found = READY.match(process.stdout.readline())
        assert found, "no ready line"
        running.address = found[1]
        return running

    def clean(self) -> None:
        """Stop what still runs, and delete what lies outside the folder."""
        for running in self.started:
            if running.process.poll() is None:
                running.stop()
            if running.process.stdout:
                running.process.stdout.close()
        for record in self.folder.glob("*/home.json"):
            place.remove(Home(record.parent))

    def run(self, *arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            self.command(*arguments, home=home or self.folder / "home"),
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            cwd="/",
            **self._account(),
        )

    def _account(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.user, "extra_groups": []}

    def user_can_run_us(self) -> bool:
        """Tell whether the account can read the checkout and its packages."""
        command = [sys.executable, "-c", "import rathaus.app, django"]
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, cwd="/", **self._account()
            )
        except OSError:
            return False
        return done.returncode == 0

    def forget(self, home: Path) -> None:
        """Delete what a stopped home keeps elsewhere."""
        place.remove(Home(home))
