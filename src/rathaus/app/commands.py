"""The commands of the platform itself."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DEFAULT_PORT = 8000


def add_commands(subparsers: "Subparsers") -> None:
    """Add the platform's commands to the command line."""
    for name, text in (
        ("demo", "start with the reference city, sample data and demo accounts"),
        ("up", "start without sample data"),
    ):
        parser = subparsers.add_parser(name, help=text, description=text)
        parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="default: %(default)s")
        parser.set_defaults(handler=_serve, demo=name == "demo")


def _serve(args: argparse.Namespace) -> int:
    from rathaus.app.serve import Options, serve  # noqa: PLC0415 - only this command needs it

    return serve(
        Options(home=args.home, port=args.port, demo=args.demo, city=args.city_folder)
    )
