"""``./rathaus strategy freeze | versions | compare | replay``."""

import argparse
import json
from typing import Any


def add_commands(actions: Any) -> None:
    """Add the commands of versions."""
    freeze = actions.add_parser("freeze", help="freeze the strategy under a name")
    freeze.add_argument("name", metavar="NAME")
    freeze.add_argument("--remark", default="", help="what the version was made for")
    freeze.set_defaults(handler=_freeze, needs_database=True)

    versions = actions.add_parser("versions", help="list the frozen versions")
    versions.add_argument("--json", action="store_true", help="print one JSON object")
    versions.set_defaults(handler=_versions, needs_database=True)

    compare = actions.add_parser("compare", help="compare two versions")
    compare.add_argument("old", metavar="A")
    compare.add_argument("new", metavar="B", nargs="?", default="jetzt", help="default: now")
    compare.set_defaults(handler=_compare, needs_database=True)

    replay = actions.add_parser(
        "replay", help="judge a version by the present rules; exit code 1 if they differ"
    )
    replay.add_argument("version", metavar="VERSION")
    replay.set_defaults(handler=_replay, needs_database=True)


def _freeze(args: argparse.Namespace) -> int:
    from rathaus.audit.api import Actor  # noqa: PLC0415 - needs Django set up
    from rathaus.strategy.versions.store import freeze  # noqa: PLC0415

    version = freeze(
        args.name, actor=Actor.system("command-line"), remark=args.remark, person="Kommandozeile"
    )
    print(f"{version.name} ({version.slug}), Prüfsumme {version.digest}")
    return 0


def _versions(args: argparse.Namespace) -> int:
    from rathaus.strategy.versions.store import stored  # noqa: PLC0415

    if args.json:
        listed = [
            {
                "slug": each.slug,
                "name": each.name,
                "frozen_at": each.frozen_at.isoformat(),
                "digest": each.digest,
            }
            for each in stored()
        ]
        print(json.dumps({"count": len(listed), "results": listed}, ensure_ascii=False))
        return 0
    for each in stored():
        print(f"{each.slug}\t{each.frozen_at:%Y-%m-%d %H:%M} UTC\t{each.name}")
    return 0


def _compare(args: argparse.Namespace) -> int:
    from rathaus.strategy.versions.store import compare  # noqa: PLC0415

    found = compare(args.old, args.new)
    for change in found.header:
        print(f"~ {change.label.de}: {change.old.de} → {change.new.de}")
    for part in found.added:
        print(f"+ {part.kind} {part.id}: {part.title.de}")
    for part in found.removed:
        print(f"- {part.kind} {part.id}: {part.title.de}")
    for changed in found.changed:
        print(f"~ {changed.kind} {changed.id}: {changed.title.de}")
        for change in changed.fields:
            print(f"    {change.label.de}: {change.old.de} → {change.new.de}")
    for category in found.categories:
        print(f"~ Kategorie {category.project}: {category.old} → {category.new}")
    for state in found.states:
        print(f"~ Stand {state.goal}: {state.old.label.de} → {state.new.label.de}")
    if not found:
        print("Kein Unterschied.")
    return 0


def _replay(args: argparse.Namespace) -> int:
    from rathaus.strategy.versions.store import replay  # noqa: PLC0415

    found = replay(args.version)
    print(
        f"{found.projects} Projekte und {found.goals} Ziele, Stand {found.on:%d.%m.%Y}: "
        + ("genau wie eingefroren." if found.exact else "die heutigen Regeln sagen anderes.")
    )
    for each in found.differences:
        print(f"~ {each.kind} {each.id}: {', '.join(each.frozen)}")
    return 0 if found.exact else 1
