"""Reminders: who is asked for which missing facts, and the letter they get."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from rathaus.identity.api import accounts_with_role
from rathaus.kernel.access import Role
from rathaus.kernel.jobs import job
from rathaus.kernel.time import now
from rathaus.strategy.models import ProjectRow, Reminder
from rathaus.strategy.rules.quality import QUESTIONS


@dataclass(frozen=True, slots=True)
class Request:
    """What one department is asked for: projects with the names of missing facts."""

    department: str
    projects: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sent:
    """How a round of reminders went; departments without an account stay listed."""

    letters: int
    projects: int
    unreachable: tuple[str, ...]


def requests_for(keys: Iterable[str]) -> list[Request]:
    """Group projects with missing facts by their department."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = ProjectRow.objects.filter(key__in=list(keys)).exclude(missing=[])
    for key, department, missing in rows.values_list("key", "department", "missing"):
        found[department][key] = tuple(missing)
    return [Request(department, projects) for department, projects in sorted(found.items())]


def remind(requests: Iterable[Request], *, sent_by: str) -> Sent:
    """Keep the reminders and enqueue one letter for each account of each department."""
    letters, projects, unreachable = 0, 0, []
    for request in requests:
        accounts = (
            accounts_with_role(Role.DEPARTMENT, request.department) if request.department else []
        )
        if not accounts:
            unreachable.append(request.department)
            continue
        projects += len(request.projects)
        for account in accounts:
            letters += 1
            Reminder.objects.bulk_create(
                Reminder(
                    project=key,
                    recipient=account.email,
                    missing=list(missing),
                    sent_by=sent_by,
                    sent_at=now(),
                )
                for key, missing in request.projects.items()
            )
            send_reminder.enqueue(email=account.email, keys=list(request.projects))
    return Sent(letters, projects, tuple(unreachable))


@job("strategy.send_reminder")
def send_reminder(email: str, keys: list[str]) -> None:
    """Send one letter that lists the projects and what is missing in each."""
    rows = ProjectRow.objects.filter(key__in=keys).exclude(missing=[]).order_by("number_order")
    with override("de"):
        lines = [
            f"– {row.number} {row.title}: "
            + " ".join(QUESTIONS[name].question.de for name in row.missing if name in QUESTIONS)
            for row in rows
        ]
        if lines:
            send_mail(
                _("Angaben zu Ihren Projekten der Digitalstrategie"),
                _("Guten Tag,\n\nfür Entscheidungen über diese Projekte fehlen noch Angaben:\n\n")
                + "\n".join(lines)
                + _("\n\nSie können sie im Portfolio der Strategie ergänzen."),
                None,
                [email],
            )
