"""Proposals: what departments reported, and what the office makes of it. Nothing merges itself."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.ids import slug
from rathaus.kernel.time import now, today
from rathaus.participation.api import surveys as participation
from rathaus.strategy.document import ListSource, Project
from rathaus.strategy.errors import InvalidChange, NotFound
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store.codec import from_json, to_json
from rathaus.strategy.store.projects import get, save
from rathaus.strategy.store.state import changing
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.errors import AlreadyDecided
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.projects import project_of, resolve_dependencies

OPEN, ACCEPTED, MERGED, RETURNED, REJECTED, WITHDRAWN = (
    "open",
    "accepted",
    "merged",
    "returned",
    "rejected",
    "withdrawn",
)
WAITING = (OPEN, RETURNED)
TRAIL = "strategy.proposal"
ANSWER_DAYS = 14
"""How long a department may correct what was sent back after the survey's deadline."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with the answer in words, as the department gave it."""

    question: str
    answer: str


def take(
    submission: participation.SubmissionInfo,
    questionnaire: participation.Questionnaire,
    survey: UUID,
) -> int:
    """Make proposals of a submission, or bring those that are there up to date.

    Call it in the transaction of the submission. What was decided stays decided; the proposal
    only says that the department has changed its answers since. Entries that are gone withdraw
    their proposal.

    Returns:
        How many proposals the submission has.
    """
    strategy = structure()
    known = {
        row.entry: row
        for row in Proposal.objects.select_for_update().filter(invitation=submission.invitation)
    }
    entries = {entry: answers for entry, answers in submission.answers.items() if entry}
    whole = submission.answers.get(0, {})
    for entry, answers in entries.items():
        project = project_of(
            {**whole, **answers}, questionnaire.bindings, submission.party, strategy
        )
        row = known.get(entry) or Proposal(
            survey=survey,
            invitation=submission.invitation,
            entry=entry,
            party=submission.party,
            received_at=submission.submitted_at,
        )
        row.facts, row.title = to_json(project), project.title[:500]
        row.answers = [
            {"question": each.question, "answer": each.answer}
            for each in participation.told(
                questionnaire, {**whole, **answers}, today(), repeated=True
            )
        ]
        row.submission = submission.number
        if row.state in (WITHDRAWN, RETURNED):
            row.state = OPEN
        row.revision += row.pk is not None
        row.save()
    gone = [row.pk for entry, row in known.items() if entry not in entries]
    _withdraw(Proposal.objects.filter(pk__in=gone))
    return len(entries)


def withdraw(invitation: UUID) -> None:
    """Withdraw the proposals of a party that took its submission back; decisions stay."""
    _withdraw(Proposal.objects.filter(invitation=invitation))


def _withdraw(rows: Any) -> None:
    for row in rows.select_for_update().filter(state__in=WAITING):
        row.state, row.revision = WITHDRAWN, row.revision + 1
        row.save(update_fields=["state", "revision"])


def facts_of(row: Proposal) -> Project:
    """Return the project that a proposal proposes, without an id."""
    return from_json(Project, {"id": "", "title": row.title, **row.facts})


def accept(key: int, *, expected: int, survey_title: str, actor: Actor) -> str:
    """Make a project of a proposal; whoever comes second is told, and makes none.

    Args:
        key: the proposal.
        expected: the revision that was on the page.
        survey_title: name of the source that the project keeps.
        actor: who accepts.

    Returns:
        The new project's id.

    Raises:
        NotFound: there is no such proposal.
        AlreadyDecided: it was decided or changed meanwhile.
        InvalidChange: a fact does not fit the strategy of today; ``field`` names it.
    """
    with transaction.atomic():
        row = _locked(key, expected)
        # Ids are chosen under the one lock of the strategy, so that no two projects take the same.
        with changing():
            project = replace(
                resolve_dependencies(facts_of(row), known_projects()),
                id=_free_id(row.title),
                list_source=_source(row, survey_title),
            )
            _refuse_incomplete(project)
            save([project], actor=actor, action="strategy.project_accepted")
        _decide(row, ACCEPTED, actor, project=project.id)
    return project.id


def merge_into(
    key: int, into: str, chosen: Iterable[str], *, expected: int, version: int, actor: Actor
) -> None:
    """Take chosen facts of a proposal into an existing project.

    Args:
        key: the proposal.
        into: the project's id.
        chosen: names of the facts to take; all others stay as they are.
        expected: the proposal's revision that was on the page.
        version: the project's version that was on the page.
        actor: who merges.

    Raises:
        NotFound: there is no such proposal or project.
        AlreadyDecided: the proposal was decided or changed meanwhile.
        EditConflict: somebody changed the project meanwhile.
        InvalidChange: a fact does not fit, or a name is unknown.
    """
    with transaction.atomic():
        row = _locked(key, expected)
        proposed = resolve_dependencies(facts_of(row), known_projects())
        names = set(chosen)
        unknown = names - set(MERGEABLE)
        if unknown:
            raise InvalidChange(_("Diese Angabe lässt sich nicht übernehmen."), field="take")
        stored = get(into)
        values = {name: getattr(proposed, name) for name in names}
        project = replace(stored.project, **values)
        save([project], actor=actor, action="strategy.project_merged", expected={into: version})
        _decide(row, MERGED, actor, project=into, taken=sorted(names))


