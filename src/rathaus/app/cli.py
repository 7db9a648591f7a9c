"""The command line: finds the command, makes the database answer, and says errors kindly.

Packages contribute commands in `commands.py` with `add_commands(subparsers)`. A handler takes the
parsed arguments and returns an exit status; `needs_database=True` in the parser's defaults asks
for a database that answers and for Django set up. `--home DIR` and `--city DIR` are understood
anywhere on the line.
"""

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import rathaus
from rathaus.app.city import CHECKOUT, find_city
from rathaus.app.errors import sentence_for
from rathaus.app.progress import say
from rathaus.kernel.errors import RathausError

ORDER = ("app",)
"""Packages whose commands are listed first."""


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit status: 0 well, 1 a named problem, 2 a mistake on the command line, 130 stopped.
    """
    try:
        return _run(arguments)
    except RathausError as error:
        say(error.message)
    except OSError as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        say(sentence)
    except KeyboardInterrupt:
        return 130
    return 1


def _run(arguments: Sequence[str]) -> int:
    common, rest = _common_options().parse_known_args(arguments)
    parser = build_parser(only=rest[0] if rest else None)
    parsed, further = parser.parse_known_args(rest)
    if further and not hasattr(parsed, "further"):
        parser.error(f"unknown arguments: {' '.join(further)}")
    parsed.further = further
    parsed.home = Path(common.home or default_home()).expanduser().absolute()
    parsed.city_folder = common.city
    if getattr(parsed, "needs_database", False):
        return _with_database(parsed)
    code: int = parsed.handler(parsed)
    return code


def default_home() -> Path:
    """Return the home used without --home: RATHAUS_HOME, or a private folder of the checkout."""
    return Path(os.environ.get("RATHAUS_HOME") or CHECKOUT / ".rathaus")


def _common_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--home", metavar="DIR")
    parser.add_argument("--city", metavar="DIR")
    return parser


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands.

    Args:
        only: the command meant, when known; then only the package that offers it is loaded,
            which keeps the supervisor small.
    """
    parser = argparse.ArgumentParser(
        prog="rathaus",
        description="The open platform on which a city runs its digital strategy.",
        epilog="Everywhere: --home DIR (all state of the installation), --city DIR (city folder).",
    )
    parser.add_argument("--version", action="version", version=f"Rathaus {rathaus.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in _packages():
        importlib.import_module(f"rathaus.{name}.commands").add_commands(commands)
        if only in commands.choices:
            break
    return parser


def _packages() -> list[str]:
    folder = Path(__file__).parents[1]
    found = [path.parent.name for path in sorted(folder.glob("*/commands.py"))]
    return sorted(found, key=lambda name: (name not in ORDER, name))


def _with_database(parsed: argparse.Namespace) -> int:
    from rathaus.app.database.session import answering  # noqa: PLC0415 - only when needed
    from rathaus.app.home import open_home  # noqa: PLC0415
    from rathaus.app.serve import environment  # noqa: PLC0415

    home = open_home(parsed.home)
    city = find_city(parsed.city_folder, home)
    demo = bool(home.record.get("demo"))
    with answering(home) as url:
        os.environ.update(environment(home, city, demo=demo), DATABASE_URL=url)
        import django  # noqa: PLC0415

        django.setup()
        from rathaus.app.prepare import migrate  # noqa: PLC0415

        migrate()
        try:
            code: int = parsed.handler(parsed)
        finally:
            from django.db import connections  # noqa: PLC0415

            connections.close_all()
    sys.stdout.flush()
    return code
