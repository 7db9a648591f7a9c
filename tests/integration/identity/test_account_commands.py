"""The first administrator comes from the command line."""

from argparse import ArgumentParser, Namespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rathaus.audit import api as audit
from rathaus.identity import commands
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

from .conftest import PASSWORD

pytestmark = pytest.mark.database


def run(*words: str) -> int:
    """Run a command as the launcher would."""
    parser = ArgumentParser()
    commands.add_commands(parser.add_subparsers())
    args: Namespace = parser.parse_args(["account", *words])
    answer: int = args.handler(args)
    return answer


def test_first_administrator_sets_a_password_and_signs_in(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("add", "Chef@Stadt.example", "--name", "Chefin", "--role", "administrator") == 0
    path = capsys.readouterr().out.rpartition(" ")[2].strip()
    page: Any = client.get(path, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    client.post(reverse("account_login"), {"login": "chef@stadt.example", "password": PASSWORD})
    assert client.get(reverse("identity:accounts")).status_code == 200
    assert {entry.actor.id for entry in audit.entries()} == {"system:command line"}


def test_mistakes_are_said_and_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "a@stadt.example", "--role", "department") == 1
    assert "Nennen Sie das Amt" in capsys.readouterr().err
    assert not Account.objects.exists()
    assert audit.count_entries() == 0
    assert run("grant", "a@stadt.example", "--role", "administrator") == 1
    assert run("link", "a@stadt.example") == 1


def test_roles_and_links_for_known_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    run("add", "a@stadt.example")
    assert run("add", "A@stadt.example") == 1
    assert run("grant", "a@stadt.example", "--role", "department", "--department", "amt-1") == 0
    assert run("grant", "a@stadt.example", "--role", "department", "--department", "amt-1") == 1
    assert Account.objects.get().roles == {Role.CITIZEN, Role.DEPARTMENT}
    capsys.readouterr()
    assert run("link", "a@stadt.example") == 0
    assert "/konto/passwort/neu/" in capsys.readouterr().out
