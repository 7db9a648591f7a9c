"""``./rathaus strategy …``: each room of the strategy adds its own commands."""

import importlib
import importlib.util
from typing import Any

ROOMS = ("city", "lists", "report", "versions")


def add_commands(subparsers: Any) -> None:
    """Add the strategy's commands to the command line."""
    importlib.import_module("rathaus.strategy.city.commands").add_city_command(subparsers)
    strategy = subparsers.add_parser("strategy", help="check, import, measure, freeze and report")
    actions = strategy.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in ROOMS:
        name = f"rathaus.strategy.{room}.commands"
        if importlib.util.find_spec(f"rathaus.strategy.{room}") is None:
            continue
        if importlib.util.find_spec(name) is not None:
            importlib.import_module(name).add_commands(actions)
