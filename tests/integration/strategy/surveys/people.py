"""The office and departments of the small city, signed in, and a survey between them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.participation.api import surveys
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.subjects import PORTFOLIO
from rathaus.strategy.surveys.template import project_survey

SYSTEM = Actor.system("test")
PROJECT = {"projekt_name": "Digitale Akte", "projekt_beschreibung": "Papier wird Datei."}


def client_of(role: Role, department: str = "", name: str = "test", **more: Any) -> Client:
    """Sign somebody in."""
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    if role is not Role.CITIZEN:
        identity.grant_role(SYSTEM, account.id, role, department)
    client = Client(**more)
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client


def open_survey(*parties: str, deadline: Any = None) -> tuple[UUID, list[surveys.InvitedInfo]]:
    """Open the survey of the projects and invite some departments."""
    made = surveys.create(PORTFOLIO, project_survey(structure()), actor=SYSTEM)
    surveys.publish(made.id, deadline, (7, 1), site="http://testserver", actor=SYSTEM)
    guests = [surveys.Guest(party, f"Amt {party}") for party in parties]
    return made.id, surveys.invite(made.id, guests, actor=SYSTEM)


def answer(invitation: UUID, *projects: dict[str, Any]) -> None:
    """Save a complete response with some projects."""
    save(invitation, 0, "amt", {"ansprechperson": "Frau Kaya"})
    for number, project in enumerate(projects, start=1):
        surveys.add_entry(invitation, number)
        save(invitation, number, "projekt", project)


def save(invitation: UUID, entry: int, section: str, answers: dict[str, Any]) -> int:
    """Save a section on top of what is there."""
    before = surveys.desk_of(invitation).saved.get((entry, section))
    return surveys.save_section(
        invitation,
        entry,
        section,
        answers,
        complete=True,
        expected=before.revision if before else 0,
        by="Test",
    )


def url(name: str, *args: object) -> str:
    """Address of an office page."""
    return reverse(f"strategy:office:{name}", args=args)


def seat_url(name: str, *args: object) -> str:
    """Address of an answering page."""
    return reverse(f"strategy:survey-answer{name}", args=args)
