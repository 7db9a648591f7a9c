"""The commands of the platform itself."""

import argparse
import os
from pathlib import Path
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
        parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="default: %(default)s")
        parser.set_defaults(handler=_serve, demo=name == "demo")
    _add_safekeeping(subparsers)
    _add_quality(subparsers)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535; 0 takes a free one")
    return number


def _add_safekeeping(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("backup", help="write everything into one file, while it runs")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(handler=_backup)
    text = "build a home from a backup; the old home is kept beside it"
    parser = subparsers.add_parser("restore", help=text, description=text)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(handler=_restore)
    text = "bring the home to this version of Rathaus, on a copy that takes over when it answers"
    parser = subparsers.add_parser("upgrade", help=text, description=text)
    parser.set_defaults(handler=_upgrade)


def _add_quality(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("test", help="run the tests")
    parser.add_argument("--fast", action="store_true", help="only what answers within moments")
    parser.epilog = "All other arguments, such as files or -k NAME, are handed to pytest."
    parser.set_defaults(handler=_test, further=[])
    parser = subparsers.add_parser("check", help="run all static checks and the city validator")
    parser.set_defaults(handler=_check)
    parser = subparsers.add_parser("bench", help="measure speed and size", allow_abbrev=False)
    parser.add_argument("name", nargs="?", metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.epilog = "All other arguments are options of the bench, such as --seconds 60."
    parser.set_defaults(handler=_bench, further=[])


def _serve(args: argparse.Namespace) -> int:
    from rathaus.app.serve import Options, serve  # noqa: PLC0415 - each command loads its own

    return serve(Options(home=args.home, port=args.port, demo=args.demo, city=args.city_folder))


def _backup(args: argparse.Namespace) -> int:
    from rathaus.app.home import existing_home  # noqa: PLC0415
    from rathaus.app.safekeeping.backup import backup  # noqa: PLC0415

    manifest = backup(existing_home(args.home), args.file)
    size = args.file.stat().st_size / 1e6
    rows = sum(manifest.rows.values())
    print(f"Backup of {rows} rows in {len(manifest.rows)} tables: {args.file} ({size:.1f} MB)")
    return 0


def _restore(args: argparse.Namespace) -> int:
    from rathaus.app.safekeeping.restore import restore  # noqa: PLC0415

    old = restore(args.file, args.home)
    print(f"Restored to {args.home}.")
    if old:
        print(f"The old home is kept in {old}.")
    return 0


def _upgrade(args: argparse.Namespace) -> int:
    import rathaus  # noqa: PLC0415
    from rathaus.app.home import existing_home  # noqa: PLC0415
    from rathaus.app.safekeeping.upgrade import upgrade  # noqa: PLC0415

    file, old = upgrade(existing_home(args.home))
    print(f"The home {args.home} now has version {rathaus.__version__}.")
    print(f"The old home is kept in {old}, with the backup {file.name}.")
    return 0


def _test(args: argparse.Namespace) -> int:
    from rathaus.app.quality import test  # noqa: PLC0415

    return test(args.further, fast=args.fast)


def _check(_args: argparse.Namespace) -> int:
    from rathaus.app.quality import check  # noqa: PLC0415

    return check()


def _bench(args: argparse.Namespace) -> int:
    from rathaus.app.quality import bench  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus.app.settings")
    return bench(args.name, args.json, args.further)