def send_back(key: int, question: str, *, expected: int, actor: Actor) -> None:
    """Ask the department about a proposal; it can correct its answers and submit again.

    Raises:
        NotFound: there is no such proposal.
        AlreadyDecided: it was decided or changed meanwhile.
        ParticipationError: nothing is asked.
    """
    with transaction.atomic():
        row = _locked(key, expected)
        until = now() + timedelta(days=ANSWER_DAYS)
        participation.ask(row.invitation, row.entry, question, until, actor=actor)
        _decide(row, RETURNED, actor)


def reject(key: int, reason: str, *, expected: int, actor: Actor) -> None:
    """Decline a proposal with a reason that the department sees.

    Raises:
        NotFound: there is no such proposal.
        AlreadyDecided: it was decided or changed meanwhile.
        InvalidChange: no reason is given.
    """
    reason = reason.replace("\0", "").strip()
    if not reason:
        raise InvalidChange(
            _("Begründen Sie die Ablehnung; das Amt sieht den Grund."), field="reason"
        )
    with transaction.atomic():
        row = _locked(key, expected)
        row.reason = reason[:4000]
        _decide(row, REJECTED, actor, reason=row.reason)


MERGEABLE = tuple(
    each.name
    for each in fields(Project)
    if each.name
    not in {
        "id",
        "number",
        "origin",
        "source",
        "list_source",
        "override",
        "currency",
        "lead_project",
        "spent_cents",
        "rating",
        "running_at_publication",
    }
)
"""Facts that a survey can tell, so that can be taken into an existing project."""


def differences(proposed: Project, stored: Project) -> list[str]:
    """Return the names of the facts that a proposal tells and that differ from the project's."""
    empty = Project(id="", title="")
    return [
        name
        for name in MERGEABLE
        if getattr(proposed, name) != getattr(empty, name)
        and getattr(proposed, name) != getattr(stored, name)
    ]


def _refuse_incomplete(project: Project) -> None:
    if not project.title:
        raise InvalidChange(
            _("Der Vorschlag hat keinen Namen. Senden Sie ihn mit einer Frage zurück."),
            field="title",
        )
    if project.start and project.end and project.end < project.start:
        raise InvalidChange(
            _("Das Ende %(end)s liegt vor dem Beginn %(start)s. Fragen Sie beim Amt nach.")
            % {"end": f"{project.end:%d.%m.%Y}", "start": f"{project.start:%d.%m.%Y}"},
            field="end",
        )


def _locked(key: int, expected: int) -> Proposal:
    row = Proposal.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NotFound(_("Diesen Vorschlag gibt es nicht."))
    if row.state not in WAITING:
        raise AlreadyDecided(
            _("Über diesen Vorschlag ist schon entschieden. Es wurde nichts doppelt angelegt.")
        )
    if row.revision != expected:
        raise AlreadyDecided(
            _("Der Vorschlag hat sich geändert, seit Sie ihn geöffnet haben. Prüfen Sie ihn neu.")
        )
    return row


def _decide(row: Proposal, state: str, actor: Actor, **told: Any) -> None:
    before = {"state": row.state}
    row.state, row.revision = state, row.revision + 1
    row.decided, row.decided_at, row.decided_by = row.facts, now(), actor.id
    row.project = told.get("project", "")
    row.save()
    record(
        actor,
        f"strategy.proposal_{state}",
        Subject(TRAIL, str(row.pk)),
        before,
        {"state": state, **told},
    )


def _source(row: Proposal, survey_title: str) -> ListSource:
    """Name the survey as the project's source; its key keeps two projects from one entry apart."""
    cells = {str(each["question"]): str(each["answer"]) for each in row.answers}
    return ListSource(
        name=survey_title[:200], row=row.entry, key=f"{row.invitation}:{row.entry}", cells=cells
    )


def known_projects() -> list[tuple[str, str, str]]:
    """Return id, number and title of all projects, to find those that a department named."""
    return list(ProjectRow.objects.values_list("key", "number", "title"))


def _free_id(title: str) -> str:
    base = slug(title, limit=100) or "projekt"
    taken = set(ProjectRow.objects.filter(key__startswith=base).values_list("key", flat=True))
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
