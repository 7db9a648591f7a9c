"""`./rathaus account`: accounts from the command line, above all the first administrator."""

import argparse
import sys
from typing import Any

ROLES = ("department", "caseworker", "strategy_office", "administrator")


def add_commands(subparsers: Any) -> None:
    """Add the commands of identity to the command line."""
    account = subparsers.add_parser("account", help="add accounts and grant roles")
    actions = account.add_subparsers(dest="account_action", required=True)

    add = actions.add_parser("add", help="add an account; prints a link to set its password")
    add.add_argument("email")
    add.add_argument("--name", default="", help="how others see the person")
    _add_role(add, required=False)
    add.set_defaults(handler=add_account, needs_database=True)

    grant = actions.add_parser("grant", help="give an account a role")
    grant.add_argument("email")
    _add_role(grant, required=True)
    grant.set_defaults(handler=grant_role, needs_database=True)

    link = actions.add_parser("link", help="print a new link to set the password of an account")
    link.add_argument("email")
    link.set_defaults(handler=print_link, needs_database=True)


def _add_role(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--role", choices=ROLES, required=required)
    parser.add_argument("--department", default="", metavar="ID")


def add_account(args: argparse.Namespace) -> int:
    """Add an account, with a role if one is named; exit code 1 if the address is taken."""
    from django.db import transaction  # noqa: PLC0415 (needs Django set up)

    from rathaus.audit.api import Actor  # noqa: PLC0415
    from rathaus.identity import api  # noqa: PLC0415
    from rathaus.identity.errors import IdentityError  # noqa: PLC0415
    from rathaus.kernel.access import Role  # noqa: PLC0415

    actor = Actor.system("command line")
    try:
        with transaction.atomic():
            made = api.create_account(actor, args.email, args.name)
            if args.role:
                api.grant_role(actor, made.id, Role(args.role), args.department)
    except IdentityError as error:
        print(error.message, file=sys.stderr)
        return 1
    print(f"Das Konto {made.email} ist angelegt.")
    return print_link(args)


def grant_role(args: argparse.Namespace) -> int:
    """Give an account a role; exit code 1 if there is no account or the role does not fit."""
    from rathaus.audit.api import Actor  # noqa: PLC0415 (needs Django set up)
    from rathaus.identity import api  # noqa: PLC0415
    from rathaus.identity.errors import IdentityError  # noqa: PLC0415
    from rathaus.kernel.access import Role  # noqa: PLC0415

    found = api.find_account(args.email)
    if found is None:
        print(f"Zu {args.email} gibt es kein Konto.", file=sys.stderr)
        return 1
    try:
        api.grant_role(Actor.system("command line"), found.id, Role(args.role), args.department)
    except IdentityError as error:
        print(error.message, file=sys.stderr)
        return 1
    print(f"{found.email} hat jetzt die Rolle {args.role} {args.department}".rstrip() + ".")
    return 0


def print_link(args: argparse.Namespace) -> int:
    """Print the path of a page on which the owner of an account sets a password."""
    from rathaus.identity.password_link import password_path  # noqa: PLC0415

    path = password_path(args.email)
    if path is None:
        print(f"Zu {args.email} gibt es kein Konto.", file=sys.stderr)
        return 1
    print(f"Passwort festlegen unter: {path}")
    return 0
